namespace PrecisionCare.Vcf;

/// <summary>Where a row ends on the reference: with its REF, or where INFO says for reference blocks and symbolic alleles (VCF 4.4, sections 1.6.1 and 3).</summary>
/// <param name="End">Last position, 1-based and inclusive.</param>
/// <param name="Stated">Whether INFO/END gave it.</param>
/// <param name="Faulty">Whether INFO/END is there but no position at or after POS.</param>
internal readonly record struct RowExtent(int End, bool Stated, bool Faulty)
{
    public static RowExtent Of(in VcfRow row, int position)
    {
        int end = position + row.Reference.Length - 1;
        if (!row.Alternate.Contains((byte)'<') && !row.Alternate.SequenceEqual("."u8)) return new(end, false, false);

        var info = row.Info;
        if (TryValue(info, "END="u8, out var text))
            return WholeNumber.TryParse(text, out int stated) && stated >= position ? new(stated, true, false) : new(end, false, true);

        // The length of an insertion is not a stretch of the reference.
        if (!row.Alternate.StartsWith("<INS"u8) && TryValue(info, "SVLEN="u8, out var lengths))
            end = (int)Math.Min(int.MaxValue, Math.Max(end, (long)position + Longest(lengths)));
        return new(end, false, false);
    }

    private static bool TryValue(ReadOnlySpan<byte> info, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        for (int at = info.IndexOf(key); at >= 0; at = info.IndexOf(key))
        {
            bool isKey = at == 0 || info[at - 1] == ';';
            info = info[(at + key.Length)..];
            if (!isKey) continue;
            int semicolon = info.IndexOf((byte)';');
            value = semicolon < 0 ? info : info[..semicolon];
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The longest of SVLEN's lengths, one for each ALT and negative for deletions.</summary>
    private static int Longest(ReadOnlySpan<byte> lengths)
    {
        int longest = 0;
        foreach (var range in lengths.Split((byte)','))
            if (WholeNumber.TryParse(lengths[range].TrimStart((byte)'-'), out int length))
                longest = Math.Max(longest, length);
        return longest;
    }
}
