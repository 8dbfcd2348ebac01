using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>Whether a score that was kept comes out the same again.</summary>
internal enum RecalculationOutcome
{
    /// <summary>To the last bit: value, interval, every share.</summary>
    Identical,

    /// <summary>The same model gives something else: the record of the score or the program was changed.</summary>
    Different,

    /// <summary>The program has no model of this id and fingerprint any more.</summary>
    OtherModel,

    /// <summary>There was no number for a reason outside the model, such as a genome held back.</summary>
    NoNumber,
}

/// <summary>A kept score, calculated again from the inputs that were kept with it.</summary>
/// <param name="Outcome">How the two compare.</param>
/// <param name="Again">What came out now; <c>null</c> when it was not calculated.</param>
internal sealed record Recalculation(RecalculationOutcome Outcome, RiskScore? Again)
{
    public static Recalculation Of(RiskScore kept, RiskModels models)
    {
        if (models.Find(kept.Model) is not { } model || model.Fingerprint != kept.Fingerprint) return new Recalculation(RecalculationOutcome.OtherModel, null);
        if (kept.NotApplicable is not null && kept.Inputs.IsEmpty) return new Recalculation(RecalculationOutcome.NoNumber, null);
        var again = model.Score(kept.Inputs.ToImmutableDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal));
        if (kept.NotApplicable is not null && kept.NotApplicable != again.NotApplicable) return new Recalculation(RecalculationOutcome.NoNumber, null);
        return new Recalculation(IsSame(kept, again) ? RecalculationOutcome.Identical : RecalculationOutcome.Different, again);
    }

    private static bool IsSame(RiskScore one, RiskScore other) =>
        one.NotApplicable == other.NotApplicable && one.Value.Equals(other.Value) && one.Unit == other.Unit && one.Interval == other.Interval
        && one.LinearPredictor.Equals(other.LinearPredictor) && Same(one.Contributions, other.Contributions)
        && one.Outcomes.Length == other.Outcomes.Length && one.Outcomes.Zip(other.Outcomes).All(o =>
            o.First.Name == o.Second.Name && o.First.Value.Equals(o.Second.Value) && o.First.Interval == o.Second.Interval && Same(o.First.Contributions, o.Second.Contributions));

    private static bool Same(ImmutableArray<Contribution> one, ImmutableArray<Contribution> other) =>
        one.Length == other.Length && one.Zip(other).All(c => c.First.Input == c.Second.Input && c.First.Value == c.Second.Value && c.First.Addend.Equals(c.Second.Addend));
}
