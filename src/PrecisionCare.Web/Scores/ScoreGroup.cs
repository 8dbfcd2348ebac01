using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>Scores that a clinician looks for together.</summary>
/// <param name="Key">In addresses.</param>
/// <param name="Name">As shown.</param>
/// <param name="Models">Ids of models, as they begin.</param>
internal sealed record ScoreGroup(string Key, string Name, ImmutableArray<string> Models)
{
    private static readonly ScoreGroup Other = new("other", "Other scores", []);

    /// <summary>In the order of the page.</summary>
    public static ImmutableArray<ScoreGroup> All { get; } =
    [
        new("dose", "Dose", ["iwpc_warfarin", "gage2008_warfarin", "warfarin"]),
        new("heart", "Heart and vessels", ["prevent2023", "acc_aha_pce", "score2", "qtc", "tisdale"]),
        new("kidney", "Kidney and liver", ["ckd_epi", "cockcroft", "meld", "child_pugh", "fib4"]),
        new("bleeding", "Bleeding and clotting", ["cha2ds2", "has_bled", "khorana", "abcd_gene"]),
        new("cancer", "Cancer", ["breast", "manchester", "premm5"]),
        new("genetic", "Genetic", ["pgs", "PGS", "slco1b1"]),
        Other,
    ];

    public static ScoreGroup Of(string model) =>
        All.FirstOrDefault(g => g.Models.Any(m => model.StartsWith(m, StringComparison.Ordinal) || model.StartsWith(m.Replace('_', '-'), StringComparison.Ordinal))) ?? Other;

    /// <summary>The groups that have scores, with them.</summary>
    public static IEnumerable<(ScoreGroup Group, ImmutableArray<RiskScore> Scores)> Among(IEnumerable<RiskScore> scores)
    {
        var byGroup = scores.ToLookup(s => Of(s.Model).Key, StringComparer.Ordinal);
        return All.Where(g => byGroup.Contains(g.Key)).Select(g => (g, byGroup[g.Key].ToImmutableArray()));
    }
}
