namespace PrecisionCare.Vcf;

/// <summary>Where a row ends on the reference: with its REF, or where INFO or the samples say for reference blocks and symbolic alleles (VCF 4.5, sections 1.6.1, 1.6.2 and 3).</summary>
/// <param name="End">Last position, 1-based and inclusive.</param>
/// <param name="Stated">Whether INFO/END or FORMAT/LEN gave it; of several samples' lengths the longest.</param>
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

        if (row.Alternate.Contains((byte)'*') && LongestBlock(row) is > 0 and var block)
            return new((int)Math.Min(int.MaxValue, Math.Max(end, position + block - 1L)), true, false);

        // The length of an insertion is not a stretch of the reference.
        if (!row.Alternate.StartsWith("<INS"u8) && TryValue(info, "SVLEN="u8, out var lengths))
            end = (int)Math.Min(int.MaxValue, Math.Max(end, (long)position + Longest(lengths)));
        return new(end, false, false);
    }

    /// <summary>The longest FORMAT/LEN among the samples; 0 when none states one.</summary>
    private static int LongestBlock(in VcfRow row)
    {
        int key = FormatKeys.For(row.Format, FormatKeys.None).Length, longest = 0;
        if (key < 0) return 0;
        foreach (var range in row.Samples.Split((byte)'\t'))
            if (WholeNumber.TryParse(FormatKeys.Value(row.Samples[range], key), out int length))
                longest = Math.Max(longest, length);
        return longest;
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
