using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Risk;

namespace PrecisionCare.Storage.Scores;

/// <summary>A part of the values that an input can take.</summary>
/// <param name="Label">Its limits or its word.</param>
/// <param name="Patients">Patients whose value lies in it.</param>
/// <param name="Share">Of all patients with a value, 0 to 1; <c>null</c> where the count is not told.</param>
/// <param name="TrainingShare">Of those on whom the model was made, 0 to 1; <c>null</c> where that is not known.</param>
/// <param name="IsOutside">Below or above the range of the model.</param>
public sealed record LiveBin(string Label, PatientCount Patients, double? Share, double? TrainingShare, bool IsOutside);

/// <summary>How the values of one input lie, one for each patient.</summary>
/// <param name="Label">The input.</param>
/// <param name="Unit">Of a number; empty otherwise.</param>
/// <param name="Bins">In the order of the values; those outside the range first and last.</param>
/// <param name="StabilityIndex">Population stability index against the training data; <c>null</c> where their distribution is not known. .1 asks for a look, .25 for action.</param>
public sealed record LiveInput(string Label, string Unit, ImmutableArray<LiveBin> Bins, double? StabilityIndex)
{
    private const int Parts = 5;

    /// <param name="input">The input.</param>
    /// <param name="values">Of each patient with one.</param>
    /// <param name="training">How the training data lie; <c>null</c> where that is not known.</param>
    internal static LiveInput Of(RiskInput input, IReadOnlyList<InputValue> values, TrainingShares? training)
    {
        var (labels, place) = input.Kind == RiskInputKind.Number ? Numbers(input, training) : Words(input);
        int[] counts = new int[labels.Length];
        foreach (var value in values) counts[place(value)]++;
        double total = Math.Max(1, values.Count);
        var shares = training is { } known && known.Shares.Length == labels.Length ? known.Shares : default;
        bool isNumber = input.Kind == RiskInputKind.Number;
        return new LiveInput(input.Label, input.Unit, [.. labels.Select((label, i) =>
        {
            var patients = PatientCount.Of(counts[i]);
            return new LiveBin(label, patients, patients.Value is null ? null : counts[i] / total, shares.IsDefault ? null : shares[i], isNumber && (i == 0 || i == labels.Length - 1));
        })], shares.IsDefault ? null : StabilityIndexOf(counts, shares));
    }

    /// <summary>Below the range, its parts, above it.</summary>
    private static (string[] Labels, Func<InputValue, int> Place) Numbers(RiskInput input, TrainingShares? training)
    {
        double[] edges = training is { Edges.Length: > 1 } known ? [.. known.Edges] : [.. Enumerable.Range(0, Parts + 1).Select(i => input.Low + ((input.High - input.Low) * i / Parts))];
        string[] labels = [$"below {Shown(edges[0])}", .. edges.Skip(1).Select((edge, i) => $"{Shown(edges[i])} to {Shown(edge)}"), $"above {Shown(edges[^1])}"];
        return (labels, value =>
        {
            double number = value.Number ?? double.NaN;
            if (number < edges[0]) return 0;
            if (number > edges[^1]) return edges.Length;
            int part = Array.FindIndex(edges, 1, edge => number <= edge);
            return part < 0 ? edges.Length : part;
        });
    }

    private static (string[] Labels, Func<InputValue, int> Place) Words(RiskInput input)
    {
        string[] words = input.Kind == RiskInputKind.Flag ? ["no", "yes"] : [.. input.Choices, "another"];
        return (words, value => input.Kind == RiskInputKind.Flag ? (value.Number > 0 ? 1 : 0) : Array.IndexOf(words, value.Choice) is >= 0 and var at ? at : words.Length - 1);
    }

    /// <summary>Sum over the parts of (live - training) x ln(live / training); half a patient stands in an empty part so that it stays finite.</summary>
    private static double StabilityIndexOf(int[] counts, ImmutableArray<double> training)
    {
        double total = counts.Sum() + (counts.Length / 2.0), index = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double live = (counts[i] + .5) / total, made = Math.Max(training[i], 1e-4);
            index += (live - made) * Math.Log(live / made);
        }
        return index;
    }

    private static string Shown(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>How the values of an input lie in the data on which a model was made.</summary>
/// <param name="Edges">Of the parts of a number, ascending; empty for flags and choices.</param>
/// <param name="Shares">Below the first edge, of each part, above the last; of a flag no and yes; of a choice each word and "another". They sum to 1.</param>
public sealed record TrainingShares(ImmutableArray<double> Edges, ImmutableArray<double> Shares);
