using System.Collections.Immutable;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Patients;

/// <summary>What people have decided about the conflicts that a reader sees: everything here starts from a view that the gate has given.</summary>
internal sealed class ConflictReader(ConflictReviews reviews, SampleLinks links)
{
    /// <summary>Names a conflict in an address, and says nothing of it.</summary>
    public string MarkOf(Conflict conflict) => reviews.Fingerprint(conflict);

    /// <returns><c>null</c> when this reader sees no such conflict.</returns>
    public Conflict? Find(PatientView view, string mark) => view.Record.Conflicts.FirstOrDefault(c => MarkOf(c) == mark);

    /// <summary>Confirmations of the conflicts in view, by their marks.</summary>
    public async Task<ImmutableDictionary<string, ConflictReview>> ReviewsAsync(PatientView view, CancellationToken stop)
    {
        if (view.Record.Conflicts.IsEmpty) return ImmutableDictionary<string, ConflictReview>.Empty;
        var seen = view.Record.Conflicts.Select(MarkOf).ToHashSet(StringComparer.Ordinal);
        var all = await reviews.OfAsync(view.Key, stop);
        return all.RemoveRange(all.Keys.Where(mark => !seen.Contains(mark)));
    }

    public Task ConfirmAsync(PatientView view, Conflict conflict, Guid by, string note, CancellationToken stop) => reviews.ConfirmAsync(view.Key, conflict, by, note, stop);

    public Task WithdrawAsync(PatientView view, Conflict conflict, CancellationToken stop) => reviews.WithdrawAsync(view.Key, conflict, stop);

    /// <summary>The samples in dispute, of those in view.</summary>
    public async Task<ImmutableArray<StoredSample>> SamplesAsync(PatientView view, Conflict conflict, CancellationToken stop)
    {
        if (conflict.Kind is not (ConflictKind.ChromosomalSex or ConflictKind.Genotype)) return [];
        var seen = view.Record.Samples.Select(s => (s.Calls.Sample, s.Calls.ContentHash)).ToHashSet();
        return [.. (await links.OfAsync(view.Key, stop)).Where(s => seen.Contains((s.Sample, s.ContentHash)))];
    }

    /// <summary>Takes a sample in dispute from the patient; it waits on the import page.</summary>
    /// <returns>False when it is none of those.</returns>
    public async Task<bool> UnlinkAsync(PatientView view, Conflict conflict, Guid sample, Guid by, CancellationToken stop) =>
        (await SamplesAsync(view, conflict, stop)).Any(s => s.Id == sample) && await links.UnlinkAsync(sample, by, stop);
}
