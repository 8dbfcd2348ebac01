using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Timeline;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Medicines and laboratory values over time.</summary>
internal sealed class TimelineModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    /// <summary>How far back, a word of <see cref="TimelineWindow.Choices"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    /// <summary>Keys of the values to draw.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Tests { get; set; } = [];

    public PatientTimeline Timeline { get; private set; } = null!;

    public bool Chosen(string word) => word == (TimelineWindow.Choices.Any(c => c.Word == Period) ? Period : TimelineWindow.Usual);

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Timeline = PatientTimeline.Of(Patient, knowledge.Medicines, Period, Tests);
        return base.ShowAsync(stop);
    }
}
