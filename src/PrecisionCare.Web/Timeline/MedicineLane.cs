using System.Collections.Immutable;
using PrecisionCare.Medicines;
using PrecisionCare.Patients;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Timeline;

/// <summary>One stretch of time in which a medicine was used.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day; of one that is still taken, today; <c>null</c> when the record does not say when it ended.</param>
/// <param name="Ongoing">Taken now.</param>
internal sealed record MedicineSpan(DateOnly Start, DateOnly? End, bool Ongoing);

/// <summary>Everything that the record says about one medicine over time.</summary>
/// <param name="Name">Ingredients, or the record's words where these are not recognised.</param>
/// <param name="Band">How it stands today when it is taken now; <c>null</c> when it is not.</param>
/// <param name="Spans">By start; stretches that touch are one.</param>
/// <param name="Uses">The statements, latest first.</param>
internal sealed record MedicineLane(string Name, Band? Band, ImmutableArray<MedicineSpan> Spans, ImmutableArray<MedicationUse> Uses)
{
    /// <summary>A refill within this many days goes on with the stretch before it.</summary>
    private const int GapDays = 7;

    public bool Current => Spans.Any(s => s.Ongoing);

    /// <summary>Current medicines first, the worst band leading; then those used last.</summary>
    public static ImmutableArray<MedicineLane> Of(ClinicalRecord clinical, Assessment assessment, MedicineCatalogue catalogue)
    {
        var bands = assessment.Medicines.Where(m => m.Recognised).DistinctBy(m => m.Drug).ToDictionary(m => m.Drug, m => m.Band, StringComparer.Ordinal);
        return
        [
            .. clinical.Medications.Where(m => m is { EnteredInError: false, Prohibited: false } && m.Status != MedicationUseStatus.Draft && StartOf(m) is not null)
                .GroupBy(m => catalogue.Recognise(m.Medication) is var medicine ? (Name: medicine.NameOf(m.Medication), Known: !medicine.Ingredients.IsEmpty) : default)
                .Select(g => new MedicineLane(
                    g.Key.Known ? g.Key.Name : g.First().Medication.Label, g.Any(m => m.IsCurrentAt(assessment.At)) && bands.TryGetValue(g.Key.Name, out var band) ? band : null, SpansOf(g, assessment.At),
                    [.. g.OrderByDescending(StartOf).ThenBy(m => m.Id, StringComparer.Ordinal)]))
                .OrderByDescending(l => l.Current).ThenBy(l => l.Band ?? Therapy.Band.Favoured).ThenByDescending(l => l.Spans[^1].Start).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    private static DateOnly? StartOf(MedicationUse use) => (use.Start ?? use.Authored)?.Day;

    private static ImmutableArray<MedicineSpan> SpansOf(IEnumerable<MedicationUse> uses, DateOnly today)
    {
        var spans = new List<MedicineSpan>();
        foreach (var next in uses.Select(u => Span(u, today)).OrderBy(s => s.Start).ThenBy(s => s.End))
        {
            if (spans is [.., { End: { } end } last] && next.End is { } nextEnd && next.Start <= end.AddDays(GapDays))
                spans[^1] = last with { End = nextEnd > end ? nextEnd : end, Ongoing = last.Ongoing || next.Ongoing };
            else if (spans is not [.., var same] || same != next) spans.Add(next);
        }

        return [.. spans];
    }

    private static MedicineSpan Span(MedicationUse use, DateOnly today)
    {
        var start = StartOf(use)!.Value;
        if (use.IsCurrentAt(today)) return new MedicineSpan(start, today, Ongoing: true);
        if (use.Kind == MedicationUseKind.Administration) return new MedicineSpan(start, use.End?.Latest ?? start, Ongoing: false);
        return new MedicineSpan(start, use.End is { } end && end.Latest >= start ? end.Latest : null, Ongoing: false);
    }
}
