using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Risk;

/// <summary>That a model was withdrawn from use.</summary>
/// <param name="By">Who withdrew it, as shown.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why, in that person's words.</param>
public sealed record ModelWithdrawal(string By, DateOnly On, string Reason);

/// <summary>Which models are in use: those on by default, with what an administrator turned on or withdrew.</summary>
public sealed record RiskModelSettings
{
    /// <summary>Nothing withdrawn, nothing turned on.</summary>
    public static RiskModelSettings Default { get; } = new();

    /// <summary>Models turned on although their coefficients are not confirmed, by id.</summary>
    public ImmutableHashSet<string> Enabled { get; init; } = [];

    /// <summary>Models withdrawn everywhere at once, by id; withdrawal counts more than <see cref="Enabled"/>.</summary>
    public ImmutableDictionary<string, ModelWithdrawal> Withdrawn { get; init; } = ImmutableDictionary<string, ModelWithdrawal>.Empty;

    /// <summary>Values of inputs that belong to the site rather than to a patient, by name: <c>region</c>, the risk region of the country for SCORE2.</summary>
    public ImmutableDictionary<string, string> Site { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Why the model gives no score here; <c>null</c> when it is in use.</summary>
    public string? WhyNot(IRiskModel model) =>
        Withdrawn.TryGetValue(model.Id, out var withdrawal)
            ? string.Create(CultureInfo.InvariantCulture, $"the model was withdrawn by {withdrawal.By} on {withdrawal.On:dd-MMM-yyyy}: {withdrawal.Reason}")
        : model.OnByDefault || Enabled.Contains(model.Id) ? null
        : "the model is off until its coefficients are confirmed against the source, or an administrator turns it on";

    /// <summary>Whether the model is one to speak of: in use, or withdrawn and therefore to be explained.</summary>
    internal bool Mentions(IRiskModel model) => model.OnByDefault || Enabled.Contains(model.Id) || Withdrawn.ContainsKey(model.Id);
}
