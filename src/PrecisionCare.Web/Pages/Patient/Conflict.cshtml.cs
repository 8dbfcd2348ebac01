using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>
/// One disagreement that holds advice back: somebody who has compared the sources confirms that they are this patient's, or takes a sample away. Both can be
/// undone.
/// </summary>
internal sealed class ConflictModel(PatientReader reader, ConflictReader conflicts, UserManager<Account> accounts) : PatientPage(reader)
{
    private const int ShortestNote = 10;

    /// <summary>Names the conflict in the address, and says nothing of it.</summary>
    [BindProperty(SupportsGet = true)]
    public string Mark { get; set; } = "";

    [BindProperty]
    public string? Note { get; set; }

    public Conflict Conflict { get; private set; } = null!;

    /// <summary>Who confirmed, if somebody has.</summary>
    public ConflictReview? Review { get; private set; }

    public string ReviewedBy { get; private set; } = "";

    /// <summary>Samples in dispute, which may be taken from the patient.</summary>
    public ImmutableArray<StoredSample> Samples { get; private set; } = [];

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return NotFound();
        if ((Note ?? "").Trim().Length < ShortestNote) ModelState.AddModelError(nameof(Note), $"Say in at least {ShortestNote} characters how it was established.");
        if (!ModelState.IsValid) return Page();
        await conflicts.ConfirmAsync(Patient, Conflict, User.AccountId(), Note!.Trim(), stop);
        return LocalRedirect(Patient.Address($"conflicts/{Mark}"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return NotFound();
        await conflicts.WithdrawAsync(Patient, Conflict, stop);
        return LocalRedirect(Patient.Address($"conflicts/{Mark}"));
    }

    /// <summary>The sample waits again on the import page, where it can be linked to whom it belongs.</summary>
    public async Task<IActionResult> OnPostUnlinkAsync(Guid id, Guid sample, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        return await FindAsync(stop) && await conflicts.UnlinkAsync(Patient, Conflict, sample, User.AccountId(), stop) ? LocalRedirect($"/imports/samples/{sample}") : NotFound();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (conflicts.Find(Patient, Mark) is not { } conflict) return false;
        Conflict = conflict;
        Review = (await conflicts.ReviewsAsync(Patient, stop)).GetValueOrDefault(Mark);
        if (Review is { } review) ReviewedBy = (await accounts.FindByIdAsync(review.ConfirmedBy.ToString()))?.DisplayName ?? "an account that no longer exists";
        Samples = await conflicts.SamplesAsync(Patient, conflict, stop);
        return true;
    }
}
