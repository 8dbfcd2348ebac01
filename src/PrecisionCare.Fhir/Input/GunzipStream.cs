using System.IO.Compression;

namespace PrecisionCare.Fhir.Input;

/// <summary>
/// Unpacks gzip, one member or several, and reports what is wrong with it as an Issue; what came before is handed out.
/// </summary>
/// <remarks>
/// The framework's unpacker ends without a word where a file is cut off. Therefore one more member, whose text is known, is read behind the file: only when
/// exactly this text comes back at the end was the file whole.
/// </remarks>
internal sealed class GunzipStream : ForwardStream
{
    /// <summary>So many bytes may come out of each byte that goes in: written-out JSON stays under 60, deflate can reach 1,032.</summary>
    private const int LargestInflation = 250;

    private const int FreeInflation = 64 << 20;

    private static readonly byte[] EndText = "end of file, end of file, end of file"u8.ToArray();
    private static readonly byte[] EndMember = Pack(EndText);

    private readonly FileThenEnd _packed;
    private readonly GZipStream _unpacked;
    private readonly string _file;
    private readonly IssueLog _issues;
    private long _produced;
    private bool _ended;

    public GunzipStream(Stream packed, string file, IssueLog issues)
    {
        _packed = new FileThenEnd(packed);
        _unpacked = new GZipStream(_packed, CompressionMode.Decompress);
        _file = file;
        _issues = issues;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.Length == 0) return 0;
        try
        {
            int read = _unpacked.Read(buffer);
            _produced += read;
            bool plausible = _produced < FreeInflation || _produced / LargestInflation < _packed.FileBytes;
            if (read > 0 && plausible && !_packed.FileEnded) return read;
            if (!plausible) Report(FhirFault.TooLarge, "The gzip data unpacks to far more than any FHIR file would.");
            else if (!IsEndText(buffer[..read])) Report(FhirFault.Truncated, "The gzip file is cut off.");
        }
        catch (InvalidDataException) when (_packed.FileEnded)
        {
            Report(FhirFault.Truncated, "The gzip file is cut off.");
        }
        catch (InvalidDataException)
        {
            Report(FhirFault.BadCompression, "The gzip data cannot be unpacked from a certain point on.");
        }

        _ended = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private bool IsEndText(ReadOnlySpan<byte> first)
    {
        Span<byte> text = stackalloc byte[EndText.Length + 1];
        if (first.Length >= text.Length) return false;
        first.CopyTo(text);
        int length = first.Length + _unpacked.ReadAtLeast(text[first.Length..], text.Length - first.Length, throwOnEndOfStream: false);
        return text[..length].SequenceEqual(EndText);
    }

    private void Report(FhirFault fault, string message) => _issues.Add(fault.At(new SourceLocation(_file), message));

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(text);
        return packed.ToArray();
    }

    /// <summary>The file's bytes, then, in reads of their own, the member behind them.</summary>
    private sealed class FileThenEnd(Stream file) : ForwardStream
    {
        private int _served;

        public bool FileEnded { get; private set; }

        public long FileBytes { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (!FileEnded && file.Read(buffer) is > 0 and var read)
            {
                FileBytes += read;
                return read;
            }

            FileEnded = true;
            int count = Math.Min(buffer.Length, EndMember.Length - _served);
            EndMember.AsSpan(_served, count).CopyTo(buffer);
            _served += count;
            return count;
        }
    }
}
