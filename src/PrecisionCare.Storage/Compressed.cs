using System.IO.Compression;

namespace PrecisionCare.Storage;

/// <summary>Brotli, whose built-in dictionary serves small JSON texts; a quality that keeps pace with reading.</summary>
internal static class Compressed
{
    private const int Quality = 3;
    private const int Window = 20;

    public static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        byte[] buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, buffer, out int length, Quality, Window)
            ? buffer[..length]
            : throw new InvalidOperationException("Brotli refused a buffer of its own stated size.");
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var plain = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)) brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
