using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk.Fitted;

/// <summary>From the sum of the terms to the score.</summary>
public enum FittedLink
{
    /// <summary>The score is the sum itself.</summary>
    Identity,

    /// <summary>The sum is the square root of the score.</summary>
    Square,

    /// <summary>The sum is the log-odds of the score, a probability.</summary>
    Logit,

    /// <summary>The sum is the logarithm of the score, an expected count.</summary>
    Log,

    /// <summary>The sum is the log relative hazard; the score is the risk within the horizon, in percent.</summary>
    Survival,
}

/// <summary>What a factor makes of its input.</summary>
public enum FactorForm
{
    /// <summary>The number, held between <see cref="Factor.Low"/> and <see cref="Factor.High"/>; 1 or 0 of a flag.</summary>
    Value,

    /// <summary>1 when the choice is <see cref="Factor.Level"/>, else 0; a term whose choice is not recorded takes its <see cref="FittedTerm.Mean"/>.</summary>
    Level,

    /// <summary>One column of a restricted cubic spline over <see cref="Factor.Knots"/>.</summary>
    Spline,

    /// <summary>1 when the number lies above the bin's lower edge and at or below its upper edge (<see cref="Factor.Low"/>, <see cref="Factor.High"/>).</summary>
    Bin,
}

/// <summary>One factor of a term, made of one input.</summary>
public sealed record Factor
{
    /// <summary>Name of the input.</summary>
    public required string Input { get; init; }

    public FactorForm Form { get; init; }

    /// <summary>The choice that counts.</summary>
    public string? Level { get; init; }

    /// <summary>The logarithm of the number plus this is taken first; <c>null</c> when the number counts as it is.</summary>
    public double? LogOf { get; init; }

    /// <summary>The number (after the logarithm) is held at or above this.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Knots of the spline, ascending, on the scale after the logarithm.</summary>
    public ImmutableArray<double> Knots { get; init; } = [];

    /// <summary>Column of the spline, from 0.</summary>
    public int Column { get; init; }
}

/// <summary>A coefficient times (the product of its factors less its mean in the training data).</summary>
public sealed record FittedTerm
{
    public required ImmutableArray<Factor> Factors { get; init; }

    /// <summary>Mean of the product in the training data, so that the intercept is the average patient.</summary>
    public double Mean { get; init; }

    public double Coefficient { get; init; }
}

/// <summary>An input of a fitted model.</summary>
/// <param name="Name">Name in terms and contributions.</param>
/// <param name="Label">Words for the reader.</param>
/// <param name="Kind">Number, flag or choice.</param>
/// <param name="Unit">Of a number.</param>
/// <param name="Low">Lowest number of the training data, with a little to spare.</param>
/// <param name="High">Highest number of the training data, with a little to spare.</param>
/// <param name="Choices">The words of a choice.</param>
/// <param name="Required">Without it the model abstains; any other may be missing.</param>
/// <param name="From">How a patient's record gives the value, in the words of <see cref="RiskInput.From"/>; empty when it does not.</param>
/// <param name="Fill">What stands for a missing number (the median of the training data) or a missing flag (its share there); 0 for choices.</param>
/// <param name="Whole">Only whole numbers are possible.</param>
public sealed record FittedInput(
    string Name, string Label, RiskInputKind Kind, string Unit, double Low, double High, ImmutableArray<string> Choices, bool Required, string From, double Fill, bool Whole = false)
{
    /// <summary>The same as every model declares its inputs.</summary>
    [JsonIgnore]
    public RiskInput Declared { get; } = new(Name, Label, Kind, Unit, Low, High, Choices, Required ? null : RiskInput.Omissible, From) { Whole = Whole };
}

/// <summary>Breslow's cumulative baseline hazard of the average training patient.</summary>
/// <param name="AtHorizon">At the horizon.</param>
/// <param name="Hazards">At each of <see cref="SurvivalBaseline.Days"/>.</param>
public sealed record HazardCurve(double AtHorizon, ImmutableArray<double> Hazards);

/// <summary>The baseline of a survival model, one curve for all or one for each choice of an input whose effect changes with time.</summary>
/// <param name="HorizonDays">The period for which a risk is given.</param>
/// <param name="Days">Days at which curves are kept, ascending.</param>
/// <param name="Overall">For everyone, or for those whose choice has no curve of its own.</param>
/// <param name="By">Name of the input that has curves of its own; <c>null</c> when there is one for all.</param>
/// <param name="Strata">By choice of that input.</param>
public sealed record SurvivalBaseline(
    int HorizonDays, ImmutableArray<double> Days, HazardCurve Overall, string? By = null, ImmutableSortedDictionary<string, HazardCurve>? Strata = null);

/// <summary>The half widths of the prediction interval, on the scale of the sum, by group of an input (Mondrian conformal).</summary>
/// <param name="Level">Coverage promised.</param>
/// <param name="By">Name of the input that divides the patients.</param>
/// <param name="HalfWidths">By choice of that input.</param>
/// <param name="Otherwise">For every other patient: the widest of all.</param>
/// <param name="Basis">How they were found, in words.</param>
public sealed record ConformalWidths(double Level, string By, ImmutableSortedDictionary<string, double> HalfWidths, double Otherwise, string Basis);

/// <summary>Where a fitted model comes from.</summary>
public sealed record FittedProvenance
{
    public required string Data { get; init; }

    /// <summary>SHA-256 of the data file, lower-case hexadecimal.</summary>
    public required string DataSha256 { get; init; }

    public required string Licence { get; init; }

    /// <summary>Who was in the training data, in words.</summary>
    public required string Cohort { get; init; }

    public required int Rows { get; init; }

    public int? Events { get; init; }

    /// <summary>The method in words, with penalty and mixture as chosen.</summary>
    public required string Method { get; init; }

    /// <summary>The part of the penalty that is absolute (lasso), 0 to 1.</summary>
    public double Mixture { get; init; }

    public double Penalty { get; init; }

    public required int Seed { get; init; }
}

/// <summary>A fitted model as data: what <c>model fit</c> writes, the product ships and the scorer reads.</summary>
public sealed record FittedDefinition
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Unit { get; init; }

    /// <summary>The scale of the sum, in words.</summary>
    public required string Scale { get; init; }

    public FittedLink Link { get; init; }

    /// <summary>For which drug or problem the score matters.</summary>
    public string? Relevance { get; init; }

    public required ImmutableArray<FittedInput> Inputs { get; init; }

    public double Intercept { get; init; }

    public required ImmutableArray<FittedTerm> Terms { get; init; }

    public SurvivalBaseline? Baseline { get; init; }

    public ConformalWidths? Conformal { get; init; }

    /// <summary>The nine sums between the tenths of the training data: what live scores are held against (<see cref="PopulationStability"/>).</summary>
    public ImmutableArray<double> Deciles { get; init; } = [];

    /// <summary>Words for the reader of a score.</summary>
    public ImmutableArray<string> Caveats { get; init; } = [];

    public required Citation Citation { get; init; }

    public required FittedProvenance Provenance { get; init; }
}
