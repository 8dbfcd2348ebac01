namespace PrecisionCare.Vcf;

/// <summary>Reads a stream forward, with its first bytes known beforehand and a count of those handed out; leaves the stream open.</summary>
internal sealed class CountingStream : ForwardStream
{
    private const int HeadLength = 18;
    private readonly Stream _stream;
    private readonly byte[] _head = new byte[HeadLength];
    private readonly int _headLength;

    public CountingStream(Stream stream)
    {
        _stream = stream;
        _headLength = stream.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
    }

    /// <summary>The first 18 bytes (the header of a bgzip block), fewer if the file is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public long Consumed { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (Consumed < _headLength)
        {
            var rest = Head[(int)Consumed..];
            read = Math.Min(rest.Length, buffer.Length);
            rest[..read].CopyTo(buffer);
        }
        else
        {
            read = _stream.Read(buffer);
        }

        Consumed += read;
        return read;
    }
}
