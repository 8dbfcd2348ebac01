using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Access;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.EmergencyReviews;

/// <summary>Emergency access that waits for a review, what was reviewed lately, and how often each person uses it.</summary>
internal sealed class IndexModel(EmergencyAccesses emergencies, TimeProvider time) : PageModel
{
    private const int ShortestNote = 10;

    /// <summary>How far back reviewed ones and rates go.</summary>
    public const int Days = 90;

    public ImmutableArray<ReviewedEmergency> Waiting { get; private set; } = [];

    public ImmutableArray<ReviewedEmergency> Reviewed { get; private set; } = [];

    public ImmutableArray<EmergencyRate> Rates { get; private set; } = [];

    public ImmutableArray<EmergencyAlert> Alerts { get; private set; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    [TempData]
    public string? Note { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var since = Now.AddDays(-Days);
        var all = await emergencies.ListAsync(since, stop);
        Waiting = [.. all.Where(e => e.Access.Review is null)];
        Reviewed = [.. all.Where(e => e.Access.Review is not null)];
        Rates = await emergencies.RatesAsync(since, stop);
        Alerts = await emergencies.AlertsAsync(since, stop);
    }

    public async Task<IActionResult> OnPostAsync(Guid access, EmergencyVerdict? verdict, string? remark, CancellationToken stop)
    {
        if (verdict is not { } found || !Enum.IsDefined(found)) ModelState.AddModelError("", "Choose what you found.");
        if ((remark ?? "").Trim().Length < ShortestNote) ModelState.AddModelError("", $"Say in at least {ShortestNote} characters how you came to it.");
        if (ModelState.IsValid && !await emergencies.ReviewAsync(access, User.AccountId(), verdict!.Value, remark!, stop))
            ModelState.AddModelError("", "It was reviewed meanwhile, or it is your own.");
        if (ModelState.IsValid)
        {
            Note = "The review was recorded.";
            return LocalRedirect("/emergency-reviews");
        }

        await OnGetAsync(stop);
        return Page();
    }
}
