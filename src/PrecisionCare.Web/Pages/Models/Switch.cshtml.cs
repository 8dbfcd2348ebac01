using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Pages.Models;

/// <summary>Withdraws a model everywhere at once, or puts it in use. Each decision has a reason and a name, and can be taken back.</summary>
internal sealed class SwitchModel(KnowledgeBase knowledge, RiskModelSwitches switches) : PageModel
{
    [BindProperty]
    public RiskModelSwitch? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    [TempData]
    public string? Note { get; set; }

    public IRiskModel Subject { get; private set; } = null!;

    public ModelUse State { get; private set; } = null!;

    /// <summary>What can be decided as things stand, the likely one first.</summary>
    public IReadOnlyList<RiskModelSwitch> Choices =>
        State.IsInUse ? (Subject.OnByDefault ? [RiskModelSwitch.Withdrawn] : [RiskModelSwitch.Withdrawn, RiskModelSwitch.AsShipped])
        : Subject.OnByDefault ? [RiskModelSwitch.AsShipped]
        : [RiskModelSwitch.PutInUse, .. _isWithdrawn ? [RiskModelSwitch.AsShipped] : Array.Empty<RiskModelSwitch>()];

    private bool _isWithdrawn;

    public async Task<IActionResult> OnGetAsync(string model, CancellationToken stop) => await FindAsync(model, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string model, CancellationToken stop)
    {
        if (!await FindAsync(model, stop)) return NotFound();
        string reason = (Reason ?? "").Trim();
        if (Decision is not { } decision || !Choices.Contains(decision)) ModelState.AddModelError(nameof(Decision), "Choose what is to happen.");
        if (reason.Length is < RiskModelSwitches.ShortestReason or > RiskModelSwitches.LongestReason)
            ModelState.AddModelError(nameof(Reason), $"Give the reason in {RiskModelSwitches.ShortestReason} to {RiskModelSwitches.LongestReason} characters, without any patient's data.");
        if (!Confirmed) ModelState.AddModelError(nameof(Confirmed), "Confirm that you decide this for everybody.");
        if (!ModelState.IsValid) return Page();
        await switches.DecideAsync(Subject.Id, Subject.Version, Decision!.Value, reason, User.AccountId(), stop);
        Note = Decision switch
        {
            RiskModelSwitch.Withdrawn => "Withdrawn: from the next page on it gives no score to anybody. It can be put back in use here.",
            RiskModelSwitch.PutInUse => "In use from the next page on, on your responsibility.",
            _ => "Set back to how it ships, from the next page on.",
        };
        return LocalRedirect($"/models/{Subject.Id}");
    }

    private async Task<bool> FindAsync(string model, CancellationToken stop)
    {
        if (knowledge.RiskModels.Find(model) is not { } subject) return false;
        Subject = subject;
        var settings = await switches.SettingsAsync(stop);
        _isWithdrawn = settings.Withdrawn.ContainsKey(subject.Id);
        State = ModelUse.Of(subject, settings);
        return true;
    }
}
