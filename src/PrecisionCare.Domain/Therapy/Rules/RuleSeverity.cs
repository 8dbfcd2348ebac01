using PrecisionCare.Knowledge;

namespace PrecisionCare.Therapy.Rules;

/// <summary>What a rule of the tables asks for, from worst to nothing.</summary>
internal enum RuleSeverity
{
    Contraindicated,
    Avoid,
    Caution,

    /// <summary>Usable with closer watching: the mildest caution.</summary>
    Monitor,

    /// <summary>Usable; the rule is shown for the reader's information.</summary>
    Usable,

    /// <summary>The rule speaks for the medicine.</summary>
    Favoured,
}

internal static class RuleSeverities
{
    public static RuleSeverity Severity(this KnowledgeTable.Row row, string column) =>
        Enum.TryParse<RuleSeverity>(row[column], ignoreCase: true, out var severity) ? severity : throw row.Fault($"'{row[column]}' is no severity.");

    public static Band Band(this RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Contraindicated => Therapy.Band.Contraindicated,
            RuleSeverity.Avoid => Therapy.Band.Avoid,
            RuleSeverity.Caution or RuleSeverity.Monitor => Therapy.Band.Caution,
            RuleSeverity.Favoured => Therapy.Band.Favoured,
            _ => Therapy.Band.Usable,
        };

    /// <summary>The word that stands as the strength of a reason.</summary>
    public static string Word(this RuleSeverity severity) => severity.ToString().ToLowerInvariant();
}
