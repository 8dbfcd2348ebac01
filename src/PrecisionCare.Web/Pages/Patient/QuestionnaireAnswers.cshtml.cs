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

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken stop) => WriteAsync(
        id, () => WhyWrong(nameof(Reason), Reason),
        async why => Said(Answered.Own is { } own && await desk.TakeBackAsync(Opening, own, why, Me, stop), "The answers are marked as entered by mistake."), stop);

    public Task<IActionResult> OnPostDealtWithAsync(Guid id, CancellationToken stop) => ActAsync(
        id, () => TypedText.Required(Done, nameof(Done), "Say what was found, agreed and done", SafetyFollowUp.LongestText, ModelState),
        async done => Said(await safety.DealtWithAsync(Opening, Answered, done, Me, stop), "Recorded. The notice no longer stands on the patient's pages."), stop);

    public Task<IActionResult> OnPostNotDealtWithAsync(Guid id, Guid followUp, CancellationToken stop) => ActAsync(
        id, () => WhyWrong(nameof(Mistake), Mistake),
        async why => Said(await safety.TakeBackAsync(Opening, followUp, why, Me, stop), "The entry is marked as entered by mistake."), stop);

    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        if ((await desk.AnsweredAsync(Opening, stop)).FirstOrDefault(a => a.Key == Key && a.Questionnaire is not null) is not { } found) return false;
        Answered = found;
        FollowUps = [.. (await safety.FollowUpsAsync(Opening, stop)).Where(f => f.Response == Key)];
        Valid = FollowUps.FirstOrDefault(f => f.TakenBack is null);
        Stands = (await safety.AllStandingAsync(Opening, stop)).Any(a => a.Key == Key);
        return true;
    }

    private Outcome Said(bool done, string words) => Outcome.Of(done, words, Answered.Page, "Somebody was faster. It is shown as it stands now.");

    private string WhyWrong(string field, string? typed) => TypedText.Required(typed, field, "Say what was wrong", QuestionnaireResponse.LongestReason, ModelState);
}
