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
internal sealed class ConferenceModel(PatientReader reader, ConferenceReader conferences) : PatientFormPage(reader)
{
    [FromRoute(Name = "conference")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public MinutesInput Input { get; set; } = new();

    [BindProperty]
    public bool Confirmed { get; set; }

    [BindProperty]
    public Invitation Invitation { get; set; } = new();

    public Conference Conference { get; private set; } = null!;

    public ImmutableArray<OptionToday> Options => ConferenceOptions.Of(Patient, Conference);

    /// <summary>Who can still be invited; <c>null</c> for those who do not lead.</summary>
    public ColleagueChoice? Choice { get; private set; }

    public Guid Me => Who.Account;

    public DateOnly Today => conferences.Today;

    private CurrentReader Who => CurrentReader.Of(User);

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    /// <summary>The minutes as the record holds them.</summary>
    public async Task<IActionResult> OnGetResourceAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop) || Conference.Minutes is not { } minutes || await conferences.ResourceAsync(Opening, minutes, stop) is not { } json) return NotFound();
        return File(json.ToArray(), "application/fhir+json", "case-conference.json");
    }

    public Task<IActionResult> OnPostCommentAsync(Guid id, CancellationToken stop) => TakePartAsync(
        id, () => TypedText.Required(Words, nameof(Words), "Say something here", Comment.LongestWords, ModelState), words => conferences.CommentAsync(Opening, Who, Key, words, stop), "Your comment was added.", stop);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid comment, CancellationToken stop) =>
        TakePartAsync(id, () => comment, mine => conferences.WithdrawAsync(Opening, Who, Key, mine, stop), "Your comment was taken back.", stop);

    public Task<IActionResult> OnPostVoteAsync(Guid id, CancellationToken stop) => TakePartAsync(
        id, () => VoteInput.Read(Request.Form, Conference, Me, ModelState), stances => conferences.VoteAsync(Opening, Who, Key, stances, stop), "Your votes were taken.", stop);

    public Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken stop) => TakePartAsync(
        id, () => Invitation.Read(Choice, ModelState), invited => conferences.InviteAsync(Opening, Who, Conference, invited, stop), "They were invited.", stop);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop) =>
        TakePartAsync(id, Confirm, _ => conferences.CancelAsync(Opening, Who, Key, stop), "The conference was cancelled.", stop);

    public Task<IActionResult> OnPostSignAsync(Guid id, int seen, CancellationToken stop) => TakePartAsync(
        id, () => (Input.Read(ModelState), Confirm()), typed => conferences.SignAsync(Opening, Who, Conference, typed.Item1, seen, Input.KnowsOfSilence, stop),
        "The minutes are signed and part of the record.", stop);

    private Task<IActionResult> TakePartAsync<T>(Guid id, Func<T> read, Func<T, Task<ConferenceRefusal?>> act, string note, CancellationToken stop) => ActAsync(
        id, read,
        async typed => await act(typed) switch
        {
            null => new Outcome($"conferences/{Key}", note),
            ConferenceRefusal.NotInvited or ConferenceRefusal.NotLeading or ConferenceRefusal.NotTheirs => Outcome.Forbidden,
            { } why => new Outcome(null, ConferenceText.Of(why)),
        },
        stop);

    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await conferences.FindAsync(Opening, Who, Key, stop) is not { } found) return false;
        Conference = found;
        Choice = await conferences.ChoiceAsync(Opening, Who, found, Invitation, stop);
        return true;
    }

    private bool Confirm()
    {
        if (!Confirmed) ModelState.AddModelError(nameof(Confirmed), "Tick the box to confirm.");
        return Confirmed;
    }
}
