using System.Text.Encodings.Web;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Timeline;

namespace PrecisionCare.Web.Tests.Presentation;

/// <summary>Medicines and values over time.</summary>
public sealed class TimelineTests
{
    private static readonly FactSource Source = new("chart.json", "entry[0].resource");
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    [Fact]
    public void Refills_that_follow_each_other_are_one_stretch_and_a_pause_makes_two()
    {
        var lane = Assert.Single(Lanes(
            Use("a", "Warfarin 5 MG", "2024-01-01", "2024-03-31"), Use("b", "warfarin 3 MG Oral Tablet", "2024-04-03", "2024-06-30"), Use("c", "Coumadin", "2025-02-01", "2025-02-28")));

        Assert.Equal("warfarin", lane.Name);
        Assert.Equal([(new(2024, 1, 1), new(2024, 6, 30)), (new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 28))], lane.Spans.Select(s => (s.Start, s.End!.Value)));
        Assert.False(lane.Current);
    }

    [Fact]
    public void A_medicine_whose_end_nobody_recorded_has_no_end()
    {
        var lane = Assert.Single(Lanes(Use("a", "Warfarin 5 MG", "2024-01-01", end: null)));

        Assert.Null(Assert.Single(lane.Spans).End);
        Assert.False(lane.Current);
    }

    [Fact]
    public void What_is_taken_now_comes_first_with_its_band_and_runs_to_today()
    {
        var lanes = Lanes(Use("old", "Warfarin 5 MG", "2026-01-01", "2026-10-31"), Use("now", "Simvastatin 40 MG", "2020-05-01", end: null, MedicationUseStatus.Active));

        Assert.Equal(["simvastatin", "warfarin"], lanes.Select(l => l.Name));
        Assert.Equal(new MedicineSpan(new(2020, 5, 1), Today, Ongoing: true), Assert.Single(lanes[0].Spans));
        Assert.NotNull(lanes[0].Band);
        Assert.Null(lanes[1].Band);
    }

    [Fact]
    public void A_proposal_a_prohibition_and_an_error_were_never_taken() =>
        Assert.Empty(Lanes(
            Use("a", "Warfarin 5 MG", "2026-01-01", end: null, MedicationUseStatus.Draft),
            Use("b", "Warfarin 5 MG", "2026-01-01", end: null, MedicationUseStatus.Active) with { Prohibited = true },
            Use("c", "Warfarin 5 MG", "2026-01-01", end: null, MedicationUseStatus.Active) with { EnteredInError = true }));

    [Theory]
    [InlineData("6m", "22-May-2026")]
    [InlineData("10y", "22-Nov-2016")]
    [InlineData("nonsense", "22-Nov-2024")]
    [InlineData(null, "22-Nov-2024")]
    [InlineData("all", "03-Feb-1999")]
    public void A_stretch_of_time_is_chosen_by_its_word(string? word, string from) =>
        Assert.Equal(from, TimelineWindow.Of(word, Today, new DateOnly(1999, 2, 3)).From.ToString("dd-MMM-yyyy", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("6m")]
    [InlineData("2y")]
    [InlineData("10y")]
    [InlineData("all")]
    public void Dates_on_the_axis_are_few_lie_within_it_and_rise(string word)
    {
        var window = TimelineWindow.Of(word, Today, new DateOnly(1931, 7, 1));
        var ticks = window.Ticks().ToList();

        Assert.InRange(ticks.Count, 2, 10);
        Assert.All(ticks, t => Assert.True(window.Holds(t.Day)));
        Assert.Equal(ticks.Select(t => t.Day).Order(), ticks.Select(t => t.Day));
    }

    [Fact]
    public void The_picture_speaks_for_itself_and_encodes_what_the_record_says()
    {
        var patient = View(Use("a", "<b>Heilpflanze</b>", "2026-01-01", end: null, MedicationUseStatus.Active));
        using var writer = new StringWriter();
        TimelineChart.Draw(PatientTimeline.Of(patient, Knowledge.Medicines, "2y", [])).WriteTo(writer, HtmlEncoder.Default);

        Assert.Contains("1 medicine as bars", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Heilpflanze", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", writer.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<MedicineLane> Lanes(params MedicationUse[] uses) => MedicineLane.Of(View(uses).Record.Clinical, View(uses).Assessment, Knowledge.Medicines);

    private static PatientView View(params MedicationUse[] uses)
    {
        var person = new Person { Id = "Patient/p", Source = Source, Sex = AdministrativeSex.Female, BirthDate = PartialDate.OfDay(new DateOnly(1961, 4, 14)) };
        var record = new PatientRecord(ClinicalRecord.From(person, uses), [], [], []);
        return new PatientView(Guid.CreateVersion7(), record, Assessor.Assess(record, Knowledge, Today));
    }

    private static MedicationUse Use(string id, string medicine, string start, string? end, MedicationUseStatus status = MedicationUseStatus.Completed) => new()
    {
        Id = $"MedicationRequest/{id}", Source = Source, Kind = MedicationUseKind.Request, Medication = new Concept([], medicine), Status = status,
        Authored = Day(start), End = end is null ? null : Day(end),
    };

    private static PartialDate Day(string day) => PartialDate.OfDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
}
