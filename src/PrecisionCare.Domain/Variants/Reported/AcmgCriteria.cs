using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Variants.Reported;

/// <summary>The criteria of ACMG/AMP, and how reports write them: <c>PVS1</c>, <c>PM2_Supporting</c>, <c>PS3 (moderate)</c>.</summary>
public sealed partial class AcmgCriteria
{
    private readonly FrozenDictionary<string, AcmgCriterion> _byCode;

    private AcmgCriteria(ImmutableArray<AcmgCriterion> all)
    {
        All = all;
        _byCode = all.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
    }

    /// <summary>From very strong for pathogenic to supporting for benign.</summary>
    public ImmutableArray<AcmgCriterion> All { get; }

    /// <exception cref="InvalidDataException">The table is missing, altered or not as described.</exception>
    public static AcmgCriteria Load(KnowledgeFolder folder)
    {
        var table = KnowledgeTable.Read(folder, "variants/acmg_criteria.tsv");
        return new AcmgCriteria([.. table.Rows.Select(r => new AcmgCriterion(
            r["criterion"], StrengthOf(r["strength"]) ?? throw r.Fault($"'{r["strength"]}' is no strength."), r["direction"] == "for", r["meaning"], r.Optional("notes")))]);
    }

    /// <summary>The criteria that a text of a report states as met, each once, in the order of the table. Where one is stated twice, the first grading counts.</summary>
    public ImmutableArray<AppliedCriterion> In(IEnumerable<string> texts)
    {
        var found = new Dictionary<string, AppliedCriterion>(StringComparer.Ordinal);
        foreach (string text in texts)
            foreach (Match match in Stated().Matches(text))
            {
                if (match.Groups["unmet"].Success || !_byCode.TryGetValue(match.Groups["code"].Value.ToUpperInvariant(), out var criterion)) continue;
                found.TryAdd(criterion.Code, new AppliedCriterion(criterion, StrengthOf(match.Groups["strength"].Value) ?? criterion.Usual));
            }
        return [.. All.Where(c => found.ContainsKey(c.Code)).Select(c => found[c.Code])];
    }

    /// <summary>Gradings as ClinGen and laboratories write them.</summary>
    private static CriterionStrength? StrengthOf(string words) => words.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal) switch
    {
        "supporting" or "sup" or "p" => CriterionStrength.Supporting,
        "moderate" or "mod" or "m" => CriterionStrength.Moderate,
        "strong" or "str" or "s" => CriterionStrength.Strong,
        "verystrong" or "vs" => CriterionStrength.VeryStrong,
        "standalone" => CriterionStrength.StandAlone,
        _ => null,
    };

    /// <summary>A code, its grading after an underscore or in words, and whether it is said not to be met.</summary>
    [GeneratedRegex(
        @"\b(?<code>PVS1|PS[1-4]|PM[1-6]|PP[1-5]|BA1|BS[1-4]|BP[1-7])(?:_(?<strength>very[ _-]?strong|stand-?alone|supporting|moderate|strong|VS|Str|Mod|Sup|[SMP])\b|\s*[\(\[ :,-]\s*(?<strength>very[ -]?strong|stand-?alone|supporting|moderate|strong)\b|\b)(?<unmet>[\)\]]?\s*[:\(-]?\s*(?:is |was )?(?:not (?:met|applied|applicable|evaluated)|n/?a\b))?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Stated();
}
