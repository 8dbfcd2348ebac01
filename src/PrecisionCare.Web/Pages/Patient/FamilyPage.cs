using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Families;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A page about the patient's family.</summary>
internal abstract class FamilyPage(PatientReader reader, FamilyReader families) : PatientPage(reader)
{
    private const string Changed = "Somebody has changed the family since you opened the page. Look at it again; what you wrote is still here to copy.";

    [TempData]
    public string? Note { get; set; }

    /// <summary>Version of the family on the page.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public ShownFamily Shown { get; private set; } = null!;

    public FamilyLook Look { get; private set; } = null!;

    public Family Family => Shown.Family;

    protected FamilyReader Families => families;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        await FindAsync(stop);
        return await ShowFamilyAsync(stop);
    }

    protected virtual Task<IActionResult> ShowFamilyAsync(CancellationToken stop) => Task.FromResult<IActionResult>(Page());

    /// <summary>For a form that was sent.</summary>
    /// <returns><c>null</c> when the patient is open to this reader, else the answer.</returns>
    protected async Task<IActionResult?> BeginAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        await FindAsync(stop);
        return null;
    }

    /// <summary>Keeps a changed family and goes to its page, unless the change brings in an error or somebody else was faster: these are named, and the form stays.</summary>
    protected async Task<IActionResult?> KeepAsync(Family changed, string what, CancellationToken stop)
    {
        var before = Look.Faults.Select(f => (f.Code, f.Where.Path)).ToHashSet();
        var look = FamilyLook.Of(changed);
        foreach (var fault in look.Faults.Where(f => f.Severity == IssueSeverity.Error && !before.Contains((f.Code, f.Where.Path))))
            ModelState.AddModelError("", $"{(look.Layout is null ? Look : look).Readable(fault.Message)} {fault.Remedy}");
        if (!ModelState.IsValid) return null;
        if (Seen != Shown.Version || !await families.KeepAsync(Opening, changed, what, Seen, new AuditActor(User.AccountId(), User.ShownName(), User.RoleNames()), stop))
        {
            ModelState.AddModelError("", Changed);
            return null;
        }

        Note = $"{what}. The change is kept.";
        return LocalRedirect(Patient.Address("family"));
    }

    private async Task FindAsync(CancellationToken stop)
    {
        Shown = await families.ReadAsync(Opening, stop);
        Look = FamilyLook.Of(Shown.Family);
    }
}
