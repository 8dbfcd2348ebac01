using System.Collections.Immutable;

namespace PrecisionCare.Decisions;

/// <summary>A field of a decision that is not as it should be.</summary>
/// <param name="Field">Name of a property of <see cref="ProposedDecision"/>.</param>
/// <param name="Message">What to do about it.</param>
public sealed record DecisionFault(string Field, string Message);

/// <summary>A decision before it is signed.</summary>
/// <param name="Kind">What is made of the advice; <c>null</c> when nothing was chosen.</param>
/// <param name="Change">Dose or other change in the person's words.</param>
/// <param name="Reason">Code of an <see cref="OverrideReason"/>.</param>
/// <param name="Text">More in the person's words.</param>
/// <param name="Confirmed">Giving what is excluded was confirmed by name.</param>
public sealed record ProposedDecision(DecisionKind? Kind, string? Change = null, string? Reason = null, string? Text = null, bool Confirmed = false)
{
    public const int LongestChange = 300;
    public const int LongestText = 1000;
    public const int ShortestOther = 10;

    /// <summary>Whether the medicine is to be given.</summary>
    public bool Gives(AdvisedOption option) => Kind switch
    {
        DecisionKind.Accepted => !option.AdvisesAgainst,
        DecisionKind.Overridden => option.AdvisesAgainst,
        _ => true,
    };

    /// <summary>Trimmed, and without what does not belong to the kind: fields of a form that were filled in before another kind was chosen.</summary>
    public ProposedDecision Tidy(AdvisedOption option) => this with
    {
        Change = Kind != DecisionKind.Accepted && Gives(option) ? Words(Change) : null,
        Reason = Kind == DecisionKind.Overridden ? Words(Reason) : null,
        Text = Words(Text),
    };

    /// <summary>Everything that keeps it from being signed, at once; of a decision that is tidy.</summary>
    public ImmutableArray<DecisionFault> Faults(AdvisedOption option)
    {
        var faults = ImmutableArray.CreateBuilder<DecisionFault>();
        if (Kind is null) faults.Add(new(nameof(Kind), "Choose what you decide."));
        if (Kind == DecisionKind.Modified && option.AdvisesAgainst)
            faults.Add(new(nameof(Kind), $"{option.Drug} is advised against: giving it, with whatever dose, is an override. Choose that and give its reason."));
        else if (Kind == DecisionKind.Modified && Change is null) faults.Add(new(nameof(Change), "Say which dose is given, or what else is changed."));
        if (Change is { Length: > LongestChange }) faults.Add(new(nameof(Change), $"Say it in at most {LongestChange} characters."));
        if (Kind == DecisionKind.Overridden) OfOverride(option, faults);
        if (Text is { Length: > LongestText }) faults.Add(new(nameof(Text), $"Say it in at most {LongestText} characters."));
        return faults.ToImmutable();
    }

    private void OfOverride(AdvisedOption option, ImmutableArray<DecisionFault>.Builder faults)
    {
        if (!OverrideReasons.For(Gives(option)).Any(r => r.Code == Reason)) faults.Add(new(nameof(Reason), "Choose the reason for not following the advice."));
        else if (Reason == OverrideReasons.Other && (Text?.Length ?? 0) < ShortestOther) faults.Add(new(nameof(Text), $"Give the reason in at least {ShortestOther} characters."));
        if (option.NeedsConfirmation && !Confirmed) faults.Add(new(nameof(Confirmed), $"Confirm that {option.Drug} is given although it is excluded."));
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
