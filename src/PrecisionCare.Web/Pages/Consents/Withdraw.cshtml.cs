using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>Takes a consent back: opens with the effect, one button does it. As many steps as giving one.</summary>
internal sealed class WithdrawModel(ConsentDesk desk, ConsentRecorder recorder, PatientLog log) : PatientConsentPage(desk)
{
    private const int LongestReason = 500;

    [FromRoute(Name = "consent")]
    public string ConsentId { get; set; } = "";

    /// <summary>The consent that is meant instead, where two contradict each other.</summary>
    [FromQuery(Name = "for")]
    public string? InFavourOf { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What left the installation while consents held: a withdrawal does not call it back.</summary>
    public ImmutableArray<AuditRecord> Exports { get; private set; } = [];

    public RegisteredConsent Consent { get; private set; } = null!;

    public RegisteredConsent? Other => InFavourOf is null ? null : Patient.Find(InFavourOf);

    public ConsentEffect Effect => Patient.EffectOf(Patient.Without(d => d.Id == ConsentId));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await OpenAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await OpenAsync(stop)) return NotFound();
        if (Reason?.Length > LongestReason) ModelState.AddModelError(nameof(Reason), $"At most {LongestReason} characters.");
        if (!ModelState.IsValid) return Page();
        string? reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
        bool done = Other is { } other
            ? await recorder.ResolveAsync(Key, ConsentId, other.ConsentId, User.AccountId(), reason, stop)
            : await recorder.WithdrawAsync(Key, ConsentId, User.AccountId(), reason, stop);
        return Done(done ? $"“{ConsentWords.Title(Consent.Document)}” has no effect from the next look on." : "It was withdrawn already.");
    }

    private async Task<bool> OpenAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop) || Patient.Find(ConsentId) is not { Document.Status: "active" } consent) return false;
        Consent = consent;
        Exports = await log.ExportsAsync(Key, stop);
        return InFavourOf is null || Other is not null;
    }
}
