using System.IO.Compression;

namespace PrecisionCare.Storage.Imports;

/// <summary>A stream that knows how much of it has been read.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    private long _count;

    /// <summary>Bytes read so far; may be asked from another thread.</summary>
    public long Count => Interlocked.Read(ref _count);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        Interlocked.Add(ref _count, read);
        return read;
    }
}

/// <summary>Tells by the first bytes of a file what it holds, and by its name only where they do not say.</summary>
internal static class ImportFile
{
    public static ImportKind KindOf(Stream stream, string fileName)
    {
        string start = FirstText(stream);
        if (start.StartsWith("##fileformat=VCF", StringComparison.OrdinalIgnoreCase)) return ImportKind.Vcf;
        if (start.StartsWith('{') || start.StartsWith('[')) return ImportKind.Fhir;
        string name = fileName.ToLowerInvariant();
        foreach (string packed in (string[])[".gz", ".bgz"])
            if (name.EndsWith(packed, StringComparison.Ordinal)) name = name[..^packed.Length];
        if (name.EndsWith(".vcf", StringComparison.Ordinal)) return ImportKind.Vcf;
        if (name.EndsWith(".tsv", StringComparison.Ordinal) && start.Contains('\t')) return ImportKind.Reported;
        return name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".ndjson", StringComparison.Ordinal) ? ImportKind.Fhir : ImportKind.Unknown;
    }

    private static string FirstText(Stream stream)
    {
        Span<byte> magic = stackalloc byte[2];
        bool packed = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        stream.Position = 0;
        using var plain = new StreamReader(packed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream, leaveOpen: true);
        char[] start = new char[256];
        try
        {
            return new string(start, 0, plain.ReadBlock(start)).TrimStart();
        }
        catch (InvalidDataException)
        {
            return ""; // broken compression: the reader will say where
        }
        finally
        {
            stream.Position = 0;
        }
    }
}
