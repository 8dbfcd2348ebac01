using System.Security.Cryptography;

namespace PrecisionCare.Fhir.Input;

/// <summary>
/// A window that slides over a stream: bytes are addressed by their offset in the stream, and held until they are released. The memory needed is the
/// largest stretch held at once, not the file.
/// </summary>
internal sealed class ByteWindow(Stream stream) : IDisposable
{
    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;

    /// <summary>Offset of the first byte still held.</summary>
    public long Start { get; private set; }

    /// <summary>Offset behind the last byte read so far.</summary>
    public long End => Start + (_end - _start);

    /// <summary>The line, counted from 1, in which <see cref="Start"/> stands.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Bytes held from an offset on; call <see cref="Fill"/> for more.</summary>
    public ReadOnlySpan<byte> From(long offset) => _buffer.AsSpan(_start + (int)(offset - Start), (int)(End - offset));

    /// <summary>A copy of the bytes from one offset to before another.</summary>
    public byte[] Copy(long from, long to) => From(from)[..(int)(to - from)].ToArray();

    /// <summary>The line in which an offset that is held stands.</summary>
    public long LineOf(long offset) => Line + From(Start)[..(int)(offset - Start)].Count((byte)'\n');

    /// <summary>Reads on; <c>false</c> at the end of the stream.</summary>
    public bool Fill()
    {
        if (_end == _buffer.Length) MakeRoom();
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    /// <summary>Gives up the bytes before an offset.</summary>
    public void ReleaseTo(long offset)
    {
        int count = (int)(offset - Start);
        Line += _buffer.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
        Start = offset;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _buffer = [];
    }

    /// <summary>Buffers are not pooled: a pool would keep the largest that was ever needed, of every size on the way to it.</summary>
    private void MakeRoom()
    {
        var held = _buffer.AsSpan(_start, _end - _start);
        if (_start >= _buffer.Length / 2)
        {
            held.CopyTo(_buffer);
        }
        else
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(_buffer.Length * 2);
            held.CopyTo(larger);
            CryptographicOperations.ZeroMemory(_buffer);
            _buffer = larger;
        }

        _end = held.Length;
        _start = 0;
    }
}
