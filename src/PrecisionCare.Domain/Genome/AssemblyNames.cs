namespace PrecisionCare.Genome;

/// <summary>Recognises assemblies in free text: <c>GRCh38.p14</c>, <c>file:///ref/hs37d5.fa</c>, <c>Homo_sapiens_assembly38.fasta</c>.</summary>
public static class AssemblyNames
{
    private static readonly (string Name, GenomeAssembly Assembly)[] Names =
    [
        ("grch38", GenomeAssembly.GRCh38), ("hg38", GenomeAssembly.GRCh38), ("hs38", GenomeAssembly.GRCh38), ("b38", GenomeAssembly.GRCh38),
        ("assembly38", GenomeAssembly.GRCh38),
        ("grch37", GenomeAssembly.GRCh37), ("hg19", GenomeAssembly.GRCh37), ("hs37", GenomeAssembly.GRCh37), ("b37", GenomeAssembly.GRCh37),
        ("g1k_v37", GenomeAssembly.GRCh37), ("assembly19", GenomeAssembly.GRCh37),
        ("hg18", GenomeAssembly.Unknown), ("ncbi36", GenomeAssembly.Unknown), ("b36", GenomeAssembly.Unknown), ("hg17", GenomeAssembly.Unknown),
        ("chm13", GenomeAssembly.Unknown), ("t2t", GenomeAssembly.Unknown),
    ];

    /// <summary>
    /// The assembly a text names; <c>null</c> when it names none, <see cref="GenomeAssembly.Unknown"/> when it names another one (hg18, T2T-CHM13) or several.
    /// </summary>
    public static GenomeAssembly? Recognise(ReadOnlySpan<char> text)
    {
        GenomeAssembly? found = null;
        foreach (var (name, assembly) in Names)
        {
            if (!Mentions(text, name)) continue;
            if (found is { } other && other != assembly) return GenomeAssembly.Unknown;
            found = assembly;
        }

        return found;
    }

    /// <summary>Whether the name stands in the text and is not the tail of a longer word or number (<c>lab38</c>, <c>hg380</c>).</summary>
    private static bool Mentions(ReadOnlySpan<char> text, string name)
    {
        for (int from = 0; from < text.Length;)
        {
            int at = text[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return false;
            int start = from + at, end = start + name.Length;
            bool opens = start == 0 || !char.IsLetterOrDigit(text[start - 1]);
            bool closes = end == text.Length || !char.IsDigit(text[end]);
            if (opens && closes) return true;
            from = start + 1;
        }

        return false;
    }
}
