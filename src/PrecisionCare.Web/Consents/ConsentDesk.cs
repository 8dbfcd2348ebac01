using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Consents;

/// <summary>One patient's consents as they stand, for those who keep them. Holds nothing clinical.</summary>
/// <param name="Patient">Who it is.</param>
/// <param name="Consents">The current version of each consent, the last recorded first.</param>
/// <param name="Directives">What the engine decides by: the consents, and a restriction of processing.</param>
/// <param name="Policy">What holds where no consent speaks.</param>
/// <param name="At">The moment at which all this is so.</param>
internal sealed record PatientConsents(
    PatientSummary Patient, ImmutableArray<RegisteredConsent> Consents, ImmutableArray<ConsentDirective> Directives, DefaultPolicy Policy, DateTimeOffset At)
{
    public ConsentSubject Subject => ConsentRegister.SubjectOf(Patient);

    public bool IsRestricted => Directives.Any(d => d.Id == ConsentRegister.Restriction);

    public string Name => Patient.Name.Banner is { Length: > 0 } name ? name : "Name not recorded";

    /// <summary>What typical readers may see now.</summary>
    public ConsentEffect Now => ConsentEffect.Of(Subject, Directives, Directives, Policy, At);

    /// <summary>Contradictions between consents; a restriction of processing contradicts nothing, it overrides.</summary>
    public ImmutableArray<ConsentConflict> Conflicts => ConsentConflicts.Among([.. Directives.Where(d => d.Id != ConsentRegister.Restriction)], Subject, At);

    /// <summary>What typical readers could see if the consents were these.</summary>
    public ConsentEffect EffectOf(IReadOnlyCollection<ConsentDirective> after) => ConsentEffect.Of(Subject, Directives, after, Policy, At);

    /// <summary>The directives with some consents no longer active.</summary>
    public ImmutableArray<ConsentDirective> Without(Func<ConsentDirective, bool> ended) => [.. Directives.Select(d => ended(d) ? d with { Active = false } : d)];

    /// <summary>The directives once a consent is signed: it takes the place of those of its scope.</summary>
    public ImmutableArray<ConsentDirective> With(ConsentDirective signed) =>
        [.. Without(d => d.Scope == signed.Scope && d.Id != ConsentRegister.Restriction), signed];

    public RegisteredConsent? Find(string consentId) => Consents.FirstOrDefault(c => c.ConsentId == consentId);

    /// <summary>The consent that is active and holds now, of a scope.</summary>
    public RegisteredConsent? Holding(ConsentScope scope) => Consents.FirstOrDefault(c =>
        c.Document.Directive is { Active: true } directive && directive.Scope == scope && (directive.Validity is null || directive.Validity.Contains(At)));
}

/// <summary>Opens a patient's consents for the pages of administrators.</summary>
internal sealed class ConsentDesk(PatientDirectory directory, ConsentRegister register, ConsentPolicy policy, TimeProvider time)
{
    /// <returns><c>null</c> when there is no such patient.</returns>
    public async Task<PatientConsents?> OpenAsync(Guid patient, CancellationToken stop)
    {
        if (await directory.FindAsync(patient, stop) is not { } summary) return null;
        return new PatientConsents(summary, await register.OfAsync(patient, stop), await register.DirectivesOfAsync(patient, stop), policy.Default, time.GetUtcNow());
    }
}
