using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>How a patient answered one questionnaire over time.</summary>
internal sealed class QuestionnaireCourseModel(PatientReader reader, QuestionnaireDesk desk, SafetyDesk safety) : CounselingPage(reader)
{
    [FromRoute]
    public string Name { get; set; } = "";

    public OfferedQuestionnaire Offered { get; private set; } = null!;

    /// <summary>The last first.</summary>
    public ImmutableArray<AnsweredQuestionnaire> Answered { get; private set; } = [];

    /// <summary>Answers to it that somebody has to deal with.</summary>
    public AnsweredQuestionnaire? Alarm { get; private set; }

    /// <summary>Scores with a day, the first first.</summary>
    public IReadOnlyList<(DateOnly Day, decimal Value, bool Raised)> Points =>
        [.. Answered.Where(a => a.Day is not null && a.Score?.Value is not null).Select(a => (a.Day!.Value, a.Score!.Value!.Value, a.Score.Band?.Raised ?? false)).Reverse()];

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (await desk.FindAsync(Name, stop) is not { } offered) return NotFound();
        if (!desk.Shows(Opening, offered.Questionnaire)) return LocalRedirect(Patient.Address("counseling"));
        Offered = offered;
        Answered = [.. (await desk.AnsweredAsync(Opening, stop)).Where(a => a.Name == Name)];
        Alarm = (await safety.StandingAsync(Opening, stop)).FirstOrDefault(a => a.Name == Name);
        return Page();
    }
}
