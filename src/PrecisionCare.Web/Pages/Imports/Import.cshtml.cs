using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Imports;

/// <summary>One import: progress, counts, every Issue with its place and remedy.</summary>
internal sealed class ImportModel(ImportQueue imports, SampleReader samples) : PageModel
{
    public ImportStatus Import { get; private set; } = null!;

    public Page<Issue> Issues { get; private set; } = null!;

    public Paging Paging { get; private set; } = null!;

    public ImmutableArray<StoredSample> Samples { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "page")] int number, CancellationToken stop)
    {
        if (await imports.FindAsync(id, stop) is not { } import) return NotFound();
        Import = import;
        Issues = await imports.IssuesAsync(id, number, 100, stop);
        Paging = Paging.Of(Issues.Total, Issues.Size, Issues.Number, page => $"/imports/{id}?page={page}");
        Samples = await samples.WaitingOfImportAsync(id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop)
    {
        await imports.CancelAsync(id, stop);
        return LocalRedirect($"/imports/{id}");
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken stop)
    {
        await imports.RetryAsync(id, stop);
        return LocalRedirect($"/imports/{id}");
    }
}
