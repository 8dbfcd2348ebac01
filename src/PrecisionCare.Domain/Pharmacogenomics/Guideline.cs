using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>How a guideline comes to its advice.</summary>
public enum GuidelineKind
{
    /// <summary>Rows looked up by genotype.</summary>
    Table,

    /// <summary>A flow chart that holds for every genotype (CPIC for warfarin).</summary>
    FlowChart,

    /// <summary>The guideline has no advice on file.</summary>
    None,
}

/// <summary>A guideline, label or association table entry.</summary>
/// <param name="Id">ClinPGx accession.</param>
/// <param name="Source"><c>CPIC</c>, <c>DPWG</c>, <c>FDA label</c>, <c>FDA association</c>.</param>
/// <param name="Kind">How it advises.</param>
/// <param name="IsComplete">False where only some of its rows are on file.</param>
/// <param name="Genes">HGNC symbols.</param>
/// <param name="Drugs">Ingredients by INN in lower case.</param>
/// <param name="Citation">The newest publication, else the page of the guideline.</param>
public sealed record Guideline(
    string Id, string Source, GuidelineKind Kind, bool IsComplete, ImmutableArray<string> Genes, ImmutableArray<string> Drugs, Citation Citation);

/// <summary>One row of a guideline as facts; what a page shows of it is composed by <see cref="GuidanceText"/>.</summary>
public sealed record Recommendation
{
    public required Guideline Guideline { get; init; }

    public required ImmutableArray<string> Drugs { get; init; }

    /// <summary>The population of the source's row.</summary>
    public required string SourcePopulation { get; init; }

    /// <summary>For whom the row is, in the source's word or, where the text of the row tells patients apart, in ours.</summary>
    public required string Population { get; init; }

    public required ImmutableArray<string> When { get; init; }

    /// <summary>The source's word for the strength.</summary>
    public required string Classification { get; init; }

    public required GuidanceAction Action { get; init; }
    public ImmutableArray<DoseChange> Doses { get; init; } = [];
    public string? Amount { get; init; }

    /// <summary>Codes of <see cref="GuidanceWords.Monitoring"/>.</summary>
    public ImmutableArray<string> Monitor { get; init; } = [];

    public ImmutableArray<string> Alternatives { get; init; } = [];

    /// <summary>Date of the release that the row stands in.</summary>
    public required DateOnly Release { get; init; }

    /// <summary>What the genotype does, by gene, as codes of <see cref="GuidanceWords.Effects"/>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Effects { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Under what the row is looked up: any of these.</summary>
    public required ImmutableArray<LookupProduct> Keys { get; init; }

    /// <summary>Whether following either comes to the same.</summary>
    public bool AdvisesTheSameAs(Recommendation other) => Action == other.Action && Amount == other.Amount && Doses.SequenceEqual(other.Doses);
}

/// <summary>Values by gene, of which each gene has to have one.</summary>
/// <param name="Values">Phenotypes, activity scores or, with a slash, diplotypes.</param>
public sealed record LookupProduct(ImmutableSortedDictionary<string, ImmutableArray<string>> Values)
{
    /// <summary>Reads <c>CYP2C19=Rapid Metabolizer|Ultrarapid Metabolizer &amp; CYP2D6=0.0</c>.</summary>
    /// <exception cref="FormatException">A part has no equals sign.</exception>
    public static LookupProduct Parse(string text) => new(text.Split(" & ").Select(part => part.IndexOf('=') is > 0 and var at
            ? (Gene: part[..at], Values: part[(at + 1)..].Split('|'))
            : throw new FormatException($"'{part}' is not a lookup key such as CYP2C19=Poor Metabolizer."))
        .ToImmutableSortedDictionary(p => p.Gene, p => p.Values.ToImmutableArray(), StringComparer.Ordinal));
}
