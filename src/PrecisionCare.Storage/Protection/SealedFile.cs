using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PrecisionCare.Storage.Protection;

/// <summary>
/// The form of a sealed file: magic and file id (16 random bytes), then chunks of <see cref="ChunkBytes"/>, each AES-256-GCM with its tag behind it, under a key that is
/// derived for this file alone. Number of the chunk, whether it is the last, and the file id are associated data (the STREAM construction of Hoang, Reyhanitabar,
/// Rogaway and Vizár, 2015): a chunk that is changed, exchanged, left out or cut off does not open. The last chunk may be empty, and is always there.
/// </summary>
internal static class SealedFile
{
    public const int ChunkBytes = 64 << 10;
    public const int SealedChunkBytes = ChunkBytes + Sealing.TagBytes;
    public const int HeaderBytes = 8 + IdBytes;

    private const int IdBytes = 16;
    private const int PlaceBytes = IdBytes + 9;

    public static ReadOnlySpan<byte> Magic => "PCSEAL1\n"u8;

    /// <summary>Length of the content of a sealed file of this length; negative when a file cannot be so short.</summary>
    public static long PlainLength(long sealedLength)
    {
        long body = sealedLength - HeaderBytes;
        long chunks = (body + SealedChunkBytes - 1) / SealedChunkBytes;
        return chunks < 1 ? -1 : body - (chunks * Sealing.TagBytes);
    }

    public static byte[] NewHeader() => [.. Magic, .. RandomNumberGenerator.GetBytes(IdBytes)];

    /// <summary>The cipher of one file, by its header.</summary>
    public sealed class Cipher : IDisposable
    {
        private readonly byte[] _id;
        private readonly AesGcm _gcm;

        public Cipher(byte[] installationFilesKey, ReadOnlySpan<byte> header)
        {
            _id = header[Magic.Length..HeaderBytes].ToArray();
            _gcm = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, installationFilesKey, 32, info: _id), Sealing.TagBytes);
        }

        /// <param name="plain">At most <see cref="ChunkBytes"/>.</param>
        /// <param name="box">Gets cipher text and tag: as long as both.</param>
        /// <param name="chunk">Counted from 0.</param>
        /// <param name="last">Nothing follows.</param>
        public void Seal(ReadOnlySpan<byte> plain, Span<byte> box, long chunk, bool last)
        {
            Span<byte> place = stackalloc byte[PlaceBytes];
            Span<byte> nonce = stackalloc byte[Sealing.NonceBytes];
            Place(place, nonce, chunk, last);
            _gcm.Encrypt(nonce, plain, box[..plain.Length], box.Slice(plain.Length, Sealing.TagBytes), place);
        }

        /// <exception cref="CryptographicException">The chunk is not what was written here.</exception>
        public void Open(ReadOnlySpan<byte> box, Span<byte> plain, long chunk, bool last)
        {
            Span<byte> place = stackalloc byte[PlaceBytes];
            Span<byte> nonce = stackalloc byte[Sealing.NonceBytes];
            Place(place, nonce, chunk, last);
            int length = box.Length - Sealing.TagBytes;
            _gcm.Decrypt(nonce, box[..length], box[length..], plain[..length], place);
        }

        public void Dispose() => _gcm.Dispose();

        /// <summary>The key is this file's alone, and so number and mark of the chunk are a nonce that never comes twice.</summary>
        private void Place(Span<byte> place, Span<byte> nonce, long chunk, bool last)
        {
            _id.CopyTo(place);
            BinaryPrimitives.WriteInt64BigEndian(place[IdBytes..], chunk);
            place[^1] = last ? (byte)1 : (byte)0;
            nonce.Clear();
            place[IdBytes..].CopyTo(nonce);
        }
    }
}
