using System.Security.Cryptography;

namespace PrecisionCare.Storage.Protection;

/// <summary>The content of a sealed file, opened chunk by chunk as it is read, in bounded memory. Can seek.</summary>
/// <remarks>A file that was changed or cut is an <see cref="InvalidDataException"/> at the chunk concerned: nothing of that chunk is given out.</remarks>
internal sealed class SealedFileReader : Stream
{
    private readonly FileStream _file;
    private readonly SealedFile.Cipher _cipher;
    private readonly byte[] _box = new byte[SealedFile.SealedChunkBytes];
    private readonly byte[] _plain = new byte[SealedFile.ChunkBytes];
    private readonly long _chunks;
    private long _open = -1;
    private int _openBytes;

    /// <param name="file">At its start; belongs to this stream from now on.</param>
    /// <param name="filesKey">From which the file's key is derived.</param>
    /// <exception cref="InvalidDataException">It is no sealed file.</exception>
    public SealedFileReader(FileStream file, byte[] filesKey)
    {
        _file = file;
        byte[] header = new byte[SealedFile.HeaderBytes];
        Length = SealedFile.PlainLength(file.Length);
        if (Length < 0 || file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().StartsWith(SealedFile.Magic))
        {
            file.Dispose();
            throw new InvalidDataException("A stored file is not in the sealed form.");
        }
        _chunks = (file.Length - SealedFile.HeaderBytes + SealedFile.SealedChunkBytes - 1) / SealedFile.SealedChunkBytes;
        _cipher = new SealedFile.Cipher(filesKey, header);
        Load(_chunks - 1); // a file that was cut is found before anything of it is believed
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty) return 0;
        long chunk = Position / SealedFile.ChunkBytes;
        if (chunk != _open) Load(chunk);
        int from = (int)(Position % SealedFile.ChunkBytes);
        int count = Math.Min(buffer.Length, _openBytes - from);
        _plain.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reading a chunk of a local file and opening it takes less time than handing it to another thread.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _cipher?.Dispose();
            _file.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Load(long chunk)
    {
        _file.Position = SealedFile.HeaderBytes + (chunk * SealedFile.SealedChunkBytes);
        int length = _file.ReadAtLeast(_box, _box.Length, throwOnEndOfStream: false);
        bool last = chunk == _chunks - 1;
        if (length < Sealing.TagBytes || (!last && length < _box.Length)) throw Broken(null);
        try
        {
            _cipher.Open(_box.AsSpan(0, length), _plain, chunk, last);
        }
        catch (CryptographicException fault)
        {
            throw Broken(fault);
        }
        (_open, _openBytes) = (chunk, length - Sealing.TagBytes);
    }

    private static InvalidDataException Broken(Exception? fault) => new("A stored file was changed or cut after it was stored.", fault);
}
