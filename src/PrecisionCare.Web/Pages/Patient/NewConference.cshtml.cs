using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Conferences;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Opens a conference on a patient's question.</summary>
internal sealed class NewConferenceModel(PatientReader reader, ConferenceReader conferences) : PatientPage(reader)
{
    private const int UsualDays = 7;
    private const int MostDays = 365;

    internal sealed class InputModel
    {
        public string? Title { get; set; }

        public string? Text { get; set; }

        public string? Indication { get; set; }

        public string? MoreOptions { get; set; }

        public DateOnly? AnswersBy { get; set; }

        /// <summary>The ended conference that is taken up again.</summary>
        public Guid? Follows { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public Invitation Invitation { get; set; } = new();

    [FromQuery(Name = "follows")]
    public Guid? Follows { get; set; }

    [FromQuery(Name = "problem")]
    public string? About { get; set; }

    public Conference? Former { get; private set; }

    public ColleagueChoice Choice { get; private set; } = null!;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Input = new InputModel { AnswersBy = conferences.Today.AddDays(UsualDays), Follows = Follows, Indication = About };
        await LoadAsync(stop);
        if (Former?.Question is { } question) (Input.Title, Input.Text, Input.Indication) = (question.Title, question.Text, question.Indication);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        await LoadAsync(stop);
        var question = Check();
        Invitation.Check(Choice, ModelState, atLeastOne: true);
        if (!ModelState.IsValid) return Page();
        var conference = new NewConference(Patient.Key, question, Input.AnswersBy!.Value, Invitation.Accounts, Former?.Id);
        return LocalRedirect(Patient.Address($"conferences/{await conferences.OpenAsync(Opening, CurrentReader.Of(User), conference, stop)}"));
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var who = CurrentReader.Of(User);
        if (Input.Follows is { } former) Former = await conferences.FindAsync(Opening, who, former, stop) is { IsOpen: false } ended ? ended : null;
        Choice = new ColleagueChoice(Patient, await conferences.ColleaguesAsync(Opening, who, stop), ConferenceReader.MayAddToTeam(Opening, who), Invitation);
    }

    private Question Check()
    {
        string title = TypedText.Of(Input.Title), text = TypedText.Of(Input.Text);
        ImmutableArray<string> typed = [.. TypedText.Of(Input.MoreOptions).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var problem = Patient.Assessment.Problems.FirstOrDefault(p => p.Indication == Input.Indication);
        if (title.Length == 0) ModelState.AddModelError("Input.Title", "Say in a few words what the question is.");
        if (title.Length > Question.LongestTitle || title.Contains('\n')) ModelState.AddModelError("Input.Title", $"One line of at most {Question.LongestTitle} characters.");
        if (text.Length > Question.LongestText) ModelState.AddModelError("Input.Text", $"At most {Question.LongestText} characters.");
        if (typed.Length > Question.MostOptions || typed.Any(t => t.Length > Question.LongestOption))
            ModelState.AddModelError("Input.MoreOptions", $"At most {Question.MostOptions} options of {Question.LongestOption} characters each.");
        if (Input.Indication is { Length: > 0 } && problem is null) ModelState.AddModelError("Input.Indication", "This problem is not ranked today: choose another, or none.");
        if (Input.AnswersBy is not { } day || day < conferences.Today || day > conferences.Today.AddDays(MostDays))
            ModelState.AddModelError("Input.AnswersBy", "A day from today on, within a year.");
        return new Question(title, text, problem?.Indication, problem?.Title, ConferenceOptions.Put(problem, typed));
    }
}
