using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Scores;

/// <summary>A decision about a model as pages list it.</summary>
/// <param name="Model">Id of the model.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Version">The version that it was about.</param>
/// <param name="Reason">In the person's words.</param>
/// <param name="Person">Name of who decided; empty when the account is gone.</param>
/// <param name="At">When.</param>
public sealed record ModelDecision(string Model, RiskModelSwitch Decision, string Version, string Reason, string Person, DateTimeOffset At);

/// <summary>
/// Which models an organisation has withdrawn or put in use. The database is asked at every request, so a decision holds from the next one on in every process.
/// </summary>
public sealed class RiskModelSwitches(IDbContextFactory<PrecisionCareContext> contexts, AuditTrail audit, TimeProvider time)
{
    public const int ShortestReason = 10;
    public const int LongestReason = 500;

    /// <summary>The decisions that hold, as assessments take them.</summary>
    public async Task<RiskModelSettings> SettingsAsync(CancellationToken stop = default)
    {
        var latest = (await HistoryAsync(stop: stop)).DistinctBy(d => d.Model).ToList();
        if (latest.Count == 0) return RiskModelSettings.Default;
        return new RiskModelSettings
        {
            Enabled = [.. latest.Where(d => d.Decision == RiskModelSwitch.PutInUse).Select(d => d.Model)],
            Withdrawn = latest.Where(d => d.Decision == RiskModelSwitch.Withdrawn)
                .ToImmutableDictionary(d => d.Model, d => new ModelWithdrawal(d.Person, DateOnly.FromDateTime(d.At.UtcDateTime), d.Reason)),
        };
    }

    /// <summary>All decisions about one model, or about all, the newest first.</summary>
    public async Task<ImmutableArray<ModelDecision>> HistoryAsync(string? model = null, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.RiskModelSwitches.AsNoTracking().Where(s => model == null || s.Model == model)
            .OrderByDescending(s => s.DecidedAt).ThenByDescending(s => s.Id).ToListAsync(stop);
        Guid[] people = [.. rows.Select(r => r.DecidedBy).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return [.. rows.Select(r => new ModelDecision(r.Model, r.Decision, r.Version, r.Reason, names.GetValueOrDefault(r.DecidedBy, ""), r.DecidedAt))];
    }

    /// <summary>Decides about a model, with a record of it in the same transaction.</summary>
    /// <exception cref="ArgumentException">The reason is too short or too long.</exception>
    public async Task DecideAsync(string model, string version, RiskModelSwitch decision, string reason, Guid by, CancellationToken stop = default)
    {
        reason = reason.Trim();
        if (reason.Length is < ShortestReason or > LongestReason) throw new ArgumentException($"The reason has {ShortestReason} to {LongestReason} characters.", nameof(reason));
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        context.RiskModelSwitches.Add(new RiskModelSwitchRow
        {
            Id = Guid.CreateVersion7(now), Model = model, Version = version, Decision = decision, Reason = reason, DecidedBy = by, DecidedAt = now,
        });
        await audit.SaveAsync(context, new AuditEntry(AuditKind.RiskModelSwitched) { Object = $"RiskModel/{model}", Detail = $"{decision}: {reason}" }, stop);
    }
}
