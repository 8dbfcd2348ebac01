using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Decisions;

/// <summary>How often a reason was given for overriding.</summary>
public sealed record ReasonCount(string Code, int Count);

/// <summary>What people made of the advice that one rule decided.</summary>
/// <param name="Rule">Id of the rule in the knowledge base.</param>
/// <param name="Accepted">Decisions that followed it.</param>
/// <param name="Modified">Decisions that gave what was offered, changed.</param>
/// <param name="Overridden">Decisions that did not follow it.</param>
/// <param name="Reasons">Reasons for overriding, the commonest first.</param>
public sealed record RuleRates(string Rule, int Accepted, int Modified, int Overridden, ImmutableArray<ReasonCount> Reasons)
{
    private const double Level = 0.95;

    /// <summary>The normal deviate of a two-sided 95 % interval.</summary>
    private const double Deviate = 1.959963984540054;

    public int Count => Accepted + Modified + Overridden;

    /// <summary>Overridden decisions among all, 0 to 1.</summary>
    public double Share => (double)Overridden / Count;

    /// <summary>Interval of <see cref="Share"/> by Wilson's score method (J Am Stat Assoc 1927;22:209), which holds for small counts and shares near 0 and 1 too.</summary>
    public Interval Interval
    {
        get
        {
            double n = Count, p = Share, z = Deviate, zz = z * z;
            double centre = (p + (zz / (2 * n))) / (1 + (zz / n));
            double half = z / (1 + (zz / n)) * Math.Sqrt((p * (1 - p) / n) + (zz / (4 * n * n)));
            return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half), Level);
        }
    }

    /// <summary>Counters of all months put together, by rule.</summary>
    public static ImmutableArray<RuleRates> Of(IEnumerable<CountedDecisions> counters) =>
    [
        .. counters.Where(c => c.Count > 0).GroupBy(c => c.Rule, StringComparer.Ordinal).Select(rule => new RuleRates(
            rule.Key, Sum(rule, DecisionKind.Accepted), Sum(rule, DecisionKind.Modified), Sum(rule, DecisionKind.Overridden),
            [
                .. rule.Where(c => c.Kind == DecisionKind.Overridden && c.Reason.Length > 0).GroupBy(c => c.Reason, StringComparer.Ordinal)
                    .Select(r => new ReasonCount(r.Key, r.Sum(c => c.Count))).OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal),
            ])).OrderBy(r => r.Rule, StringComparer.Ordinal),
    ];

    private static int Sum(IEnumerable<CountedDecisions> counters, DecisionKind kind) => counters.Where(c => c.Kind == kind).Sum(c => c.Count);
}
