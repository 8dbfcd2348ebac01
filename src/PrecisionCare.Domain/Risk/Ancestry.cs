using System.Collections.Immutable;
using PrecisionCare.Findings;

namespace PrecisionCare.Risk;

/// <summary>The groups in which equations of the time put people; who belongs to none of them or to several is "missing or mixed".</summary>
internal static class Ancestry
{
    public const string Black = "Black";

    public static string GroupOf(PatientFindings patient) =>
        patient.Ancestry.Select(GroupOf).OfType<string>().Distinct().ToList() is [var only] ? only : "Missing or mixed";

    public static bool Includes(PatientFindings patient, string group) => patient.Ancestry.Select(GroupOf).Contains(group);

    public static ImmutableArray<string> FactsOf(PatientFindings patient) => patient.Ancestry.Any(a => GroupOf(a) is not null) ? [patient.PatientId] : [];

    private static string? GroupOf(string words) =>
        words.Contains("White", StringComparison.OrdinalIgnoreCase) ? "White"
        : words.Contains("Black", StringComparison.OrdinalIgnoreCase) || words.Contains("African", StringComparison.OrdinalIgnoreCase) ? Black
        : words.Contains("Asian", StringComparison.OrdinalIgnoreCase) ? "Asian"
        : null;
}
