namespace PrecisionCare.Fhir.Input;

/// <summary>A stream that is only read forward; whoever derives from it says how.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream stream) : ForwardStream
{
    private byte[] _peeked = [];

    /// <summary>Up to so many of the next bytes; fewer where the stream is shorter.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_peeked.Length < count)
        {
            byte[] longer = new byte[count];
            _peeked.CopyTo(longer, 0);
            int read = stream.ReadAtLeast(longer.AsSpan(_peeked.Length), count - _peeked.Length, throwOnEndOfStream: false);
            _peeked = longer[..(_peeked.Length + read)];
        }

        return _peeked.AsSpan(0, Math.Min(count, _peeked.Length));
    }

    public void Drop(int count) => _peeked = _peeked[count..];

    public override int Read(Span<byte> buffer)
    {
        if (_peeked.Length == 0) return stream.Read(buffer);
        int read = Math.Min(buffer.Length, _peeked.Length);
        _peeked.AsSpan(0, read).CopyTo(buffer);
        Drop(read);
        return read;
    }
}
