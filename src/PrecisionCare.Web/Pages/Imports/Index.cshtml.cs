using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Imports;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Imports;

/// <summary>Takes files in and lists what became of them. The upload checks the antiforgery token itself, since it reads its body as a stream.</summary>
[IgnoreAntiforgeryToken]
[StreamedBody]
[RequestSizeLimit(LargestUpload)]
internal sealed class IndexModel(ImportQueue imports, SampleReader samples, Upload upload) : PageModel
{
    /// <summary>A whole genome as gVCF has a few GB.</summary>
    public const long LargestUpload = 16_000_000_000;

    public Page<ImportStatus> Imports { get; private set; } = null!;

    public Paging Paging { get; private set; } = null!;

    public ImmutableArray<StoredSample> Waiting { get; private set; } = [];

    [TempData]
    public string? Note { get; set; }

    public async Task OnGetAsync([FromQuery(Name = "page")] int number, CancellationToken stop)
    {
        Imports = await imports.ListAsync(number, stop: stop);
        Paging = Paging.Of(Imports.Total, Imports.Size, Imports.Number, page => $"/imports?page={page}");
        Waiting = await samples.WaitingAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var issues = new IssueLog();
        try
        {
            var queued = await upload.ReceiveAsync(HttpContext, User.AccountId(), issues, stop);
            if (queued.IsEmpty && !issues.Issues.IsEmpty) return await RefuseAsync(issues.Issues, stop);
            Note = queued.IsEmpty ? "No file was chosen." : $"{queued.Length.Of("file")} received.";
        }
        catch (AntiforgeryValidationException)
        {
            return BadRequest();
        }
        catch (BadHttpRequestException fault)
        {
            return StatusCode(fault.StatusCode);
        }

        foreach (var issue in issues.Issues) Note += $" {issue.Where.File}: {issue.Message} {issue.Remedy}";
        return LocalRedirect("/imports");
    }

    /// <summary>Nothing of the upload was taken: the page says why, file by file.</summary>
    private async Task<IActionResult> RefuseAsync(ImmutableArray<Issue> faults, CancellationToken stop)
    {
        foreach (var fault in faults) ModelState.AddModelError("files", $"{fault.Where.File}: {fault.Message} {fault.Remedy}");
        Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        await OnGetAsync(1, stop);
        return Page();
    }
}
