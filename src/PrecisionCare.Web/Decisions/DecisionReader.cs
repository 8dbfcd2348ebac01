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

    /// <returns><c>null</c> when the problem has no such option today.</returns>
    public async Task<DecidableOption?> FindAsync(PatientOpening opening, CurrentReader who, string indication, string drug, CancellationToken stop)
    {
        var assessment = opening.View!.Assessment;
        if (AdvisedOption.Find(assessment, indication, drug) is not { } option) return null;
        var problem = assessment.Problems.First(p => p.Indication == indication);
        var suggestion = (option.Excluded ? problem.Excluded : problem.Suggestions).First(s => s.Drug == drug);
        return new DecidableOption(option, suggestion, (await StandingAsync(opening, who, stop)).On(indication, drug), await ShownAsync(opening, stop));
    }

    /// <param name="opening">The patient as the signer sees them.</param>
    /// <param name="on">What they were shown.</param>
    /// <param name="decision">Tidy and without fault.</param>
    /// <param name="standing">The decision that stood when they were shown it.</param>
    /// <param name="by">The signer.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><c>null</c> when somebody has decided on the option in the meantime.</returns>
    public Task<Decision?> SignAsync(PatientOpening opening, DecidableOption on, ProposedDecision decision, Guid? standing, AuditActor by, CancellationToken stop) => store.SignAsync(
        opening.View!.Key, AdviceReader.Visibility(opening), new SigningRequest(on.Option, decision, on.Shown, KnowledgeRelease.Of(opening.View.Assessment.KnowledgeSources), standing), by, stop);
}
