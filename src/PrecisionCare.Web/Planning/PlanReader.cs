using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Knowledge;
using PrecisionCare.Planning;
using PrecisionCare.Storage.Planning;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Planning;

/// <summary>A version of a plan as a reader is shown it.</summary>
/// <param name="Plan">As it was signed.</param>
/// <param name="Whole">The reader sees exactly the facts that the signer saw; else only version and signature are shown.</param>
/// <param name="Stands">No later version was signed.</param>
internal sealed record ShownPlan(TreatmentPlan Plan, bool Whole, bool Stands);

/// <summary>What the next version would hold, and what it is bound to.</summary>
/// <param name="Items">The decisions that stand, that give a medicine and that the reader reads whole.</param>
/// <param name="Draft">The draft; <c>null</c> when none was kept since the last version.</param>
/// <param name="Assessment">The kept assessment that the reader is shown.</param>
/// <param name="Last">Number of the last signed version; 0 when there is none.</param>
internal sealed record NextPlan(ImmutableArray<Decision> Items, KeptDraft? Draft, Guid Assessment, int Last)
{
    /// <summary>Names exactly these decisions, this advice and the version after which it comes, for a form to give back.</summary>
    public string Mark => $"{Last} {string.Join(' ', Items.Select(i => i.Id).Append(Assessment).Select(id => id.ToString("N")))}";
}

/// <summary>Treatment plans for readers, starting from what the gate has given.</summary>
internal sealed class PlanReader(PlanStore store, DecisionReader decisions, KnowledgeBase knowledge)
{
    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<ShownPlan>> VersionsAsync(PatientOpening opening, CancellationToken stop) =>
        [.. (await store.VersionsAsync(opening.View!.Key, AdviceReader.Visibility(opening), stop)).Select((k, place) => new ShownPlan(k.Plan, k.SameSight, place == 0))];

    /// <summary>What no longer holds of a version.</summary>
    public async Task<ImmutableArray<PlanWarning>> WarningsAsync(PatientOpening opening, TreatmentPlan plan, CancellationToken stop) =>
        PlanWarning.Of(plan, await StandingAsync(opening, stop), opening.View!.Assessment);

    /// <summary>What medicines of a plan do to each other.</summary>
    public ImmutableArray<PlanWarning> Together(PatientView patient, IReadOnlyCollection<Decision> items) => PlannedTogether.Check(items, patient.Record, knowledge, patient.Assessment.At);

    public async Task<NextPlan> NextAsync(PatientOpening opening, CancellationToken stop) => new(
        [.. (await StandingAsync(opening, stop)).Where(d => d.Gives).OrderBy(d => d.Advised.Problem, StringComparer.Ordinal).ThenBy(d => d.Advised.Drug, StringComparer.Ordinal)],
        await store.DraftAsync(opening.View!.Key, AdviceReader.Visibility(opening), stop), await decisions.ShownAsync(opening, stop), await store.LastVersionAsync(opening.View.Key, stop));

    /// <summary>What a draft begins with: the last version, where the reader reads all of it, with a new day of review.</summary>
    public async Task<PlanDraft> FirstDraftAsync(PatientOpening opening, DateOnly today, CancellationToken stop)
    {
        var empty = PlanDraft.Of(today);
        return (await VersionsAsync(opening, stop)) is [{ Whole: true } last, ..] ? last.Plan.Content with { Review = empty.Review } : empty;
    }

    /// <returns>False when somebody has changed the draft in the meantime.</returns>
    public Task<bool> KeepAsync(PatientOpening opening, PlanDraft draft, Guid? stamp, AuditActor by, CancellationToken stop) =>
        store.KeepAsync(opening.View!.Key, AdviceReader.Visibility(opening), draft, stamp, by, stop);

    /// <returns><c>null</c> when somebody has changed the draft or signed in the meantime.</returns>
    public Task<TreatmentPlan?> SignAsync(PatientOpening opening, PlanDraft content, NextPlan next, Guid? stamp, AuditActor by, CancellationToken stop) => store.SignAsync(
        opening.View!.Key, AdviceReader.Visibility(opening), content, next.Items, (next.Assessment, KnowledgeRelease.Of(opening.View.Assessment.KnowledgeSources)), (next.Last, stamp), by, stop);

    private async Task<List<Decision>> StandingAsync(PatientOpening opening, CancellationToken stop) =>
        [.. (await decisions.AllAsync(opening, stop)).Where(d => d is { Stands: true, Whole: true }).Select(d => d.Decision)];
}
