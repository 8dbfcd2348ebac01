using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Storage.Records;
using PrecisionCare.Variants;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Imports;

/// <summary>A person says whose sample it is: finds the patient, compares, confirms.</summary>
[EnableRateLimiting(RateLimits.Search)]
internal sealed class LinkModel(SampleReader samples, PatientDirectory directory) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    public SampleCalls Sample { get; private set; } = null!;

    public ImmutableArray<PatientSummary>? Found { get; private set; }

    /// <summary>The patient to confirm.</summary>
    public PatientSummary? Chosen { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => ShowAsync(id, stop);

    public async Task<IActionResult> OnPostSearchAsync(Guid id, CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(Text)) Found = (await directory.SearchAsync(Text, size: 10, stop: stop)).Items;
        return await ShowAsync(id, stop);
    }

    public async Task<IActionResult> OnPostChooseAsync(Guid id, Guid patient, CancellationToken stop)
    {
        Chosen = await directory.FindAsync(patient, stop);
        return await ShowAsync(id, stop);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, Guid patient, CancellationToken stop) =>
        await samples.LinkAsync(id, patient, CurrentReader.Of(User), stop) ? LocalRedirect($"/patients/{patient}/genome") : NotFound();

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken stop)
    {
        if (await samples.OpenAsync(id, CurrentReader.Of(User), stop) is not { } sample) return NotFound();
        Sample = sample;
        return Page();
    }
}
