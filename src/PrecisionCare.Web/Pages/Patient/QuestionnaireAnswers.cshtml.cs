using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One answered questionnaire: score, what to do about it, every answer.</summary>
internal sealed class QuestionnaireAnswersModel(PatientReader reader, QuestionnaireDesk desk) : CounselingPage(reader)
{
    [FromRoute(Name = "response")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public QuestionnaireResponse Answered { get; private set; } = null!;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken stop)
    {
        if (!MayWrite) return Forbid();
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return NotFound();
        string reason = TypedText.Of(Reason);
        if (reason.Length is 0 or > QuestionnaireResponse.LongestReason) ModelState.AddModelError(nameof(Reason), $"Say what was wrong, in 1 to {QuestionnaireResponse.LongestReason} characters.");
        else if (await desk.TakeBackAsync(Opening, Answered, reason, Me, stop)) return Told("The answers are marked as entered by mistake.", $"counseling/responses/{Key}");
        else ModelState.AddModelError("", "It was marked before. It is shown as it stands now.");
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if ((await desk.AnsweredAsync(Opening, stop)).FirstOrDefault(a => a.Own?.Id == Key)?.Own is not { } found) return false;
        Answered = found;
        return true;
    }
}
