using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.Teams;

/// <summary>
/// The care team of a patient. Members and consent administrators change it; nobody else can join by themselves, since membership opens the record.
/// </summary>
internal sealed class TeamModel(CareTeams teams, PatientDirectory directory) : PageModel
{
    public PatientSummary Patient { get; private set; } = null!;

    public ImmutableArray<CareTeamMember> Members { get; private set; } = [];

    public ImmutableArray<CareTeamMember> Candidates { get; private set; } = [];

    public bool MayChange { get; private set; }

    [TempData]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        if (MayChange) Candidates = await teams.CandidatesAsync(id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(Guid id, Guid account, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        if (!MayChange) return Forbid();
        if (!await teams.AddAsync(id, account, User.AccountId(), stop)) return NotFound();
        return Done(id, "The care team was changed.");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid account, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        if (!MayChange) return Forbid();
        if (!await teams.RemoveAsync(id, account, User.AccountId(), stop)) return NotFound();
        return Done(id, "The care team was changed. What the person has open closes with the next page.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken stop)
    {
        if (await directory.FindAsync(id, stop) is not { } patient) return false;
        Patient = patient;
        Members = await teams.OfAsync(id, stop);
        MayChange = User.IsInRole(Roles.ConsentAdministrator) || Members.Any(m => m.Account == User.AccountId());
        return true;
    }

    private LocalRedirectResult Done(Guid id, string note)
    {
        Note = note;
        return LocalRedirect($"/patients/{id}/team");
    }
}
