using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Risk;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A page about one patient: 404 when there is no such patient; the page that explains access when this reader may see nothing of them.</summary>
internal abstract class PatientPage(PatientReader reader) : PageModel
{
    /// <summary>What this reader may see.</summary>
    public PatientView Patient => Opening.View!;

    /// <summary>Why, and what may be said about the rest.</summary>
    public PatientAccess Access => Opening.Access;

    /// <summary>What the gate gave, for asking it and the desks behind it further.</summary>
    public PatientOpening Opening { get; private set; } = null!;

    protected PatientReader Reader => reader;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await OpenAsync(id, stop) ?? await ShowAsync(stop);

    /// <returns><c>null</c> when the patient is open to this reader, else the answer.</returns>
    protected async Task<IActionResult?> OpenAsync(Guid id, CancellationToken stop)
    {
        if (await reader.LookAsync(id, CurrentReader.Of(User), PageContext.ActionDescriptor.ViewEnginePath, ScoresShown, stop) is not { } opening) return NotFound();
        Opening = opening;
        if (opening.View is null) return LocalRedirect(opening.Access.Address);
        return IsGenetic && !Patient.ShowsGenetic ? LocalRedirect(Patient.Address("genome")) : null;
    }

    /// <summary>The page speaks of genetic results alone: where these are not shown, the Genome page says so.</summary>
    protected virtual bool IsGenetic => false;

    /// <summary>The scores that the page shows: they are kept. A page that shows reasons shows those that the reasons name.</summary>
    protected virtual IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => [];

    /// <summary>What the page adds to the patient; nothing for most.</summary>
    protected virtual Task<IActionResult> ShowAsync(CancellationToken stop) => Task.FromResult<IActionResult>(Page());
}
