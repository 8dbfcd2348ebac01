using System.IO.Compression;
using System.Text;

namespace PrecisionCare.Vcf;

/// <summary>
/// Unpacks ordinary gzip, one member or several. GZipStream does not tell a finished member from input that ran out, so a known member is appended to the
/// file: only when exactly its text comes back at the end was the file whole. Text that comes out after the file's last byte and is not that
/// member's is never handed out.
/// </summary>
internal sealed class GzipText : TextSource
{
    private static readonly byte[] SentinelText = Encoding.ASCII.GetBytes("end of file, end of file, end of file");
    private static readonly byte[] SentinelMember = Pack(SentinelText);
    private readonly FileThenSentinel _input;
    private readonly GZipStream _unpacked;
    private InflationLimit _limit;
    private bool _ended;

    public GzipText(CountingStream file, int maximumInflation)
    {
        _input = new FileThenSentinel(file);
        _unpacked = new GZipStream(_input, CompressionMode.Decompress);
        _limit = new InflationLimit(file, maximumInflation);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ended) return 0;
        int read;
        try
        {
            read = _unpacked.Read(buffer);
            if (read > 0 && !_input.SentinelServed && _limit.Allows(read)) return read;
            if (read == 0 || _input.SentinelServed) Fault = EndsWithSentinel(buffer[..read]) ? null : VcfFault.Truncated;
            else Fault = VcfFault.InflatesTooMuch;
        }
        catch (InvalidDataException)
        {
            Fault = _input.SentinelServed ? VcfFault.Truncated : VcfFault.CorruptGzip;
        }

        _ended = true;
        return 0;
    }

    public override void Dispose()
    {
        _unpacked.Dispose();
        base.Dispose();
    }

    /// <summary>Whether what came out since the file's end, and all that is still to come, is the sentinel's text.</summary>
    private bool EndsWithSentinel(ReadOnlySpan<byte> first)
    {
        Span<byte> tail = stackalloc byte[SentinelText.Length + 1];
        if (first.Length >= tail.Length) return false;
        first.CopyTo(tail);
        int length = first.Length + _unpacked.ReadAtLeast(tail[first.Length..], tail.Length - first.Length, throwOnEndOfStream: false);
        return tail[..length].SequenceEqual(SentinelText);
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(text);
        return packed.ToArray();
    }

    /// <summary>The file's bytes, then the sentinel in a read of its own.</summary>
    private sealed class FileThenSentinel(CountingStream file) : ForwardStream
    {
        private int _served;

        public bool SentinelServed => _served > 0;

        public override int Read(Span<byte> buffer)
        {
            if (_served == 0 && file.Read(buffer) is > 0 and var read) return read;
            int count = Math.Min(buffer.Length, SentinelMember.Length - _served);
            SentinelMember.AsSpan(_served, count).CopyTo(buffer);
            _served += count;
            return count;
        }
    }
}
