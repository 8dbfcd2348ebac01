using System.Collections.Immutable;
using PrecisionCare.Patients;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Labs;

/// <summary>All results of one test in one unit, newest first. The same test in another unit is another series: units are never mixed on one axis.</summary>
/// <param name="Key">Name in addresses.</param>
/// <param name="Name">The test.</param>
/// <param name="Group">Heading under which it stands.</param>
/// <param name="Rank">Place among all.</param>
/// <param name="Values">At least one.</param>
internal sealed record LabSeries(string Key, string Name, string Group, int Rank, ImmutableArray<LabValue> Values)
{
    private const int Unranked = 10_000;

    public LabValue Latest => Values[0];

    /// <summary>Whether there is a course to draw: two or more dated numbers.</summary>
    public bool HasTrend => Values.Count(v => v is { Quantity: not null, Date: not null }) > 1;

    /// <summary>The laboratory values and vital signs of a record, in reading order.</summary>
    public static ImmutableArray<LabSeries> Of(ClinicalRecord clinical) =>
    [
        .. clinical.Observations.Where(o => o.Status != ObservationStatus.Cancelled).SelectMany(ResultsOf)
            .GroupBy(r => (Test: TestOf(r.Code), Unit: r.Value.Quantity?.Unit ?? ""))
            .Select(g => Series(g.Key.Test, g.Key.Unit, [.. g]))
            .OrderBy(s => s.Rank).ThenBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<(Concept Code, LabValue Value)> ResultsOf(Observation observation)
    {
        bool listed = observation.Categories.Any(c => c is "laboratory" or "vital-signs") || LabGroups.Of(observation.Code.CodesOf(CodeSystems.Loinc)) is not null;
        if (!listed) yield break;
        if (observation.Value is not null || observation.Components.IsEmpty)
            yield return (observation.Code, new LabValue(observation, observation.Value, observation.Ranges.FirstOrDefault()));
        foreach (var part in observation.Components)
            yield return (part.Code, new LabValue(observation, part.Value, part.Ranges.FirstOrDefault()));
    }

    private static string TestOf(Concept code) =>
        code.CodesOf(CodeSystems.Loinc).FirstOrDefault() ?? code.Codings.FirstOrDefault()?.Code ?? code.Label;

    private static LabSeries Series(string test, string unit, ImmutableArray<(Concept Code, LabValue Value)> results)
    {
        var (code, latest) = results[0];
        var place = LabGroups.Of([test]);
        string group = place?.Group ?? (latest.Source.Categories.Contains("vital-signs") ? LabGroups.OtherVitalSigns : LabGroups.OtherLaboratory);
        int rank = place?.Rank ?? (group == LabGroups.OtherVitalSigns ? Unranked : Unranked - 1);
        return new LabSeries(FactIndex.KeyOf($"{test} {unit}"), code.Label, group, rank, [.. results.Select(r => r.Value)]);
    }
}
