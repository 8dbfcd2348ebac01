using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>Who confirmed that conflicting sources are of one person, and how they know.</summary>
public sealed class ConflictReviews(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>By <see cref="Fingerprint(Conflict)"/> of the conflict.</summary>
    public async Task<ImmutableDictionary<string, ConflictReview>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ConflictReviews.AsNoTracking().Where(r => r.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return ImmutableDictionary<string, ConflictReview>.Empty;
        var key = await vault.KeyOfAsync(context, patient, stop);
        return rows.ToImmutableDictionary(r => r.Fingerprint, r => r.Open(key));
    }

    /// <summary>Records that the sources of a conflict were found to be the same person's. Confirming twice keeps the first.</summary>
    public async Task ConfirmAsync(Guid patient, Conflict conflict, Guid by, string note, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string fingerprint = Fingerprint(conflict);
        if (await context.ConflictReviews.AnyAsync(r => r.PatientKey == patient && r.Fingerprint == fingerprint, stop)) return;
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        context.ConflictReviews.Add(new ConflictReviewRow
        {
            Id = id,
            PatientKey = patient,
            Kind = conflict.Kind,
            Fingerprint = fingerprint,
            ConfirmedBy = by,
            ConfirmedAt = now,
            Note = ConflictReviewRow.Seal(await vault.KeyOfAsync(context, patient, stop), id, note),
        });
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([patient], now, stop);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.ConflictConfirmed) { Patient = patient, Object = $"Conflict/{fingerprint[..16]}", Detail = conflict.Kind.ToString() }, stop);
        await turn.CommitAsync(stop);
    }

    /// <summary>Takes a confirmation back: the conflict holds back again what it held back before.</summary>
    public async Task WithdrawAsync(Guid patient, Conflict conflict, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string fingerprint = Fingerprint(conflict);
        if (await context.ConflictReviews.Where(r => r.PatientKey == patient && r.Fingerprint == fingerprint).ExecuteDeleteAsync(stop) == 0) return;
        await context.TouchAsync([patient], time.GetUtcNow(), stop);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.ConflictReopened) { Patient = patient, Object = $"Conflict/{fingerprint[..16]}", Detail = conflict.Kind.ToString() }, stop);
        await turn.CommitAsync(stop);
    }

    /// <summary>Names exactly this conflict: other facts or another disagreement give another fingerprint. It says nothing of either.</summary>
    public string Fingerprint(Conflict conflict) => Fingerprint(vault.Installation, conflict);

    internal static string Fingerprint(InstallationKey key, Conflict conflict) =>
        key.Mark("conflict", string.Join('\n', [conflict.Kind.ToString(), conflict.Message, .. conflict.Facts.Order(StringComparer.Ordinal)]));
}
