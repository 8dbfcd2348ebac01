using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// What stands on one copy of a gene: a named allele, or a combination of several, or what is left of a copy that no allele explains, by HGVS names. Written
/// <c>*2</c>, <c>[*2 + *5]</c>, <c>[*2 + g.94781859G&gt;A]</c>.
/// </summary>
internal sealed record MatchedAllele : IComparable<MatchedAllele>
{
    /// <param name="parts">Named alleles, the reference not among others.</param>
    /// <param name="partials">HGVS names of variants that no part explains, in genome order.</param>
    /// <param name="score">Number of positions that speak for it.</param>
    public MatchedAllele(IEnumerable<string> parts, ImmutableArray<string> partials, int score)
    {
        Parts = [.. parts.Distinct(StringComparer.Ordinal).Order(AlleleNameOrder.Instance)];
        Partials = partials;
        Score = score;
        Name = IsCombined ? $"[{string.Join(" + ", Parts.Concat(Partials))}]" : Parts.Concat(Partials).Single();
    }

    public ImmutableArray<string> Parts { get; }

    public ImmutableArray<string> Partials { get; }

    public int Score { get; }

    public string Name { get; }

    public bool IsCombined => Parts.Length + Partials.Length > 1;

    /// <summary>Plain alleles first, then combinations by their size, each by name.</summary>
    public int CompareTo(MatchedAllele? other)
    {
        if (other is null) return 1;
        int order = (IsCombined ? Parts.Length : 0).CompareTo(other.IsCombined ? other.Parts.Length : 0);
        if (order == 0) order = (IsCombined ? Partials.Length : 0).CompareTo(other.IsCombined ? other.Partials.Length : 0);
        foreach (var (first, second) in Parts.Concat(Partials).Zip(other.Parts.Concat(other.Partials)))
            if (order == 0)
                order = AlleleNameOrder.Instance.Compare(first, second);
        return order != 0 ? order : AlleleNameOrder.Instance.Compare(Name, other.Name);
    }

    public bool Equals(MatchedAllele? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}

/// <summary>Two alleles (one if haploid) that together explain the genotypes.</summary>
internal sealed record MatchedDiplotype : IComparable<MatchedDiplotype>
{
    public MatchedDiplotype(MatchedAllele one, MatchedAllele? other, int score)
    {
        (First, Second) = other is not null && other.CompareTo(one) < 0 ? (other, one) : (one, other);
        Score = score;
    }

    public MatchedAllele First { get; }

    public MatchedAllele? Second { get; }

    public int Score { get; }

    public string Label => Second is null ? First.Name : $"{First.Name}/{Second.Name}";

    /// <summary>Higher scores first, then by the names of the alleles.</summary>
    public int CompareTo(MatchedDiplotype? other)
    {
        if (other is null) return 1;
        int order = other.Score.CompareTo(Score);
        if (order == 0) order = First.CompareTo(other.First);
        return order != 0 || Second is null ? order : Second.CompareTo(other.Second);
    }

    public bool Equals(MatchedDiplotype? other) => other is not null && Label == other.Label;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Label);
}
