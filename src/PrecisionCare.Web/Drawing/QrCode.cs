using System.Text;

namespace PrecisionCare.Web.Drawing;

/// <summary>
/// A QR code (ISO/IEC 18004) of a text: byte mode, error correction level M, versions 1 to 20, always mask 0. The mask only evens the look out for old
/// readers; readers read which one it is.
/// </summary>
internal sealed class QrCode
{
    private const int LargestVersion = 20;

    /// <summary>ISO/IEC 18004, table 9, level M: error correction codewords of a block, and number of blocks, of each version from 1.</summary>
    private static readonly (int Correction, int Blocks)[] LevelM =
    [
        (10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5),
        (30, 5), (22, 8), (22, 9), (24, 9), (24, 10), (28, 10), (28, 11), (26, 13), (26, 14), (26, 16),
    ];

    /// <summary>Level M and mask 0 with their BCH remainder and the standard's mask over it (annex C): 00 000 → 101010000010010.</summary>
    private const int Format = 0b101010000010010;

    private readonly int _version;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        _version = version;
        Size = 17 + 4 * version;
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
    }

    /// <summary>Modules along a side, without the quiet zone.</summary>
    public int Size { get; }

    public bool IsDark(int column, int row) => _dark[column, row];

    /// <exception cref="ArgumentException">The text is longer than version 20 holds (666 bytes).</exception>
    public static QrCode Of(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int version = 1; version <= LargestVersion; version++)
        {
            var (correction, blocks) = LevelM[version - 1];
            int capacity = QrCodewords.Total(version) - correction * blocks;
            int header = version < 10 ? 12 : 20;
            if (header + bytes.Length * 8 > capacity * 8) continue;
            var code = new QrCode(version);
            code.DrawPatterns();
            code.DrawData(QrCodewords.Of(bytes, version, capacity, correction, blocks));
            return code;
        }

        throw new ArgumentException("The text is too long for a QR code of version 20.", nameof(text));
    }

    private void DrawPatterns()
    {
        for (int i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) }) DrawSquare(x, y, 4, ring => ring is not (2 or 4));
        int[] centres = AlignmentCentres();
        foreach (int x in centres)
            foreach (int y in centres)
                if (!(x == 6 && y == 6) && !(x == 6 && y == Size - 7) && !(x == Size - 7 && y == 6)) DrawSquare(x, y, 2, ring => ring != 1);
        DrawFormat();
        if (_version >= 7) DrawVersion();
    }

    /// <summary>Concentric rings around a centre, cut off at the edges of the code.</summary>
    private void DrawSquare(int x, int y, int radius, Func<int, bool> isDark)
    {
        for (int dx = -radius; dx <= radius; dx++)
            for (int dy = -radius; dy <= radius; dy++)
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size) Set(x + dx, y + dy, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
    }

    private int[] AlignmentCentres()
    {
        if (_version == 1) return [];
        int count = _version / 7 + 2, step = (_version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Size - 7 - (count - 2 - i) * step)];
    }

    private void DrawFormat()
    {
        for (int i = 0; i < 15; i++)
        {
            bool dark = (Format >> i & 1) == 1;
            if (i < 6) Set(8, i, dark);
            else if (i < 8) Set(8, i + 1, dark);
            else if (i == 8) Set(7, 8, dark);
            else Set(14 - i, 8, dark);
            if (i < 8) Set(Size - 1 - i, 8, dark);
            else Set(8, Size - 15 + i, dark);
        }

        Set(8, Size - 8, true);
    }

    /// <summary>The version with the remainder of its Golay code (annex D).</summary>
    private void DrawVersion()
    {
        int rest = _version;
        for (int i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        int bits = _version << 12 | rest;
        for (int i = 0; i < 18; i++)
        {
            bool dark = (bits >> i & 1) == 1;
            Set(Size - 11 + i % 3, i / 3, dark);
            Set(i / 3, Size - 11 + i % 3, dark);
        }
    }

    /// <summary>In pairs of columns from the right, up and down in turns, past the vertical timing pattern, around what is fixed.</summary>
    private void DrawData(byte[] codewords)
    {
        int bit = 0;
        for (int right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            bool upwards = ((right + 1) & 2) == 0;
            for (int i = 0; i < Size * 2; i++)
            {
                int x = right - i % 2, y = upwards ? Size - 1 - i / 2 : i / 2;
                if (_fixed[x, y]) continue;
                bool dark = bit < codewords.Length * 8 && (codewords[bit / 8] >> (7 - bit % 8) & 1) == 1;
                _dark[x, y] = dark ^ (x + y) % 2 == 0;
                bit++;
            }
        }
    }

    private void Set(int x, int y, bool dark) => (_dark[x, y], _fixed[x, y]) = (dark, true);
}
