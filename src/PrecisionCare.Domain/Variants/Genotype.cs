using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Variants;

/// <summary>
/// The GT of one sample at one VCF row: an index per chromosome copy into REF (0) and ALT (1…), or <c>null</c> where the caller wrote <c>.</c>
/// (VCF 4.4, section 1.6.2). A haploid genotype has one element.
/// </summary>
public sealed record Genotype
{
    public Genotype(ImmutableArray<int?> alleles, bool phased)
    {
        if (alleles.IsDefaultOrEmpty) throw new ArgumentException("A genotype has at least one allele.", nameof(alleles));
        Alleles = alleles;
        Phased = phased;
    }

    public ImmutableArray<int?> Alleles { get; }

    /// <summary>Whether the separator was <c>|</c>. A haploid genotype counts as phased: there is nothing to phase.</summary>
    public bool Phased { get; }

    /// <summary>Every allele is <c>.</c>: the caller made no call here, which is neither reference nor variant.</summary>
    public bool IsNoCall => Alleles.All(a => a is null);

    /// <summary>Some alleles are <c>.</c> and some are not, as in <c>1/.</c>.</summary>
    public bool IsPartial => !IsNoCall && Alleles.Any(a => a is null);

    public bool IsHomozygousReference => Alleles.All(a => a == 0);

    public bool IsHeterozygous => Alleles.Length > 1 && Alleles.Any(a => a != Alleles[0]);

    public bool Equals(Genotype? other) => other is not null && Phased == other.Phased && Alleles.AsSpan().SequenceEqual(other.Alleles.AsSpan());

    public override int GetHashCode() => Alleles.Aggregate(Phased ? 1 : 0, HashCode.Combine);

    public override string ToString() =>
        string.Join(Phased ? '|' : '/', Alleles.Select(a => a?.ToString(CultureInfo.InvariantCulture) ?? "."));
}
