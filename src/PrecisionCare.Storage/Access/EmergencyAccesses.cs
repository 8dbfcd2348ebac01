using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Access;

/// <summary>An emergency access for those who review it.</summary>
/// <param name="Access">What was stated, and the review.</param>
/// <param name="Person">Name of whoever began it.</param>
/// <param name="PatientName">The patient.</param>
/// <param name="Reviewer">Name of whoever reviewed it.</param>
public sealed record ReviewedEmergency(EmergencyAccess Access, string Person, string PatientName, string? Reviewer);

/// <summary>How often a person used emergency access in a span of time.</summary>
/// <param name="Person">Name.</param>
/// <param name="Count">How often.</param>
/// <param name="Patients">For how many patients.</param>
/// <param name="NotJustified">How often a reviewer found it not justified.</param>
/// <param name="Waiting">Not reviewed yet.</param>
public sealed record EmergencyRate(string Person, int Count, int Patients, int NotJustified, int Waiting);

/// <summary>Emergency accesses of one person that came too close upon each other.</summary>
/// <param name="Person">Name.</param>
/// <param name="Count">How many began within an hour, at the densest.</param>
/// <param name="Last">When the last of them began.</param>
public sealed record EmergencyAlert(string Person, int Count, DateTimeOffset Last);

/// <summary>
/// Overrides of patients' restrictions: for one person and one patient, with a reason, for an hour at most, reviewed within three days. Begin, end and review stand
/// in the audit, in the transaction of the change.
/// </summary>
public sealed class EmergencyAccesses(
    IDbContextFactory<PrecisionCareContext> contexts, PatientDirectory directory, PatientVault vault, AuditTrail audit, TimeProvider time, ILogger<EmergencyAccesses> logger)
{
    public const int ShortestText = 10;

    /// <summary>Its end comes by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    public static readonly TimeSpan ReviewWithin = TimeSpan.FromHours(72);

    /// <summary>So many within an hour by one person are not refused, since lives may hang on it, but told at once.</summary>
    public const int AlertingCount = 3;

    private static readonly TimeSpan AlertingSpan = TimeSpan.FromHours(1);

    /// <summary>The override that this person has begun for this patient and that still runs.</summary>
    public async Task<EmergencyAccess?> RunningAsync(Guid patient, Guid account, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(stop);
        var running = await context.EmergencyAccesses.AsNoTracking()
            .Where(a => a.AccountId == account && a.PatientKey == patient && a.EndsAt > now && a.EndedAt == null)
            .OrderByDescending(a => a.EndsAt).FirstOrDefaultAsync(stop);
        return running?.Open(await vault.KeyOfAsync(context, patient, stop));
    }

    /// <summary>Begins an override. One that runs already goes on as it is: asking again does not make it longer.</summary>
    /// <exception cref="ArgumentException">The text is too short, or the account has no right to it.</exception>
    public async Task<EmergencyAccess> BeginAsync(
        Guid patient, Guid account, EmergencyReason reason, RelationToPatient relation, string text, CancellationToken stop = default)
    {
        text = text.Trim();
        if (text.Length < ShortestText) throw new ArgumentException($"The text has fewer than {ShortestText} characters.", nameof(text));
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        // Asked of the account itself: what the session knows of it may be a minute old.
        if (!await context.Users.AnyAsync(a => a.Id == account && a.MayBreakGlass && !a.IsDisabled, stop)) throw new ArgumentException("The account has no right to emergency access.", nameof(account));
        var now = time.GetUtcNow();
        var running = await context.EmergencyAccesses.FirstOrDefaultAsync(a => a.AccountId == account && a.PatientKey == patient && a.EndsAt > now && a.EndedAt == null, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        if (running is not null) return running.Open(key);
        var id = Guid.CreateVersion7(now);
        var row = new EmergencyAccessRow
        {
            Id = id,
            PatientKey = patient,
            AccountId = account,
            Reason = reason,
            Relation = relation,
            Text = EmergencyAccessRow.SealText(key, id, text),
            StartedAt = now,
            EndsAt = now + Longest,
            ReviewDueAt = now + ReviewWithin,
        };
        context.EmergencyAccesses.Add(row);
        await audit.AppendAsync(context, Entry(AuditKind.BreakGlassBegun, row, $"{reason}, {relation}") with
        {
            Permitted = true, Rule = "break-glass", Obligations = [Obligations.AuditBreakGlass, Obligations.ReviewWithin72Hours, Obligations.NotifyPrivacyOffice],
        }, stop);
        int lately = await context.EmergencyAccesses.CountAsync(a => a.AccountId == account && a.StartedAt > now - AlertingSpan, stop);
        if (lately >= AlertingCount)
            await audit.AppendAsync(context, new AuditEntry(AuditKind.BreakGlassRepeated) { Object = $"Account/{account}", BreakGlass = true, Detail = $"{lately} within an hour" }, stop);
        await turn.CommitAsync(stop);
        if (lately >= AlertingCount) logger.LogWarning("One person began {Count} emergency accesses within an hour. The page of emergency access says who.", lately);
        return row.Open(key);
    }

    /// <summary>Ends an override before its time.</summary>
    public async Task EndAsync(Guid patient, Guid account, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var running = await context.EmergencyAccesses.AsTracking()
            .Where(a => a.AccountId == account && a.PatientKey == patient && a.EndsAt > now && a.EndedAt == null).ToListAsync(stop);
        foreach (var row in running)
        {
            row.EndedAt = now;
            await audit.AppendAsync(context, Entry(AuditKind.BreakGlassEnded, row, "ended by the person"), stop);
        }
        await turn.CommitAsync(stop);
    }

    /// <summary>Those that wait for a review, the one due first at the top, then those reviewed since <paramref name="since"/>, the last first.</summary>
    public async Task<ImmutableArray<ReviewedEmergency>> ListAsync(DateTimeOffset since, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.EmergencyAccesses.AsNoTracking().Where(a => a.ReviewedAt == null || a.ReviewedAt >= since).ToListAsync(stop);
        Guid[] accounts = [.. rows.Select(r => r.AccountId).Concat(rows.Select(r => r.ReviewedBy).OfType<Guid>()).Distinct()];
        Guid[] patients = [.. rows.Select(r => r.PatientKey).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        var people = await directory.OfAsync(patients, stop);
        var keys = await vault.KeysOfAsync(context, patients, stop);
        return
        [
            .. rows.OrderBy(r => r.ReviewedAt is not null).ThenBy(r => r.ReviewedAt is null ? r.ReviewDueAt.UtcTicks : -r.ReviewedAt!.Value.UtcTicks)
                .Select(r => new ReviewedEmergency(
                    r.Open(keys.GetValueOrDefault(r.PatientKey)), names.GetValueOrDefault(r.AccountId, ""), people.GetValueOrDefault(r.PatientKey)?.Name.Banner ?? "",
                    r.ReviewedBy is { } by ? names.GetValueOrDefault(by, "") : null)),
        ];
    }

    /// <summary>Records what a reviewer found. Nobody reviews their own, and a review stands once it is made.</summary>
    /// <returns>False when there is no such access to review for this person.</returns>
    public async Task<bool> ReviewAsync(Guid access, Guid by, EmergencyVerdict verdict, string note, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var row = await context.EmergencyAccesses.AsTracking().FirstOrDefaultAsync(a => a.Id == access && a.ReviewedAt == null && a.AccountId != by, stop);
        if (row is null) return false;
        var key = await vault.KeyOfAsync(context, row.PatientKey, stop);
        (row.ReviewedBy, row.ReviewedAt, row.Verdict, row.ReviewNote) = (by, time.GetUtcNow(), verdict, EmergencyAccessRow.SealNote(key, row.Id, note.Trim()));
        await audit.AppendAsync(context, Entry(AuditKind.BreakGlassReviewed, row, verdict.ToString()), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <summary>Use by person since a moment, the most frequent first.</summary>
    public async Task<ImmutableArray<EmergencyRate>> RatesAsync(DateTimeOffset since, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.EmergencyAccesses.AsNoTracking().Where(a => a.StartedAt >= since).Join(context.Users, a => a.AccountId, u => u.Id, (a, u) => new { a, u.DisplayName }).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r => (r.a.AccountId, r.DisplayName)).Select(g => new EmergencyRate(
                g.Key.DisplayName, g.Count(), g.Select(r => r.a.PatientKey).Distinct().Count(), g.Count(r => r.a.Verdict == EmergencyVerdict.NotJustified), g.Count(r => r.a.ReviewedAt is null)))
                .OrderByDescending(r => r.Count).ThenBy(r => r.Person, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>People who began <see cref="AlertingCount"/> or more within an hour since a moment, the latest first.</summary>
    public async Task<ImmutableArray<EmergencyAlert>> AlertsAsync(DateTimeOffset since, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.EmergencyAccesses.AsNoTracking().Where(a => a.StartedAt >= since).Join(context.Users, a => a.AccountId, u => u.Id, (a, u) => new { a.AccountId, a.StartedAt, u.DisplayName }).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r => (r.AccountId, r.DisplayName)).Select(g => AlertOf(g.Key.DisplayName, [.. g.Select(r => r.StartedAt).Order()])).OfType<EmergencyAlert>()
                .OrderByDescending(a => a.Last),
        ];
    }

    private static EmergencyAlert? AlertOf(string person, DateTimeOffset[] begun)
    {
        var (most, last, first) = (0, DateTimeOffset.MinValue, 0);
        for (int i = 0; i < begun.Length; i++)
        {
            while (begun[i] - begun[first] >= AlertingSpan) first++;
            if (i - first + 1 < AlertingCount) continue;
            (most, last) = (Math.Max(most, i - first + 1), begun[i]);
        }
        return most == 0 ? null : new EmergencyAlert(person, most, last);
    }

    private static AuditEntry Entry(AuditKind kind, EmergencyAccessRow row, string detail) =>
        new(kind) { Patient = row.PatientKey, Object = $"EmergencyAccess/{row.Id}", Purpose = Purposes.BreakTheGlass, BreakGlass = true, Detail = detail };
}
