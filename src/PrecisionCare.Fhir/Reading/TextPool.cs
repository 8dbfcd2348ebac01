using System.Text;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// Gives the same string for the same short text, so that the code systems, codes and displays that fill a record are held once. A later text may take the
/// place of an earlier one; nothing but memory depends on it.
/// </summary>
internal sealed class TextPool
{
    private const int LongestPooled = 96;
    private readonly string?[] _texts = new string?[1 << 12];
    private readonly byte[]?[] _bytes = new byte[1 << 12][];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestPooled) return Encoding.UTF8.GetString(utf8);
        var hash = new HashCode();
        hash.AddBytes(utf8);
        int slot = hash.ToHashCode() & (_texts.Length - 1);
        if (_bytes[slot] is { } held && utf8.SequenceEqual(held)) return _texts[slot]!;
        _bytes[slot] = utf8.ToArray();
        return _texts[slot] = Encoding.UTF8.GetString(utf8);
    }
}
