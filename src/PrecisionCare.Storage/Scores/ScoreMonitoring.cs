using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Scores;

/// <summary>Watches models at work by the scores that were shown: what leaves it are counts that point at nobody, never a score.</summary>
public sealed class ScoreMonitoring(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, TimeProvider time)
{
    private const int Weeks = 12;

    /// <summary>The latest scores are looked into; an older one of a busy hospital is only counted.</summary>
    private const int MostOpened = 4000;

    /// <summary>How often each model's scores were shown in the last days, by id; models without any are missing.</summary>
    public async Task<ImmutableDictionary<string, int>> UsesAsync(IEnumerable<string> models, int days, CancellationToken stop = default)
    {
        var since = time.GetUtcNow().AddDays(-days);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var counts = await context.ShownScores.AsNoTracking().Where(s => s.ShownAt >= since).GroupBy(s => s.ModelMark)
            .Select(g => new { Mark = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Mark, g => g.Count, stop);
        return models.Select(m => (Model: m, Count: counts.GetValueOrDefault(ShownScores.ModelMark(vault.Installation, m))))
            .Where(m => m.Count > 0).ToImmutableDictionary(m => m.Model, m => m.Count, StringComparer.Ordinal);
    }

    /// <summary>The last weeks of a model.</summary>
    /// <param name="model">The model as it is now; inputs that it had before and has no more are left out.</param>
    /// <param name="training">How its training data lie, by input; empty where that is not known.</param>
    /// <param name="stop">Stops.</param>
    public async Task<LiveScores> OfAsync(IRiskModel model, IReadOnlyDictionary<string, TrainingShares> training, CancellationToken stop = default)
    {
        var thisWeek = Monday(time.GetUtcNow());
        var since = new DateTimeOffset(thisWeek.AddDays(-7 * (Weeks - 1)), TimeOnly.MinValue, TimeSpan.Zero);
        string mark = ShownScores.ModelMark(vault.Installation, model.Id);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var shown = context.ShownScores.AsNoTracking().Where(s => s.ModelMark == mark && s.ShownAt >= since);
        var marks = await shown.Select(s => new { s.ShownAt, s.PatientKey, s.IsScored }).ToListAsync(stop);
        var weeks = Enumerable.Range(0, Weeks).Select(i => thisWeek.AddDays(7 * (i + 1 - Weeks))).Select(monday => new ScoredWeek(monday, CountOf(monday, true), CountOf(monday, false)));
        var scores = await LatestOfEachAsync(context, shown, stop);
        return new LiveScores([.. weeks], RefusalsOf(scores, model), InputsOf(scores, model, training), PatientCount.Of(marks.Select(m => m.PatientKey).Distinct().Count()));

        PatientCount CountOf(DateOnly monday, bool scored) =>
            PatientCount.Of(marks.Where(m => m.IsScored == scored && Monday(m.ShownAt) == monday).Select(m => m.PatientKey).Distinct().Count());
    }

    /// <summary>The latest score of each patient, so that nobody counts more for being looked at often. Those of erased patients cannot be opened and are left out.</summary>
    private async Task<List<RiskScore>> LatestOfEachAsync(PrecisionCareContext context, IQueryable<ShownScoreRow> shown, CancellationToken stop)
    {
        var rows = (await shown.OrderByDescending(s => s.ShownAt).ThenByDescending(s => s.Id).Take(MostOpened).ToListAsync(stop)).DistinctBy(s => s.PatientKey).ToList();
        var keys = await vault.KeysOfAsync(context, [.. rows.Select(r => r.PatientKey)], stop);
        return [.. rows.Where(r => keys.ContainsKey(r.PatientKey)).Select(r => r.Open(keys[r.PatientKey], "").Score)];
    }

    private static ImmutableArray<RefusalReason> RefusalsOf(List<RiskScore> scores, IRiskModel model) =>
    [
        .. scores.Where(s => s.NotApplicable is not null).SelectMany(s => LiveScores.ReasonsOf(s, model)).GroupBy(r => r).OrderByDescending(g => g.Count())
            .Select(g => new RefusalReason(g.Key.Input, g.Key.Fault, PatientCount.Of(g.Count()))),
    ];

    private static ImmutableArray<LiveInput> InputsOf(List<RiskScore> scores, IRiskModel model, IReadOnlyDictionary<string, TrainingShares> training) =>
        scores.Count < LiveScores.SmallestGroup ? [] :
        [
            .. model.Inputs.Where(i => i.Kind is RiskInputKind.Flag or RiskInputKind.Choice || (i.Kind == RiskInputKind.Number && i.Low > double.MinValue && i.High < double.MaxValue)).Select(i => LiveInput.Of(
                i, [.. scores.SelectMany(s => s.Inputs).Where(v => v.Name == i.Name && (v.Value.Number is not null || v.Value.Choice is not null)).Select(v => v.Value)],
                training.GetValueOrDefault(i.Name))),
        ];

    private static DateOnly Monday(DateTimeOffset moment)
    {
        var day = DateOnly.FromDateTime(moment.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
