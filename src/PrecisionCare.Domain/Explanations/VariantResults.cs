using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PrecisionCare.Explanations;

/// <summary>One changed copy that matters for children rather than for the patient.</summary>
public sealed record CarrierResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.Carrier;

    /// <summary>What is known of the other parent.</summary>
    public PartnerStatus Partner { get; init; }
}

/// <summary>What is known of the gene in the other parent of a carrier's children.</summary>
public enum PartnerStatus { NotTested, Carrier, NothingFound }

/// <summary>One changed copy that raises the chance of a condition.</summary>
public sealed record DominantRiskResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.DominantRisk;
}

/// <summary>Two changed copies that cause a condition or raise its chance.</summary>
public sealed record RecessiveRiskResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.RecessiveRisk;
}

/// <summary>An inherited change that raises the chance of one or more cancers.</summary>
public sealed record CancerPredispositionResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.CancerPredisposition;
}

/// <summary>A change in the cells of a tumour.</summary>
public sealed record TumourFindingResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.TumourFinding;

    /// <summary>Medicines that act on tumours with this change.</summary>
    public ImmutableArray<string> MayWork { get; init; } = [];

    /// <summary>Medicines that such tumours withstand.</summary>
    public ImmutableArray<string> MayNotWork { get; init; } = [];

    /// <summary>Such a change can also be inherited: a test of blood or saliva would tell. <c>null</c> when not known.</summary>
    public bool? MayBeInherited { get; init; }
}

/// <summary>A change whose meaning is not yet known (uncertain significance).</summary>
public sealed record UncertainResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.Uncertain;
}

/// <summary>Nothing found that answers the question.</summary>
public sealed record NothingFoundResult : ExplainedResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.NothingFound;

    /// <summary>The condition that the test was to explain; <c>null</c> when not stated.</summary>
    public string? Condition { get; init; }

    /// <summary>True where the question was how the patient handles medicines.</summary>
    public bool AboutMedicines { get; init; }

    /// <summary>Medicines for which the result changes nothing, those taken now first.</summary>
    public ImmutableArray<ExplainedMedicine> Medicines { get; init; } = [];

    /// <summary>Such as <c>*1/*1</c>, where a single gene was tested.</summary>
    public string? Diplotype { get; init; }

    /// <summary>CPIC term, where a single gene was tested.</summary>
    public string? Phenotype { get; init; }
}

/// <summary>A change that matters, found while looking for something else.</summary>
public sealed record SecondaryFindingResult : VariantResult
{
    [JsonIgnore]
    public override ResultKind Kind => ResultKind.SecondaryFinding;
}
