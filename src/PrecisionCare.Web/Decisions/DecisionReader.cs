using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Decisions;

/// <summary>
/// Signed decisions for readers, starting from what the gate has given. Who sees exactly what the signer saw reads all of a decision. Anybody else learns of it only
/// where they see the problem and the option themselves, and then who decided, when, and whether the medicine is to be given.
/// </summary>
internal sealed class DecisionReader(DecisionStore store, AdviceReader advice)
{
    /// <summary>All decisions that this reader may know of, newest first.</summary>
    public async Task<ImmutableArray<ShownDecision>> AllAsync(PatientOpening opening, CancellationToken stop)
    {
        var kept = await store.OfAsync(opening.View!.Key, AdviceReader.Visibility(opening), stop);
        var superseded = kept.Select(k => k.Decision.Supersedes).OfType<Guid>().ToHashSet();
        var shown = ImmutableArray.CreateBuilder<ShownDecision>();
        foreach (var (decision, sameSight) in kept)
        {
            var today = AdvisedOption.Find(opening.View.Assessment, decision.Advised.Indication, decision.Advised.Drug);
            if (sameSight || today is not null) shown.Add(new ShownDecision(decision, sameSight, !superseded.Contains(decision.Id), today));
        }

        return shown.ToImmutable();
    }

    /// <summary>The decisions that stand.</summary>
    public async Task<StandingDecisions> StandingAsync(PatientOpening opening, CurrentReader who, CancellationToken stop) =>
        new([.. (await AllAsync(opening, stop)).Where(d => d.Stands)], who.Roles.Contains(RequesterRole.Clinician));

    /// <summary>The kept assessment that the reader is shown now: what they decide on.</summary>
    public async Task<Guid> ShownAsync(PatientOpening opening, CancellationToken stop) => (await advice.KeepAsync(opening, stop)).Id;

    /// <summary>Signs.</summary>
    /// <returns><c>null</c> when somebody has decided on the option in the meantime.</returns>
    public Task<Decision?> SignAsync(PatientOpening opening, SigningRequest request, AuditActor by, CancellationToken stop) =>
        store.SignAsync(opening.View!.Key, AdviceReader.Visibility(opening), request, by, stop);
}
