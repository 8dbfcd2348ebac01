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
internal sealed class ConflictModel(PatientReader reader, ConflictReviews reviews, SampleLinks links, UserManager<Account> accounts) : PatientPage(reader)
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
        await reviews.ConfirmAsync(id, Conflict, User.AccountId(), Note!.Trim(), stop);
        return LocalRedirect(Patient.Address($"conflicts/{Mark}"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return NotFound();
        await reviews.WithdrawAsync(id, Conflict, stop);
        return LocalRedirect(Patient.Address($"conflicts/{Mark}"));
    }

    /// <summary>The sample waits again on the import page, where it can be linked to whom it belongs.</summary>
    public async Task<IActionResult> OnPostUnlinkAsync(Guid id, Guid sample, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop) || !Samples.Any(s => s.Id == sample)) return NotFound();
        await links.UnlinkAsync(sample, User.AccountId(), stop);
        return LocalRedirect($"/imports/samples/{sample}");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (Patient.Record.Conflicts.FirstOrDefault(c => reviews.Fingerprint(c) == Mark) is not { } conflict) return false;
        Conflict = conflict;
        Review = (await reviews.OfAsync(Patient.Key, stop)).GetValueOrDefault(Mark);
        if (Review is { } review) ReviewedBy = (await accounts.FindByIdAsync(review.ConfirmedBy.ToString()))?.DisplayName ?? "an account that no longer exists";
        if (conflict.Kind is ConflictKind.ChromosomalSex or ConflictKind.Genotype)
        {
            var shown = Patient.Record.Samples.Select(s => (s.Calls.Sample, s.Calls.File)).ToHashSet();
            Samples = [.. (await links.OfAsync(Patient.Key, stop)).Where(s => shown.Contains((s.Sample, s.File)))];
        }

        return true;
    }
}
