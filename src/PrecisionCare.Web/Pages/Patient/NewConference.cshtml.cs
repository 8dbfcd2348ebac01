using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Conferences;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Opens a conference on a patient's question.</summary>
internal sealed class NewConferenceModel(PatientReader reader, ConferenceReader conferences) : PatientPage(reader)
{
    [BindProperty]
    public QuestionInput Input { get; set; } = new();

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
        Input = QuestionInput.New(conferences.Today, Follows, About);
        await LoadAsync(stop);
        if (Former?.Question is { } question) Input.TakeUp(question);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        await LoadAsync(stop);
        var question = Input.Read(Patient, conferences.Today, ModelState);
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
}
