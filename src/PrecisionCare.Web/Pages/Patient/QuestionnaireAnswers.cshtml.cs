using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One answered questionnaire: score, what to do about it and what was done, every answer. Everybody who sees an alarming answer may record how it was dealt with.</summary>
internal sealed class QuestionnaireAnswersModel(PatientReader reader, QuestionnaireDesk desk, SafetyDesk safety) : CounselingPage(reader)
{
    [FromRoute(Name = "response")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Mistake { get; set; }

    [BindProperty]
    public string? Done { get; set; }

    public AnsweredQuestionnaire Answered { get; private set; } = null!;

    /// <summary>How the answer was dealt with, the last first.</summary>
    public ImmutableArray<SafetyFollowUp> FollowUps { get; private set; } = [];

    /// <summary>The last of them that was not entered by mistake.</summary>
    public SafetyFollowUp? Valid { get; private set; }

    /// <summary>Nobody has dealt with it.</summary>
    public bool Stands { get; private set; }

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken stop) => !MayWrite ? Task.FromResult<IActionResult>(Forbid()) : ActAsync(
        id, () => Reason = Said(nameof(Reason), Reason), async () => Answered.Own is { } own && await desk.TakeBackAsync(Opening, own, Reason!, Me, stop), "The answers are marked as entered by mistake.", stop);

    public Task<IActionResult> OnPostDealtWithAsync(Guid id, CancellationToken stop) => ActAsync(
        id, CheckDone,
        async () =>
        {
            if (Answered.Score?.Alarm is null) return false;
            await safety.DealtWithAsync(Opening, Answered, Done!, Me, stop);
            return true;
        },
        "Recorded. The notice no longer stands on the patient's pages.", stop);

    public Task<IActionResult> OnPostNotDealtWithAsync(Guid id, Guid followUp, CancellationToken stop) => ActAsync(
        id, () => Mistake = Said(nameof(Mistake), Mistake), () => safety.TakeBackAsync(Opening, followUp, Mistake!, Me, stop), "The entry is marked as entered by mistake.", stop);

    private async Task<IActionResult> ActAsync(Guid id, Action check, Func<Task<bool>> act, string note, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return NotFound();
        check();
        if (!ModelState.IsValid) return Page();
        if (await act()) return Told(note, Answered.Page);
        await FindAsync(stop);
        ModelState.AddModelError("", "Somebody was faster. It is shown as it stands now.");
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if ((await desk.AnsweredAsync(Opening, stop)).FirstOrDefault(a => a.Key == Key && a.Questionnaire is not null) is not { } found) return false;
        Answered = found;
        FollowUps = [.. (await safety.FollowUpsAsync(Opening, stop)).Where(f => f.Response == Key)];
        Valid = FollowUps.FirstOrDefault(f => f.TakenBack is null);
        Stands = found.Score?.Alarm is not null && Valid is null;
        return true;
    }

    /// <summary>Why something is marked as entered by mistake.</summary>
    private string Said(string field, string? typed)
    {
        string reason = TypedText.Of(typed);
        if (reason.Length is 0 or > QuestionnaireResponse.LongestReason) ModelState.AddModelError(field, $"Say what was wrong, in 1 to {QuestionnaireResponse.LongestReason} characters.");
        return reason;
    }

    private void CheckDone()
    {
        if ((Done = TypedText.Of(Done)).Length is 0 or > SafetyFollowUp.LongestText)
            ModelState.AddModelError(nameof(Done), $"Say what was found, agreed and done, in 1 to {SafetyFollowUp.LongestText} characters.");
    }
}
