using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Audit;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>Questionnaires that can be filled in: those that ship, and those that the organisation loaded as FHIR.</summary>
[RequestSizeLimit(QuestionnaireReader.LongestFile + (1 << 16))]
[RequestFormLimits(MultipartBodyLengthLimit = QuestionnaireReader.LongestFile + (1 << 16))]
internal sealed class QuestionnairesModel(QuestionnaireShelf shelf) : PageModel
{
    [TempData]
    public string? Note { get; set; }

    [BindProperty]
    public string? Scoring { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    public ImmutableArray<LoadedQuestionnaire> Loaded { get; private set; } = [];

    /// <summary>What the last file was read with.</summary>
    public ImmutableArray<Issue> Issues { get; private set; } = [];

    private AuditActor Me => User.AsActor();

    public async Task OnGetAsync(CancellationToken stop) => Loaded = await shelf.AllAsync(stop);

    public async Task<IActionResult> OnPostLoadAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is not { Length: > 0 and <= QuestionnaireReader.LongestFile }) ModelState.AddModelError("file", "Choose the file of a FHIR Questionnaire, of 1 MB at most.");
        else await LoadAsync(file, stop);
        if (ModelState.IsValid && Issues.IsEmpty) return LocalRedirect("/questionnaires");
        Loaded = await shelf.AllAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string name, CancellationToken stop)
    {
        if (Confirmed)
        {
            Note = await shelf.RemoveAsync(name, Me, stop) ? "It is not offered any more. What patients answered stays." : "There is no such questionnaire.";
            return LocalRedirect("/questionnaires");
        }

        ModelState.AddModelError("", "Tick the box to remove a questionnaire.");
        Loaded = await shelf.AllAsync(stop);
        return Page();
    }

    private async Task LoadAsync(IFormFile file, CancellationToken stop)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, stop);
        byte[] json = copy.ToArray();
        var read = QuestionnaireReader.Read(json, Path.GetFileName(file.FileName));
        Issues = read.Issues;
        if (read.Questionnaire is not { } questionnaire)
        {
            ModelState.AddModelError("file", "Nothing was loaded. What is wrong stands below.");
            return;
        }

        var rule = ScoringRule.Find(Scoring);
        if (OwnQuestionnaires.All.Any(o => o.Questionnaire.Name == questionnaire.Name)) ModelState.AddModelError("file", $"'{questionnaire.Name}' is the name of a questionnaire that ships with the program. Give the file another name element.");
        if (Scoring is { Length: > 0 } && rule is null) ModelState.AddModelError(nameof(Scoring), "Choose a way of scoring of the list.");
        if (rule is not null && rule.Scored(questionnaire) is null)
            ModelState.AddModelError(nameof(Scoring), $"{rule.Name} is scored from {rule.Items} choices whose answers weigh {rule.Weights.Low} to {rule.Weights.High} (ordinalValue); this questionnaire is built otherwise.");
        if (!ModelState.IsValid) return;
        string title = questionnaire.Title.Text[..Math.Min(200, questionnaire.Title.Text.Length)];
        await shelf.PutAsync(new LoadedQuestionnaire(questionnaire.Name, title, rule?.Id, json, default), Me, stop);
        Note = $"“{title}” was loaded with {questionnaire.Questions.Count()} questions.";
    }
}
