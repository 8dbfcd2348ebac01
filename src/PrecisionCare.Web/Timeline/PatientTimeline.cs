using System.Collections.Immutable;
using PrecisionCare.Medicines;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Timeline;

/// <summary>Medicines and laboratory values of one patient on one axis of time.</summary>
/// <param name="Window">The stretch shown.</param>
/// <param name="Lanes">Medicines used within it, as many as a picture holds.</param>
/// <param name="LanesLeftOut">How many more there are.</param>
/// <param name="Labs">The values drawn.</param>
/// <param name="Choice">Values with a course, those on which advice rests first, as many as a form holds.</param>
internal sealed record PatientTimeline(
    TimelineWindow Window, ImmutableArray<MedicineLane> Lanes, int LanesLeftOut, ImmutableArray<LabSeries> Labs, ImmutableArray<LabSeries> Choice)
{
    public const int MostLabs = 6;
    private const int UsualLabs = 4;
    private const int MostLanes = 30;
    private const int MostChoices = 60;

    public bool IsEmpty => Lanes.IsEmpty && Choice.IsEmpty;

    /// <param name="patient">What this reader may see.</param>
    /// <param name="catalogue">Tells which statements are about the same medicine.</param>
    /// <param name="period">Of <see cref="TimelineWindow.Choices"/>.</param>
    /// <param name="tests">Keys of the values to draw; none for the usual ones.</param>
    public static PatientTimeline Of(PatientView patient, MedicineCatalogue catalogue, string? period, IReadOnlyCollection<string> tests)
    {
        var all = patient.Labs.Where(s => s.HasTrend).ToImmutableArray();
        var lanes = MedicineLane.Of(patient.Record.Clinical, patient.Assessment, catalogue);
        var earliest = lanes.Select(l => l.Spans[0].Start).Concat(all.SelectMany(s => s.Values).Select(v => v.Date?.Day).OfType<DateOnly>()).DefaultIfEmpty(patient.Assessment.At).Min();
        var window = TimelineWindow.Of(period, patient.Assessment.At, earliest);

        var weighed = patient.Assessment.FactsInReasons();
        ImmutableArray<LabSeries> choice = [.. all.OrderByDescending(s => s.Values.Any(v => weighed.Contains(v.Source.Id))).Take(MostChoices)];
        var labs = tests.Count > 0 ? choice.Where(s => tests.Contains(s.Key)).Take(MostLabs) : choice.Where(s => DatedIn(s, window).Skip(1).Any()).Take(UsualLabs);
        var within = lanes.Where(l => l.Spans.Any(s => s.Start <= window.To && (s.End ?? s.Start) >= window.From)).ToList();
        return new PatientTimeline(window, [.. within.Take(MostLanes)], Math.Max(0, within.Count - MostLanes), [.. labs], choice);
    }

    /// <summary>The dated numbers of a series within a stretch of time, oldest first.</summary>
    public static IEnumerable<LabValue> DatedIn(LabSeries series, TimelineWindow window) =>
        series.Values.Where(v => v is { Quantity: not null, Date: { } date } && window.Holds(date.Day)).OrderBy(v => v.Date);
}
