using System.Security.Cryptography;

namespace PrecisionCare.Storage.Protection;

/// <summary>
/// AES-256-GCM with a random nonce: form (one byte), nonce (12), cipher text, tag (16). A random nonce of 96 bits is sound for 2^32 messages of one key (NIST SP
/// 800-38D, 8.3), which neither a patient nor an installation comes near.
/// </summary>
internal static class Sealing
{
    public const int TagBytes = 16;
    public const int NonceBytes = 12;
    public const int Overhead = 1 + NonceBytes + TagBytes;

    private const byte Form = 1;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        using var gcm = new AesGcm(key, TagBytes);
        return Seal(gcm, plain, associated);
    }

    public static byte[] Seal(AesGcm gcm, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        byte[] result = new byte[Overhead + plain.Length];
        result[0] = Form;
        var nonce = result.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, plain, result.AsSpan(1 + NonceBytes, plain.Length), result.AsSpan(1 + NonceBytes + plain.Length), associated);
        return result;
    }

    /// <exception cref="CryptographicException">Another key, other associated data, or changed bytes.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        using var gcm = new AesGcm(key, TagBytes);
        return Open(gcm, box, associated);
    }

    /// <inheritdoc cref="Open(byte[], ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static byte[] Open(AesGcm gcm, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated)
    {
        if (box.Length < Overhead || box[0] != Form) throw new CryptographicException("The value is not sealed in a known form.");
        byte[] plain = new byte[box.Length - Overhead];
        gcm.Decrypt(box.Slice(1, NonceBytes), box.Slice(1 + NonceBytes, plain.Length), box[(1 + NonceBytes + plain.Length)..], plain, associated);
        return plain;
    }
}
