using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>What a guideline asks for, in the order of how much it changes the prescription.</summary>
public enum GuidanceAction
{
    /// <summary>The guideline makes no recommendation for this result.</summary>
    NoRecommendation,

    /// <summary>Standard dose; nothing to change because of the gene.</summary>
    NoChange,

    /// <summary>Standard dose with more careful observation.</summary>
    Monitor,

    /// <summary>Titrate more slowly or to a measured level.</summary>
    Titrate,

    /// <summary>Start or continue at a higher dose.</summary>
    HigherDose,

    /// <summary>Start or continue at a lower dose.</summary>
    LowerDose,

    /// <summary>An alternative should be considered.</summary>
    ConsiderAlternative,

    /// <summary>Not to be used if an alternative exists.</summary>
    Avoid,
}

/// <summary>Strength of a recommendation in the source's own scale, mapped for ordering only; pages show the source's word.</summary>
public enum GuidanceStrength { None, Optional, Moderate, Strong }

/// <summary>A paper, guideline or label that carries a statement.</summary>
/// <param name="Source">Short name: <c>CPIC</c>, <c>DPWG</c>, <c>FDA label</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Version">Version or release, when known.</param>
/// <param name="Date">Date of that version, when known.</param>
/// <param name="Pmid">PubMed id, when confirmed.</param>
/// <param name="Url">Stable address, when known.</param>
/// <param name="Confirmed">False where the statement was taken from memory and is still to be confirmed against the source: pages say so.</param>
public sealed record Citation(
    string Source, string Title, string? Version = null, DateOnly? Date = null, string? Pmid = null, string? Url = null, bool Confirmed = true);

/// <summary>One recommendation of one source that applies to the patient's genotype for one drug.</summary>
public sealed record Guidance
{
    /// <summary>Ingredient by INN in lower case.</summary>
    public required string Drug { get; init; }

    /// <summary>CPIC, DPWG, FDA …</summary>
    public required string Source { get; init; }

    /// <summary>Who it is for, as the source words it: <c>general</c>, <c>CVI ACS PCI</c>, <c>pediatrics</c>.</summary>
    public required string Population { get; init; }

    public required GuidanceAction Action { get; init; }
    public required GuidanceStrength Strength { get; init; }

    /// <summary>The source's own word for the strength.</summary>
    public required string Classification { get; init; }

    /// <summary>Fraction of the standard dose, such as 0.5, when the source states one.</summary>
    public decimal? DoseFactor { get; init; }

    /// <summary>Why: what the phenotype does to the drug, in our words, by gene.</summary>
    public ImmutableArray<string> Implications { get; init; } = [];

    /// <summary>What to do, in one or two sentences of ours.</summary>
    public required string Text { get; init; }

    /// <summary>Gene to key under which the row was found (<c>CYP2C19 → Poor Metabolizer</c>).</summary>
    public required ImmutableSortedDictionary<string, string> Keys { get; init; }

    /// <summary>Genes of the guideline without a result: the advice may change once they are tested.</summary>
    public ImmutableArray<string> UntestedGenes { get; init; } = [];

    public required Citation Citation { get; init; }
}
