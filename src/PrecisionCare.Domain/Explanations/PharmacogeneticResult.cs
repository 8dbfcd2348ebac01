using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Explanations;

/// <summary>What a gene says of medicines.</summary>
public sealed record PharmacogeneticResult : ExplainedResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.Pharmacogenetic;

    /// <summary>Such as <c>*2/*17</c>; several readings joined by <c>or</c>.</summary>
    public string? Diplotype { get; init; }

    /// <summary>CPIC term, such as <c>Poor Metabolizer</c>.</summary>
    public string? Phenotype { get; init; }

    public MedicineHandling Handling { get; init; }

    /// <summary>What to do about each medicine that the gene bears on, those taken now first.</summary>
    public ImmutableArray<ExplainedMedicine> Medicines { get; init; } = [];
}

/// <summary>What a phenotype means in plain words, the same for all genes.</summary>
public enum MedicineHandling
{
    /// <summary>The result has several readings, or none that is understood.</summary>
    NotClear,

    /// <summary>Poor metaboliser, poor function.</summary>
    MuchSlower,

    /// <summary>Intermediate metaboliser, decreased function.</summary>
    Slower,

    /// <summary>Normal metaboliser, normal function.</summary>
    Usual,

    /// <summary>Rapid metaboliser, increased function.</summary>
    Faster,

    /// <summary>Ultrarapid metaboliser.</summary>
    MuchFaster,

    /// <summary>A form of the gene that goes with a severe reaction (an HLA allele, malignant hyperthermia, G6PD deficiency).</summary>
    ReactionRisk,

    /// <summary>None of the forms that go with a severe reaction was found.</summary>
    NoReactionRisk,

    /// <summary>The medicine acts otherwise for another reason (VKORC1, IFNL3, CFTR).</summary>
    ActsOtherwise,
}

/// <summary>A medicine with what guidelines ask for because of the gene.</summary>
/// <param name="Name">Ingredient by INN in lower case.</param>
/// <param name="Action">What changes the prescription most; <c>null</c> where sources differ or the readings lead to different advice.</param>
/// <param name="Current">The patient takes it now.</param>
public sealed record ExplainedMedicine(string Name, GuidanceAction? Action, bool Current)
{
    /// <summary>What would happen at the usual dose.</summary>
    public MedicineEffect Effect { get; init; }

    /// <summary>Ingredients that guidelines name instead.</summary>
    public ImmutableArray<string> Alternatives { get; init; } = [];

    /// <summary>Who asks for it, such as <c>CPIC</c>, for the technical page.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];
}

/// <summary>What a medicine at its usual dose would do because of the gene.</summary>
public enum MedicineEffect
{
    NotStated,

    /// <summary>Works as in most people.</summary>
    Usual,

    /// <summary>Works less than it should.</summary>
    TooWeak,

    /// <summary>Acts too strongly: more side effects.</summary>
    TooStrong,

    /// <summary>A severe reaction can follow.</summary>
    SevereReaction,
}
