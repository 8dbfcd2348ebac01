using System.Collections.Immutable;

namespace PrecisionCare.Risk.Data;

/// <summary>Patients of a data set as a model sees them.</summary>
/// <param name="Ids">As in the file.</param>
/// <param name="Inputs">A row each, in the order of the model's inputs; NaN where nothing is recorded.</param>
/// <param name="Outcome">The number to predict, or the days until the event or the end of observation; NaN where it is not known.</param>
/// <param name="Event">For survival whether the event came; empty otherwise.</param>
/// <param name="Period">What tells patients of an earlier time from later ones (a year); empty where the file does not say.</param>
public sealed record Cohort(
    ImmutableArray<string> Ids, ImmutableArray<double[]> Inputs, ImmutableArray<double> Outcome, ImmutableArray<bool> Event, ImmutableArray<double> Period)
{
    public int Rows => Ids.Length;

    /// <summary>The patients at these places, in this order.</summary>
    public Cohort At(IReadOnlyList<int> rows) => new(
        [.. rows.Select(r => Ids[r])], [.. rows.Select(r => Inputs[r])], [.. rows.Select(r => Outcome[r])],
        Event.IsEmpty ? [] : [.. rows.Select(r => Event[r])], Period.IsEmpty ? [] : [.. rows.Select(r => Period[r])]);

    public Cohort Where(Func<int, bool> keep) => At([.. Enumerable.Range(0, Rows).Where(keep)]);
}
