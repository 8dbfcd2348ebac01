using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PrecisionCare.Storage.Records;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Patients;

/// <summary>Advice of a past day beside what it says today.</summary>
/// <param name="Snapshot">When it was made, and with which knowledge.</param>
/// <param name="Assessment">What was said.</param>
/// <param name="Since">What today's advice says otherwise.</param>
internal sealed record PastAdvice(AssessmentSnapshot Snapshot, Assessment Assessment, ImmutableArray<AdviceChange> Since);

/// <summary>What a reader is told is new.</summary>
/// <param name="LastRead">What they have read.</param>
/// <param name="Shown">The snapshot that they are shown now: what they confirm to have read, whatever has come since.</param>
internal sealed record AdviceNews(PastAdvice LastRead, Guid Shown);

/// <summary>
/// Keeps the advice that readers were shown, gives that of a past day again, and tells a reader what changed since they last read it. Starts from what the gate
/// has given: past advice is for those who see, now, exactly what it was made of.
/// </summary>
internal sealed class AdviceReader(AssessmentStore store, PatientRecords records)
{
    /// <summary>What is in memory was kept when it was first shown.</summary>
    private readonly ConditionalWeakTable<Assessment, AssessmentSnapshot> _kept = [];

    /// <summary>Keeps the advice that is shown, and gives what the reader has not read of it yet; a reader's first advice counts as read.</summary>
    /// <returns><c>null</c> when nothing is new to them.</returns>
    public async Task<AdviceNews?> NewsAsync(PatientOpening opening, CurrentReader who, CancellationToken stop)
    {
        var view = opening.View!;
        var shown = await KeepAsync(opening, stop);
        if (await store.SeenAsync(view.Key, Visibility(opening), who.Account, stop) is not { } seen)
        {
            await store.MarkSeenAsync(view.Key, shown.Id, who.Account, stop);
            return null;
        }

        return seen.Hash != shown.Hash && await AsOfAsync(opening, seen, stop) is { Since.IsEmpty: false } lastRead ? new AdviceNews(lastRead, shown.Id) : null;
    }

    /// <summary>The reader has read the advice of a snapshot. What was kept after it stays new to them.</summary>
    /// <returns>False when this reader has no such snapshot.</returns>
    public async Task<bool> MarkReadAsync(PatientOpening opening, CurrentReader who, Guid snapshot, CancellationToken stop)
    {
        if (!(await ListAsync(opening, stop)).Any(s => s.Id == snapshot)) return false;
        await store.MarkSeenAsync(opening.View!.Key, snapshot, who.Account, stop);
        return true;
    }

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<AssessmentSnapshot>> ListAsync(PatientOpening opening, CancellationToken stop) => store.OfAsync(opening.View!.Key, Visibility(opening), stop);

    /// <returns><c>null</c> when this reader has no such snapshot.</returns>
    public async Task<PastAdvice?> FindAsync(PatientOpening opening, Guid snapshot, CancellationToken stop) =>
        (await ListAsync(opening, stop)).FirstOrDefault(s => s.Id == snapshot) is { } found ? await AsOfAsync(opening, found, stop) : null;

    private async Task<PastAdvice?> AsOfAsync(PatientOpening opening, AssessmentSnapshot snapshot, CancellationToken stop) =>
        await store.ReadAsync(opening.View!.Key, Visibility(opening), snapshot.Id, stop) is { } past
            ? new PastAdvice(snapshot, past, AdviceChanges.Between(past, opening.View.Assessment))
            : null;

    /// <summary>Keeps the advice that is shown, unless that is done.</summary>
    public async Task<AssessmentSnapshot> KeepAsync(PatientOpening opening, CancellationToken stop)
    {
        var view = opening.View!;
        if (_kept.TryGetValue(view.Assessment, out var kept)) return kept;
        long revision = await records.RevisionAsync(view.Key, stop) ?? 0;
        kept = await store.SaveAsync(view.Key, revision, Visibility(opening), view.Assessment, stop);
        _kept.AddOrUpdate(view.Assessment, kept);
        return kept;
    }

    /// <summary>What is withheld from the reader: equal for readers who see the same of the patient.</summary>
    public static string Visibility(PatientOpening opening) => $"{opening.Access.Readable.Fingerprint} {opening.View!.ShowsGenetic}";
}
