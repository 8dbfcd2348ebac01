using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Conferences;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Conferences;

/// <summary>Minutes ready to be kept: what the signer was shown, and the resource that says the same.</summary>
/// <param name="Minutes">As pages show them again.</param>
/// <param name="Resource">The minutes as FHIR JSON, UTF-8.</param>
/// <param name="Seen">The revision of the conference from which they were made.</param>
/// <param name="KnowsOfSilence">The signer knows that somebody has not answered.</param>
public sealed record SignedMinutes(Minutes Minutes, ReadOnlyMemory<byte> Resource, int Seen, bool KnowsOfSilence);

/// <summary>
/// Closes a conference: minutes, state, audit and the resource in the patient's record are written together or not at all. The resource takes the way of an import, read by
/// the reader that reads every other, and is listed as one, so that the record can say where it comes from.
/// </summary>
public sealed class ConferenceClosing(
    IDbContextFactory<PrecisionCareContext> contexts, ConferenceStore conferences, PatientVault vault, FileStore files, ImportReaders readers, AuditTrail audit)
{
    /// <returns>Why not; <c>null</c> when the conference is closed.</returns>
    /// <exception cref="InvalidOperationException">The resource is not one that our own reader reads without a fault: a bug of who wrote it.</exception>
    public async Task<ConferenceRefusal?> SignAsync(Guid patient, Guid conference, Onlooker who, SignedMinutes paper, CancellationToken stop = default)
    {
        string file = $"conference-{conference:N}.json";
        var (resource, source) = await ReadAsync(paper.Resource, file, stop);
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await conferences.LoadAsync(context, patient, conference, who.Anybody, stop) is not { } change) return ConferenceRefusal.NotOpen;
        var today = DateOnly.FromDateTime(change.Now.UtcDateTime);
        if (change.Shown.WhyNotSign(who.Account, today, paper.Seen, paper.KnowsOfSilence) is { } refusal) return refusal;

        change.Row.Minutes = ConferenceRow.Seal(change.Key, conference, paper.Minutes);
        (change.Row.MinutesVisibility, change.Row.State, change.Row.EndedAt, change.Row.EndedBy) = (conferences.Mark(who), ConferenceState.Closed, change.Now, who.Account);
        change.Row.Revision++;
        await KeepAsync(context, resource, source, file, who.Account, change.Now, stop);
        await audit.AppendAsync(context, ConferenceStore.Entry(AuditKind.ConferenceClosed, patient, conference, $"minutes signed: {paper.Minutes.Resource}"), stop);
        await turn.CommitAsync(stop);
        return null;
    }

    private async Task<(ReadResource Resource, StoredFile Source)> ReadAsync(ReadOnlyMemory<byte> json, string file, CancellationToken stop)
    {
        var issues = new IssueLog();
        using var stream = new MemoryStream(json.ToArray(), writable: false);
        ImmutableArray<ReadResource> read = [.. readers.Fhir(stream, file, issues)];
        if (read is not [{ PatientId: not null } resource] || !issues.IsEmpty) throw new InvalidOperationException("Minutes are one resource of one patient, without a fault.");
        stream.Position = 0;
        return (resource, await files.AddressAsync(stream, stop));
    }

    private async Task KeepAsync(PrecisionCareContext context, ReadResource resource, StoredFile source, string file, Guid by, DateTimeOffset now, CancellationToken stop)
    {
        var import = Guid.CreateVersion7(now);
        var counts = ImportCounts.Parse("{}");
        await new ResourceWriter(context, vault, import, source.Hash, by, now).StoreAsync([resource], counts, stop);
        context.Imports.Add(new ImportRow
        {
            Id = import, Origin = new ImportOrigin(file, null, null).Seal(vault.Installation, import), Kind = ImportKind.Fhir, ContentHash = source.Hash, RequestedBy = by,
            State = ImportState.Succeeded, BytesDone = source.Length, BytesTotal = source.Length, ItemsDone = 1, Counts = counts.ToJson(),
            QueuedAt = now, StartedAt = now, EndedAt = now, Attempts = 1,
        });
    }
}
