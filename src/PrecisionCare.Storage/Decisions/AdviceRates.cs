using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Decisions;

/// <summary>Decisions counted under each deciding rule, for the organisation at work.</summary>
public sealed class AdviceRates(IDbContextFactory<PrecisionCareContext> contexts)
{
    /// <summary>Longest id of a rule; the end of a longer one is cut.</summary>
    internal const int LongestRule = 400;

    /// <summary>All counters.</summary>
    public async Task<ImmutableArray<CountedDecisions>> ReadAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return [.. await context.AdviceRates.AsNoTracking().Select(r => new CountedDecisions(r.Rule, r.Month, r.Kind, r.Reason, r.Count)).ToListAsync(stop)];
    }

    /// <summary>Counts one decision in the transaction that signs it. Within a <see cref="WriteTurn"/>, so that no two count at once.</summary>
    internal static async Task CountAsync(PrecisionCareContext context, Decision decision, CancellationToken stop)
    {
        string[] rules = [.. decision.Advised.Rules.Select(r => r.Length > LongestRule ? r[..LongestRule] : r).Distinct()];
        var at = decision.Signature.At.UtcDateTime;
        int month = (at.Year * 100) + at.Month;
        string reason = decision.Reason ?? "";
        var counted = await context.AdviceRates.AsTracking()
            .Where(r => rules.Contains(r.Rule) && r.Month == month && r.Kind == decision.Kind && r.Reason == reason).ToListAsync(stop);
        foreach (var row in counted) row.Count++;
        context.AdviceRates.AddRange(rules.Except(counted.Select(r => r.Rule))
            .Select(rule => new AdviceRateRow { Id = Guid.NewGuid(), Rule = rule, Month = month, Kind = decision.Kind, Reason = reason, Count = 1 }));
    }
}
