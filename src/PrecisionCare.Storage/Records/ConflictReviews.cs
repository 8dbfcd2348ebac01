using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Records;

/// <summary>Who confirmed that conflicting sources are of one person, and how they know.</summary>
public sealed class ConflictReviews(IDbContextFactory<PrecisionCareContext> contexts, TimeProvider time)
{
    /// <summary>By <see cref="Fingerprint"/> of the conflict.</summary>
    public async Task<ImmutableDictionary<string, ConflictReviewRow>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ConflictReviews.AsNoTracking().Where(r => r.PatientKey == patient).ToListAsync(stop);
        return rows.ToImmutableDictionary(r => r.Fingerprint);
    }

    /// <summary>Records that the sources of a conflict were found to be the same person's. Confirming twice keeps the first.</summary>
    public async Task ConfirmAsync(Guid patient, Conflict conflict, Guid by, string note, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string fingerprint = Fingerprint(conflict);
        if (await context.ConflictReviews.AnyAsync(r => r.PatientKey == patient && r.Fingerprint == fingerprint, stop)) return;
        var now = time.GetUtcNow();
        context.ConflictReviews.Add(new ConflictReviewRow
        {
            Id = Guid.CreateVersion7(now),
            PatientKey = patient,
            Kind = conflict.Kind,
            Fingerprint = fingerprint,
            ConfirmedBy = by,
            ConfirmedAt = now,
            Note = note,
        });
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([patient], now, stop);
        await turn.CommitAsync(stop);
    }

    /// <summary>Names exactly this conflict: other facts or another disagreement give another fingerprint.</summary>
    public static string Fingerprint(Conflict conflict) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', [conflict.Kind.ToString(), conflict.Message, .. conflict.Facts.Order(StringComparer.Ordinal)]))));
}
