using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Patients;

/// <summary>Which of several versions of a resource counts. Decided by what the versions say of themselves, never by the order in which they came.</summary>
internal static class FactVersions
{
    /// <summary>The newest version of each fact, in the order of their ids.</summary>
    public static ImmutableArray<ClinicalFact> Current(IEnumerable<ClinicalFact> facts) =>
        [.. facts.GroupBy(f => f.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Newest)];

    /// <summary>The versions that nothing says are out of date: those for which no version of the same resource states a later time.</summary>
    public static ImmutableArray<T> Standing<T>(IEnumerable<T> facts)
        where T : ClinicalFact
    {
        var all = facts.ToList();
        return [.. all.Where(f => !f.EnteredInError && !all.Any(other => other.Id == f.Id && other.Source.LastUpdated > f.Source.LastUpdated))];
    }

    /// <summary>By time of update, then by version number; where both are silent, by file and place, so that the choice is always the same.</summary>
    private static ClinicalFact Newest(IEnumerable<ClinicalFact> versions) => versions
        .OrderByDescending(f => f.Source.LastUpdated ?? DateTimeOffset.MinValue)
        .ThenByDescending(f => long.TryParse(f.Source.VersionId, NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : -1)
        .ThenByDescending(f => f.Source.File, StringComparer.Ordinal)
        .ThenByDescending(f => f.Source.Path, StringComparer.Ordinal)
        .First();
}
