using System.Collections.Immutable;
using PrecisionCare.Variants;

namespace PrecisionCare.Vcf;

/// <summary>Reads GT: allele numbers or dots separated by / or |, with an optional separator before the first (VCF 4.4, section 1.6.2).</summary>
internal sealed class GenotypeText
{
    /// <summary>More copies than any cell has; a longer GT is taken for a malformed one.</summary>
    private const int MostAlleles = 64;
    private const int MostRemembered = 1024;

    /// <summary>A file has few distinct genotypes; a text of up to eight bytes is its own key.</summary>
    private readonly Dictionary<ulong, Genotype> _remembered = [];

    /// <summary>The genotype, <c>null</c> when the text is none.</summary>
    public Genotype? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 8) return text.IsEmpty ? null : Read(text);
        ulong key = 0;
        foreach (byte b in text) key = (key << 8) | b;
        if (_remembered.TryGetValue(key, out var genotype)) return genotype;
        genotype = Read(text);
        if (genotype is not null && _remembered.Count < MostRemembered) _remembered[key] = genotype;
        return genotype;
    }

    private static Genotype? Read(ReadOnlySpan<byte> text)
    {
        var alleles = ImmutableArray.CreateBuilder<int?>(2);
        bool phased = true;
        if (text[0] is (byte)'/' or (byte)'|')
        {
            phased = text[0] == '|';
            text = text[1..];
        }

        while (alleles.Count < MostAlleles)
        {
            int separator = text.IndexOfAny((byte)'/', (byte)'|');
            var allele = separator < 0 ? text : text[..separator];
            if (allele.SequenceEqual("."u8)) alleles.Add(null);
            else if (WholeNumber.TryParse(allele, out int index)) alleles.Add(index);
            else return null;
            if (separator < 0) return new Genotype(alleles.ToImmutable(), phased);
            phased &= text[separator] == '|';
            text = text[(separator + 1)..];
        }

        return null;
    }
}
