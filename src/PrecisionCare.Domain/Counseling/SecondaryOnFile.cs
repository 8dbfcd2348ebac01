using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;

namespace PrecisionCare.Counseling;

/// <summary>What the consents on file say about showing secondary findings.</summary>
public enum SecondaryStanding
{
    /// <summary>No consent decides: they stay hidden until the patient has chosen (ACMG: the choice is offered before the test).</summary>
    NothingOnFile,

    /// <summary>A consent lets them be shown.</summary>
    Shown,

    /// <summary>A consent withholds them: the patient said so, or was not asked.</summary>
    Withheld,

    /// <summary>The consents cannot be read.</summary>
    Unreadable,
}

/// <summary>
/// The patient's choice about secondary findings as it holds: read from the consents by the engine that enforces them, and never typed in. What a session says is what
/// was said; where the two differ, the consent has to be recorded.
/// </summary>
/// <param name="Standing">What holds.</param>
/// <param name="Consent">Id of the consent that decides; <c>null</c> when none does.</param>
public sealed record SecondaryOnFile(SecondaryStanding Standing, string? Consent = null)
{
    /// <param name="subject">The patient.</param>
    /// <param name="reader">To whom they would be shown.</param>
    /// <param name="consents">All consents of the patient; <c>null</c> when they cannot be read.</param>
    /// <param name="policy">What holds where no consent speaks.</param>
    /// <param name="at">When.</param>
    public static SecondaryOnFile Of(
        ConsentSubject subject, Requester reader, IReadOnlyCollection<ConsentDirective>? consents, DefaultPolicy policy, DateTimeOffset at)
    {
        if (consents is null) return new(SecondaryStanding.Unreadable);
        var decision = ConsentEngine.Decide(new TypicalReader("", Purposes.Treatment, reader).Asks(RecordCategory.SecondaryFindings, subject, at), consents, policy);
        bool byConsent = consents.Any(c => c.Id == decision.Basis);
        return !byConsent ? new(SecondaryStanding.NothingOnFile) : new(decision.Permitted ? SecondaryStanding.Shown : SecondaryStanding.Withheld, decision.Basis);
    }

    /// <summary>Whether the consents carry what the patient said. A patient who has not decided is not shown what they may not want to know.</summary>
    public bool Carries(SecondaryChoice said) => said switch
    {
        SecondaryChoice.Wants => Standing == SecondaryStanding.Shown,
        SecondaryChoice.Declines => Standing == SecondaryStanding.Withheld,
        SecondaryChoice.Undecided => Standing is SecondaryStanding.Withheld or SecondaryStanding.NothingOnFile,
        _ => true,
    };
}
