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

/// <summary>Which dose a <see cref="DoseChange"/> speaks of.</summary>
public enum DoseKind
{
    /// <summary>The dose at every time, or the source does not say which.</summary>
    Any,

    /// <summary>The first dose, from which one titrates.</summary>
    Start,

    /// <summary>The dose that is kept up.</summary>
    Maintenance,

    /// <summary>The most that may be given, as a share of the usual maximum.</summary>
    Maximum,

    /// <summary>The most that may be given, as a share of the standard dose.</summary>
    Limit,
}

/// <summary>A dose as fractions of the standard dose: <c>0.5</c> to <c>0.5</c> is half, <c>0.3</c> to <c>0.8</c> a range to choose from.</summary>
public sealed record DoseChange(DoseKind Kind, decimal Low, decimal High);

/// <summary>How far a recommendation depends on which of several possible readings of the genes is the true one.</summary>
public enum GuidanceCertainty
{
    /// <summary>The genes have one reading.</summary>
    OneReading,

    /// <summary>Several readings are possible, and all lead to this advice.</summary>
    SameForAllReadings,

    /// <summary>Several readings are possible, and they lead to different advice: this is one end of the range, not the answer.</summary>
    DependsOnReading,
}

/// <summary>One recommendation of one source that applies to the patient's genotype for one drug.</summary>
public sealed record Guidance
{
    /// <summary>Ingredient by INN in lower case.</summary>
    public required string Drug { get; init; }

    /// <summary>CPIC, DPWG, FDA …</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The recommendation in its source, unique for a drug: guideline, source's population and key. A recommendation that tells patients apart in its text
    /// (depression, other indications) gives several values with one id.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>Who it is for, as the source words it: <c>general</c>, <c>CVI ACS PCI</c>, <c>pediatrics</c>.</summary>
    public required string Population { get; init; }

    /// <summary>The same as codes of <see cref="GuidancePopulations"/>, such as <c>age:child</c>; empty for everybody.</summary>
    public ImmutableArray<string> When { get; init; } = [];

    /// <summary>False where it is for people other than this patient, by age, use or history; set when a patient is assessed.</summary>
    public bool ForThisPatient { get; init; } = true;

    public required GuidanceAction Action { get; init; }
    public required GuidanceStrength Strength { get; init; }

    /// <summary>The source's own word for the strength.</summary>
    public required string Classification { get; init; }

    /// <summary>Fraction of the standard dose, such as 0.5, when the source states a single one.</summary>
    public decimal? DoseFactor { get; init; }

    /// <summary>All that the source says of the dose as fractions of the standard dose.</summary>
    public ImmutableArray<DoseChange> Doses { get; init; } = [];

    /// <summary>Doses in units, such as <c>no more than 20 mg a day</c>; <c>null</c> when the source names none.</summary>
    public string? Amount { get; init; }

    /// <summary>What to watch, in our words.</summary>
    public ImmutableArray<string> Monitoring { get; init; } = [];

    /// <summary>Drugs that the source names as alternatives, by INN in lower case; a class where the source names only that (<c>aromatase inhibitor</c>).</summary>
    public ImmutableArray<string> Alternatives { get; init; } = [];

    /// <summary>Why: what the phenotype does to the drug, in our words, by gene.</summary>
    public ImmutableArray<string> Implications { get; init; } = [];

    /// <summary>What to do, in one or two sentences of ours.</summary>
    public required string Text { get; init; }

    /// <summary>Gene to key under which the row was found (<c>CYP2C19 → Poor Metabolizer</c>).</summary>
    public required ImmutableSortedDictionary<string, string> Keys { get; init; }

    /// <summary>Genes of the guideline without a result: the advice may change once they are tested.</summary>
    public ImmutableArray<string> UntestedGenes { get; init; } = [];

    /// <summary>The readings that led here, such as <c>CYP2C19 *4/*17</c>.</summary>
    public ImmutableArray<string> Readings { get; init; } = [];

    /// <summary>Whether the advice stands for every possible reading. Nobody acts on one that depends on the reading before that is settled.</summary>
    public GuidanceCertainty Certainty { get; init; }

    /// <summary>What limits the genetic result behind it, in our words: alleles that could not be ruled out, positions not seen.</summary>
    public ImmutableArray<string> Caveats { get; init; } = [];

    /// <summary>False where the knowledge base holds only some rows of the source, so that silence about another result means nothing.</summary>
    public bool SourceIsComplete { get; init; } = true;

    public required Citation Citation { get; init; }
}
