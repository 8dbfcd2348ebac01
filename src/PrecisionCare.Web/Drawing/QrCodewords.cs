namespace PrecisionCare.Web.Drawing;

/// <summary>The codewords of a QR code: data with its header and padding, cut into blocks, each with its Reed-Solomon correction, interleaved (ISO/IEC 18004, 7.4 to 7.6).</summary>
internal static class QrCodewords
{
    /// <summary>Codewords that a version holds: all modules but those of the patterns.</summary>
    public static int Total(int version)
    {
        int modules = (16 * version + 128) * version + 64;
        if (version >= 2)
        {
            int alignments = version / 7 + 2;
            modules -= (25 * alignments - 10) * alignments - 55;
            if (version >= 7) modules -= 36;
        }

        return modules / 8;
    }

    public static byte[] Of(byte[] bytes, int version, int capacity, int correction, int blocks)
    {
        byte[] data = WithHeader(bytes, version, capacity);
        int shorter = capacity / blocks, longer = capacity % blocks;
        byte[] divisor = Divisor(correction);
        var parts = new (byte[] Data, byte[] Correction)[blocks];
        for (int i = 0, from = 0; i < blocks; i++)
        {
            int length = shorter + (i >= blocks - longer ? 1 : 0);
            byte[] part = data[from..(from + length)];
            parts[i] = (part, Remainder(part, divisor));
            from += length;
        }

        var all = new List<byte>(capacity + correction * blocks);
        for (int i = 0; i <= shorter; i++) all.AddRange(parts.Where(p => i < p.Data.Length).Select(p => p.Data[i]));
        for (int i = 0; i < correction; i++) all.AddRange(parts.Select(p => p.Correction[i]));
        return [.. all];
    }

    private static byte[] WithHeader(byte[] bytes, int version, int capacity)
    {
        var bits = new List<bool>(capacity * 8);
        Append(0b0100, 4);
        Append(bytes.Length, version < 10 ? 8 : 16);
        foreach (byte b in bytes) Append(b, 8);
        Append(0, Math.Min(4, capacity * 8 - bits.Count));
        while (bits.Count % 8 != 0) bits.Add(false);
        for (int pad = 0xEC; bits.Count < capacity * 8; pad ^= 0xEC ^ 0x11) Append(pad, 8);
        byte[] packed = new byte[capacity];
        for (int i = 0; i < bits.Count; i++)
            if (bits[i]) packed[i / 8] |= (byte)(0x80 >> i % 8);
        return packed;

        void Append(int value, int length)
        {
            for (int i = length - 1; i >= 0; i--) bits.Add((value >> i & 1) == 1);
        }
    }

    /// <summary>The generator polynomial of a degree, highest coefficient left out.</summary>
    private static byte[] Divisor(int degree)
    {
        byte[] result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (int i = 0; i < degree; i++)
        {
            for (int j = 0; j < degree; j++) result[j] = (byte)(Product(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            root = Product(root, 2);
        }

        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        byte[] rest = new byte[divisor.Length];
        foreach (byte b in data)
        {
            byte factor = (byte)(b ^ rest[0]);
            rest.AsSpan(1).CopyTo(rest);
            rest[^1] = 0;
            for (int i = 0; i < rest.Length; i++) rest[i] ^= Product(divisor[i], factor);
        }

        return rest;
    }

    /// <summary>In the field of 256 elements over x⁸ + x⁴ + x³ + x² + 1.</summary>
    private static byte Product(byte one, byte other)
    {
        int product = 0;
        for (int bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= (other >> bit & 1) * one;
        }

        return (byte)product;
    }
}
