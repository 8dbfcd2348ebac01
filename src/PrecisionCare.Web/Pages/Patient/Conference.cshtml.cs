using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Conferences;
using PrecisionCare.Risk;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One conference: what is asked, what colleagues say and vote, and the chair's minutes.</summary>
internal sealed class ConferenceModel(PatientReader reader, ConferenceReader conferences) : PatientPage(reader)
{
    [FromRoute(Name = "conference")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Reasoning { get; set; }

    [BindProperty]
    public bool KnowsOfSilence { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    [BindProperty]
    public Invitation Invitation { get; set; } = new();

    [TempData]
    public string? Note { get; set; }

    public Conference Conference { get; private set; } = null!;

    public ImmutableArray<OptionToday> Options { get; private set; } = [];

    /// <summary>Who can still be invited; <c>null</c> for those who do not lead.</summary>
    public ColleagueChoice? Choice { get; private set; }

    public Guid Me => Who.Account;

    public DateOnly Today => conferences.Today;

    private CurrentReader Who => CurrentReader.Of(User);

    public static string Names(ImmutableArray<Participant> people) => Names([.. people.Select(p => p.Name)]);

    public static string Names(ImmutableArray<string> names) => names.IsEmpty ? "–" : string.Join(", ", names);

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await LoadAsync(stop) ? Page() : NotFound();

    /// <summary>The minutes as the record holds them.</summary>
    public async Task<IActionResult> OnGetResourceAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await LoadAsync(stop) || Conference.Minutes is not { } minutes || await conferences.ResourceAsync(Opening, minutes, stop) is not { } json) return NotFound();
        return File(json.ToArray(), "application/fhir+json", "case-conference.json");
    }

    public Task<IActionResult> OnPostCommentAsync(Guid id, CancellationToken stop) => ActAsync(
        id, () => Check(nameof(Words), Words = TypedText.Of(Words), Comment.LongestWords), () => conferences.CommentAsync(Opening, Who, Key, Words!, stop), "Your comment was added.", stop);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid comment, CancellationToken stop) =>
        ActAsync(id, () => { }, () => conferences.WithdrawAsync(Opening, Who, Key, comment, stop), "Your comment was taken back.", stop);

    public Task<IActionResult> OnPostVoteAsync(Guid id, CancellationToken stop) =>
        ActAsync(id, CheckVotes, () => conferences.VoteAsync(Opening, Who, Key, Stances(), stop), "Your votes were taken.", stop);

    public Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken stop) => ActAsync(
        id, () => { if (Choice is not null) Invitation.Check(Choice, ModelState, atLeastOne: true); },
        () => conferences.InviteAsync(Opening, Who, Conference, Invitation.Accounts, stop), "They were invited.", stop);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop) => ActAsync(
        id, CheckConfirmed, () => conferences.CancelAsync(Opening, Who, Key, stop), "The conference was cancelled.", stop);

    public Task<IActionResult> OnPostSignAsync(Guid id, int seen, CancellationToken stop) => ActAsync(
        id,
        () =>
        {
            Check(nameof(Decision), Decision = TypedText.Of(Decision), Minutes.LongestDecision);
            Check(nameof(Reasoning), Reasoning = TypedText.Of(Reasoning), Minutes.LongestReasoning);
            CheckConfirmed();
        },
        () => conferences.SignAsync(Opening, Who, Conference, (Decision!, Reasoning!), seen, KnowsOfSilence, stop), "The minutes are signed and part of the record.", stop);

    private async Task<IActionResult> ActAsync(Guid id, Action check, Func<Task<ConferenceRefusal?>> act, string note, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await LoadAsync(stop)) return NotFound();
        check();
        if (ModelState.IsValid)
        {
            switch (await act())
            {
                case null:
                    Note = note;
                    return LocalRedirect(Patient.Address($"conferences/{Key}"));
                case ConferenceRefusal.NotInvited or ConferenceRefusal.NotLeading or ConferenceRefusal.NotTheirs:
                    return Forbid();
                case { } why:
                    ModelState.AddModelError("", ConferenceText.Of(why));
                    break;
            }
        }

        await LoadAsync(stop);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await conferences.FindAsync(Opening, Who, Key, stop) is not { } found) return false;
        Conference = found;
        Options = ConferenceOptions.Of(Patient, found);
        if (found.WhyNotLead(Me) is not null) return true;
        var others = (await conferences.ColleaguesAsync(Opening, Who, stop)).Where(c => found.Find(c.Account) is null);
        Choice = new ColleagueChoice(Patient, [.. others], ConferenceReader.MayAddToTeam(Opening, Who), Invitation);
        return true;
    }

    /// <summary>The options on which the form says something.</summary>
    private Dictionary<int, Stance> Stances() => (Conference.Question?.Options ?? [])
        .Where(o => Enum.TryParse<Stance>(Request.Form[$"vote-{o.Number}"], out var stance) && Enum.IsDefined(stance))
        .ToDictionary(o => o.Number, o => Enum.Parse<Stance>(Request.Form[$"vote-{o.Number}"]!));

    private void Check(string field, string text, int longest)
    {
        if (text.Length == 0) ModelState.AddModelError(field, "Say something here.");
        if (text.Length > longest) ModelState.AddModelError(field, $"At most {longest} characters.");
    }

    private void CheckVotes()
    {
        if (Conference.WhyNotAnswer(Me) is null && Stances().Count == 0) ModelState.AddModelError("", "Choose for, against or abstain on at least one option.");
    }

    private void CheckConfirmed()
    {
        if (!Confirmed) ModelState.AddModelError(nameof(Confirmed), "Tick the box to confirm.");
    }
}
