using PrecisionCare.Consent;

namespace PrecisionCare.Web.Consents;

/// <summary>A rule of a consent in words, criterion by criterion.</summary>
internal static class RuleText
{
    public static string Of(ConsentRule rule)
    {
        string[] criteria =
        [
            .. Stated("for", rule.Purposes.Select(Purpose)),
            .. Stated("by", rule.Actors.Select(Actor)),
            .. Stated("to", rule.Actions),
            .. Stated("of records labelled", rule.Labels.Select(Label)),
            .. Stated("of type", rule.Classes),
            .. Stated("with code", rule.Codes),
            .. Stated("of data", rule.Data.Select(d => d.Reference)),
            .. rule.DataPeriod is { } made ? [$"made {ConsentWords.Period(made)}"] : Array.Empty<string>(),
            .. rule.Period is { } when ? [$"valid {ConsentWords.Period(when)}"] : Array.Empty<string>(),
        ];
        return $"{(rule.Permits ? "Permits" : "Denies")} {(criteria.Length == 0 ? "everything" : string.Join("; ", criteria))}";
    }

    /// <summary>All lines of a rule and its exceptions, indented by depth.</summary>
    public static IEnumerable<string> Lines(ConsentRule rule, int depth = 0) =>
        rule.Exceptions.SelectMany(e => Lines(e, depth + 1)).Prepend(new string('\u2003', depth) + (depth == 0 ? "" : "except: ") + Of(rule));

    public static string Purpose(string code) => code switch
    {
        Purposes.Treatment => "treatment",
        Purposes.EmergencyTreatment => "emergency treatment",
        Purposes.BreakTheGlass => "emergency access",
        Purposes.Payment => "payment",
        Purposes.Operations => "running the hospital",
        Purposes.Research => "research",
        "FAMRQT" => "a relative's request",
        "HMARKT" => "marketing",
        "PUBHLTH" => "public health",
        _ => code,
    };

    public static string Actor(string reference) => reference == Requester.CareTeam ? "the care team" : reference;

    public static string Label(string code) => code switch
    {
        SecurityLabels.Genetic => "genetic (GDIS)",
        SecurityLabels.SecondaryFinding => "secondary finding (SF)",
        "HIV" => "HIV",
        "PSY" => "psychiatry (PSY)",
        "MH" => "mental health (MH)",
        "COGN" => "cognition (COGN)",
        "EMOTDIS" => "emotional disturbance (EMOTDIS)",
        "SUD" => "substance use (SUD)",
        "ETH" or "ETHUD" => $"substance use ({code})",
        "SEX" => "sexual and reproductive health (SEX)",
        "STD" => "sexually transmitted disease (STD)",
        "SDV" => "violence and abuse (SDV)",
        "N" => "up to normal (N)",
        "R" => "restricted (R)",
        "V" => "very restricted (V)",
        _ => code,
    };

    private static string[] Stated(string before, IEnumerable<string> values) => values.ToList() is { Count: > 0 } list ? [$"{before} {string.Join(" or ", list)}"] : [];
}
