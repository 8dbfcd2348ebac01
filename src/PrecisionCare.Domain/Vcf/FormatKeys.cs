namespace PrecisionCare.Vcf;

/// <summary>Where the keys that are read stand in a FORMAT column; -1 for those it lacks.</summary>
internal sealed class FormatKeys
{
    private readonly byte[] _format;

    private FormatKeys(ReadOnlySpan<byte> format)
    {
        _format = format.ToArray();
        int index = 0;
        foreach (var range in format.Split((byte)':'))
        {
            var key = format[range];
            if (key.SequenceEqual("GT"u8)) Genotype = index;
            else if (key.SequenceEqual("PS"u8)) PhaseSet = index;
            else if (key.SequenceEqual("PSL"u8)) PhaseSetList = index;
            else if (key.SequenceEqual("LEN"u8)) Length = index;
            else if (key.SequenceEqual("DP"u8)) Depth = index;
            else if (key.SequenceEqual("MIN_DP"u8)) LeastDepth = index;
            else if (key.SequenceEqual("GQ"u8)) Quality = index;
            else if (key.SequenceEqual("AD"u8)) AlleleDepths = index;
            index++;
        }
    }

    public static FormatKeys None { get; } = new([]);

    public int Genotype { get; } = -1;
    public int PhaseSet { get; } = -1;

    /// <summary>PSL: the phase sets of the single alleles (VCF 4.4).</summary>
    public int PhaseSetList { get; } = -1;

    /// <summary>LEN: the length of a sample's reference block (VCF 4.5).</summary>
    public int Length { get; } = -1;
    public int Depth { get; } = -1;

    /// <summary>MIN_DP: the least depth in a reference block.</summary>
    public int LeastDepth { get; } = -1;
    public int Quality { get; } = -1;
    public int AlleleDepths { get; } = -1;

    /// <summary>The keys of this format: the previous ones where the column repeats, as it mostly does.</summary>
    public static FormatKeys For(ReadOnlySpan<byte> format, FormatKeys previous) =>
        format.SequenceEqual(previous._format) ? previous : new FormatKeys(format);

    /// <summary>The value of a key in a sample's cell; empty where the key is absent or the cell ends before it, as it may.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> cell, int index)
    {
        if (index < 0) return [];
        for (; index > 0; index--)
        {
            int colon = cell.IndexOf((byte)':');
            if (colon < 0) return [];
            cell = cell[(colon + 1)..];
        }

        int end = cell.IndexOf((byte)':');
        return end < 0 ? cell : cell[..end];
    }
}
