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
    public ImmutableArray<GeneValues> Effects { get; init; } = [];

    /// <summary>Under what the row is looked up: any of these.</summary>
    public required ImmutableArray<LookupProduct> Keys { get; init; }

    /// <summary>Whether following either comes to the same.</summary>
    public bool AdvisesTheSameAs(Recommendation other) => Action == other.Action && Amount == other.Amount && Doses.SequenceEqual(other.Doses);
}

/// <summary>A gene with some values of it.</summary>
/// <param name="Gene">HGNC symbol.</param>
/// <param name="Values">Phenotypes, activity scores or, with a slash, diplotypes; or codes of effects.</param>
public sealed record GeneValues(string Gene, ImmutableArray<string> Values)
{
    /// <summary>Reads <c>CYP2C19=Rapid Metabolizer|Ultrarapid Metabolizer &amp; CYP2D6=0.0</c>, genes in ordinal order.</summary>
    /// <exception cref="FormatException">A part has no equals sign.</exception>
    public static ImmutableArray<GeneValues> ParseAll(string text) =>
        [.. text.Split(" & ").Select(part => part.IndexOf('=') is > 0 and var at
            ? new GeneValues(part[..at], [.. part[(at + 1)..].Split('|')])
            : throw new FormatException($"'{part}' is not a lookup key such as CYP2C19=Poor Metabolizer.")).OrderBy(g => g.Gene, StringComparer.Ordinal)];
}

/// <summary>Genes of which each has to have one of its values.</summary>
public sealed record LookupProduct(ImmutableArray<GeneValues> Genes);
