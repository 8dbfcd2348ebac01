using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Families;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Families;

/// <summary>A version of a family as it is kept.</summary>
/// <param name="Family">As it was then.</param>
/// <param name="Version">Counted from 1; to be given back with a change.</param>
/// <param name="What">What was changed, in a few words.</param>
/// <param name="By">Name of who changed it; empty when the account is gone.</param>
/// <param name="At">When.</param>
public sealed record KeptFamily(Family Family, int Version, string What, string By, DateTimeOffset At);

/// <summary>What a reader finds.</summary>
/// <param name="Current">The newest version; <c>null</c> when nobody who sees as much as this reader has kept one.</param>
/// <param name="Earlier">Where there is none, the newest that somebody kept who saw less: when consent permits more, work goes on from it.</param>
/// <param name="OthersKeep">Somebody who sees other parts of the record keeps a family: it may speak of what this reader must not see.</param>
public sealed record FamilyShelf(KeptFamily? Current, KeptFamily? Earlier, bool OthersKeep);

/// <summary>
/// Families of patients as counselors put them down, in versions that stay. Readers who see exactly the same of a patient share one; what is withheld from a reader is
/// named in the words of <see cref="AssessmentStore"/>.
/// </summary>
public sealed class FamilyStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    public async Task<FamilyShelf> ShelfAsync(Guid patient, string visibility, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string mark = vault.Installation.OfContent(visibility);
        var row = await context.FamilyVersions.AsNoTracking().Where(v => v.PatientKey == patient && v.Visibility == mark).OrderByDescending(v => v.Version).FirstOrDefaultAsync(stop);
        var others = await context.FamilyVersions.AsNoTracking().Where(v => v.PatientKey == patient && v.Visibility != mark).ToListAsync(stop);
        if (row is not null || others.Count == 0) return new FamilyShelf(row is null ? null : (await OpenAsync(context, patient, [row], stop))[0], null, others.Count > 0);
        var key = await vault.KeyOfAsync(context, patient, stop);
        var earlier = others.Where(v => reader.Covers(v.Open(key).Sight ?? Sight.OfEverything)).MaxBy(v => v.SavedAt);
        return new FamilyShelf(null, earlier is null ? null : (await OpenAsync(context, patient, [earlier], stop))[0], true);
    }

    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<KeptFamily>> VersionsAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string mark = vault.Installation.OfContent(visibility);
        return await OpenAsync(context, patient, await context.FamilyVersions.AsNoTracking().Where(v => v.PatientKey == patient && v.Visibility == mark).OrderByDescending(v => v.Version).ToListAsync(stop), stop);
    }

    /// <summary>Keeps the next version.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="visibility">What is withheld from the writer.</param>
    /// <param name="writer">The same, for being compared with what later readers see.</param>
    /// <param name="family">Without errors.</param>
    /// <param name="what">What was changed, in a few words.</param>
    /// <param name="seen">Number of the version that the writer saw; 0 when there was none.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>False when somebody has kept another version in the meantime.</returns>
    public async Task<bool> SaveAsync(Guid patient, string visibility, Sight writer, Family family, string what, int seen, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string mark = vault.Installation.OfContent(visibility);
        int last = await context.FamilyVersions.Where(v => v.PatientKey == patient && v.Visibility == mark).MaxAsync(v => (int?)v.Version, stop) ?? 0;
        if (last != seen) return false;
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        context.FamilyVersions.Add(new FamilyVersionRow
        {
            Id = id, PatientKey = patient, Visibility = mark, Version = last + 1, SavedBy = by.Id ?? Guid.Empty, SavedAt = now,
            Document = FamilyVersionRow.Seal(await vault.KeyOfAsync(context, patient, stop), id, new FamilyDocument(family, what, writer)),
        });
        await audit.AppendAsync(context, new AuditEntry(AuditKind.FamilyChanged) { Actor = by, Patient = patient, Object = "Family", Purpose = "TREAT", Detail = $"version {last + 1}" }, stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private async Task<ImmutableArray<KeptFamily>> OpenAsync(PrecisionCareContext context, Guid patient, List<FamilyVersionRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        Guid[] accounts = [.. rows.Select(r => r.SavedBy).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => accounts.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return [.. rows.Select(r => Kept(r, r.Open(key)))];

        KeptFamily Kept(FamilyVersionRow row, FamilyDocument document) => new(document.Family, row.Version, document.What, names.GetValueOrDefault(row.SavedBy) ?? "", row.SavedAt);
    }
}
