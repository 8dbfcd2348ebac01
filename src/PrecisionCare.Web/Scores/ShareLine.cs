using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>The share of an input in a score as the pages list it.</summary>
/// <param name="Label">The input, or what the constant is.</param>
/// <param name="Value">As used; empty for a constant.</param>
/// <param name="Addend">On the model's scale.</param>
/// <param name="Facts">Where it was taken from.</param>
/// <param name="IsConstant">It is the same for everybody: where the sum starts.</param>
internal sealed record ShareLine(string Label, string Value, double Addend, ImmutableArray<string> Facts, bool IsConstant)
{
    /// <summary>Constants first, then the largest share first.</summary>
    public static ImmutableArray<ShareLine> Of(ImmutableArray<Contribution> contributions, IRiskModel? model) =>
        [.. contributions.Select(c => Line(c, model)).OrderByDescending(l => l.IsConstant).ThenByDescending(l => Math.Abs(l.Addend))];

    private static ShareLine Line(Contribution contribution, IRiskModel? model)
    {
        var labels = contribution.Input.Split(" × ").Select(name => model?.Inputs.FirstOrDefault(i => i.Name == name)?.Label).ToList();
        bool constant = contribution.Value.Length == 0 && contribution.Facts.IsEmpty && labels.TrueForAll(l => l is null);
        string label = constant ? $"Start ({contribution.Input.Replace('_', ' ')})"
            : string.Join(" with ", contribution.Input.Split(" × ").Select((name, i) => labels[i] ?? name.Replace('_', ' ')));
        return new ShareLine(label, contribution.Value, contribution.Addend, contribution.Facts, constant);
    }
}
