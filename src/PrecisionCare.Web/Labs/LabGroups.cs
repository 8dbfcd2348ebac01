using System.Collections.Frozen;

namespace PrecisionCare.Web.Labs;

/// <summary>Where a laboratory value or vital sign stands on the page, by its LOINC code: the order in which clinicians read a panel.</summary>
internal static class LabGroups
{
    public const string OtherLaboratory = "Other laboratory values";
    public const string OtherVitalSigns = "Other vital signs";

    private static readonly (string Group, string Codes)[] Table =
    [
        ("Kidney", "98979-8 62238-1 33914-3 48642-3 48643-1 50044-7 77147-7 69405-9 2160-0 38483-4 14682-9 3094-0 6299-2 22664-7 9318-7 14959-1"),
        ("Electrolytes", "2951-2 2947-0 2823-3 6298-4 2075-0 2069-3 2028-9 20565-8 17861-6 49765-1 2000-8 2601-3 19123-9 2777-1"),
        ("Liver", "1742-6 1920-8 6768-6 2324-2 1975-2 14631-6 1968-7 1751-7 61151-7 2885-2"),
        ("Blood count", "718-7 4544-3 20570-8 789-8 787-2 785-6 786-4 788-0 21000-5 6690-2 26464-8 751-8 26499-4 731-0 777-3 26515-7 32207-3 32623-1"),
        ("Coagulation", "6301-6 34714-6 5902-2 3173-2 14979-9 48065-7 3255-7"),
        ("Glucose", "4548-4 17856-6 2345-7 2339-0 1558-6 15074-8"),
        ("Lipids", "2093-3 14647-2 2085-9 14646-4 2089-1 13457-7 18262-6 22748-8 2571-8 14927-8 43396-1"),
        ("Heart and muscle", "10839-9 6598-7 89579-7 67151-1 30934-4 33762-6 33763-4 2157-6 13969-1"),
        ("Thyroid, inflammation, other", "3016-3 3024-7 1988-5 30522-7 4537-7 3084-1 14933-6 2276-4 2132-9 2284-8 1989-3"),
        ("Vital signs", "85354-9 8480-6 8462-4 8867-4 9279-1 8310-5 2708-6 59408-5 29463-7 8302-2 39156-5"),
    ];

    private static readonly FrozenDictionary<string, (int Rank, string Group)> ByCode = Table
        .SelectMany((row, group) => row.Codes.Split(' ').Select((code, place) => (code, Rank: (group * 100) + place, row.Group)))
        .ToFrozenDictionary(r => r.code, r => (r.Rank, r.Group), StringComparer.Ordinal);

    /// <summary>Group and place of the first code that is known, or <c>null</c>.</summary>
    public static (int Rank, string Group)? Of(IEnumerable<string> loinc)
    {
        foreach (string code in loinc)
            if (ByCode.TryGetValue(code, out var place))
                return place;
        return null;
    }
}
