using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Scores;

/// <summary>A score that was shown, with everything that was shown of it.</summary>
/// <param name="Id">Key.</param>
/// <param name="ShownAt">When it was first shown to this person on that day.</param>
/// <param name="ShownTo">The account.</param>
/// <param name="Viewer">The person's name; empty when the account is gone.</param>
/// <param name="Score">Value, interval, contributions, inputs with their facts, model with version and fingerprint, or the reason why there was no number.</param>
public sealed record ShownScore(Guid Id, DateTimeOffset ShownAt, Guid ShownTo, string Viewer, RiskScore Score);

/// <summary>
/// Keeps every score that somebody was shown, so that it can be told later what they saw and why. It is written with the look that showed it, in one transaction;
/// what the same person saw already on the same day is not kept again.
/// </summary>
public sealed class ShownScores(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    private const int Attempts = 3;

    private sealed record Prepared(RiskScore Score, byte[] Json, string Mark);

    /// <summary>Records a look at a patient together with the scores that it shows.</summary>
    /// <param name="patient">Whose scores.</param>
    /// <param name="viewer">The account that is shown them.</param>
    /// <param name="scores">As they are shown; those without a number too.</param>
    /// <param name="look">The entry of the audit.</param>
    /// <param name="stop">Stops.</param>
    /// <exception cref="AuditUnavailableException">It could not be written: what was to be shown must not be shown.</exception>
    public async Task KeepAsync(Guid patient, Guid viewer, IReadOnlyCollection<RiskScore> scores, AuditEntry look, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var prepared = scores.Select(s => Prepare(s, viewer, now)).DistinctBy(p => p.Mark).ToList();
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(stop);
                var unseen = await UnseenAsync(context, patient, prepared, stop);
                if (unseen.Count == 0)
                {
                    await audit.RecordAsync(look, stop);
                    return;
                }
                var key = await vault.KeyOfAsync(context, patient, stop);
                context.ShownScores.AddRange(unseen.Select(p => RowOf(p, patient, viewer, now, key)));
                await audit.SaveAsync(context, look, stop);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                continue; // the same person looked twice at once, and the other look has kept them
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or AuditUnavailableException))
            {
                throw new AuditUnavailableException(fault);
            }
        }
    }

    /// <summary>What was shown of a patient between two days (UTC), the newest first.</summary>
    public async Task<ImmutableArray<ShownScore>> OfAsync(Guid patient, DateOnly from, DateOnly until, CancellationToken stop = default)
    {
        var (start, end) = (Midnight(from), Midnight(until.AddDays(1)));
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ShownScores.AsNoTracking().Where(s => s.PatientKey == patient && s.ShownAt >= start && s.ShownAt < end)
            .OrderByDescending(s => s.ShownAt).ThenByDescending(s => s.Id).ToListAsync(stop);
        return await OpenAsync(context, patient, rows, stop);
    }

    /// <returns><c>null</c> when nothing of that key was shown of this patient.</returns>
    public async Task<ShownScore?> FindAsync(Guid patient, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ShownScores.AsNoTracking().Where(s => s.PatientKey == patient && s.Id == id).ToListAsync(stop);
        return (await OpenAsync(context, patient, rows, stop)).FirstOrDefault();
    }

    private async Task<ImmutableArray<ShownScore>> OpenAsync(PrecisionCareContext context, Guid patient, List<ShownScoreRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return [];
        Guid[] viewers = [.. rows.Select(r => r.ShownTo).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => viewers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        return [.. rows.Select(r => r.Open(key, names.GetValueOrDefault(r.ShownTo, "")))];
    }

    private static async Task<List<Prepared>> UnseenAsync(PrecisionCareContext context, Guid patient, List<Prepared> prepared, CancellationToken stop)
    {
        if (prepared.Count == 0) return prepared;
        string[] marks = [.. prepared.Select(p => p.Mark)];
        var seen = await context.ShownScores.Where(s => s.PatientKey == patient && marks.Contains(s.Mark)).Select(s => s.Mark).ToHashSetAsync(stop);
        return prepared.FindAll(p => !seen.Contains(p.Mark));
    }

    private Prepared Prepare(RiskScore score, Guid viewer, DateTimeOffset now)
    {
        byte[] json = StoredJson.Write(score);
        string content = Convert.ToHexStringLower(SHA256.HashData(json));
        return new Prepared(score, json, vault.Installation.Mark("shown-score", string.Create(CultureInfo.InvariantCulture, $"{viewer:N} {now.UtcDateTime:yyyy-MM-dd} {content}")));
    }

    private ShownScoreRow RowOf(Prepared prepared, Guid patient, Guid viewer, DateTimeOffset now, DataKey key)
    {
        var id = Guid.CreateVersion7(now);
        return new ShownScoreRow
        {
            Id = id,
            PatientKey = patient,
            ShownAt = now,
            ShownTo = viewer,
            ModelMark = ModelMark(vault.Installation, prepared.Score.Model),
            IsScored = prepared.Score.NotApplicable is null,
            Mark = prepared.Mark,
            Document = ShownScoreRow.Seal(key, id, prepared.Json),
        };
    }

    internal static string ModelMark(InstallationKey key, string model) => key.Mark("risk-model", model);

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
