using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.Administration;

/// <summary>The organisations that share the installation, and whose people are whose. Kept by the system administrators of the main organisation.</summary>
internal sealed class OrganisationsModel(OrganisationDirectory organisations, OrganisationMembers members) : PageModel
{
    public ImmutableArray<Organisation> Organisations { get; private set; } = [];

    public ImmutableArray<OrganisationMember> Members { get; private set; } = [];

    [TempData]
    public string? Note { get; set; }

    private bool MayKeep => Guid.TryParse(User.FindFirstValue(AccountClaims.Tenant), out var own) && own == OrganisationKeys.Home;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayKeep) return NotFound();
        Organisations = await organisations.ListAsync(stop);
        Members = await members.ListAsync(stop);
        return Page();
    }

    public Task<IActionResult> OnPostAddAsync(string? name, CancellationToken stop) => NamedAsync(
        name, text => organisations.AddAsync(text, stop), "The organisation was added.");

    public Task<IActionResult> OnPostRenameAsync(Guid organisation, string? name, CancellationToken stop) => NamedAsync(
        name, text => organisations.RenameAsync(organisation, text, stop), "The organisation was renamed.");

    public async Task<IActionResult> OnPostAssignAsync(Guid account, Guid organisation, CancellationToken stop)
    {
        if (!MayKeep) return NotFound();
        if (account == User.AccountId()) return Told("Another system administrator moves your own account, so that there is always one left.");
        return await members.AssignAsync(account, organisation, stop) ? Told("The person was moved and signs in again.") : NotFound();
    }

    private async Task<IActionResult> NamedAsync(string? name, Func<string, Task<bool>> change, string done)
    {
        if (!MayKeep) return NotFound();
        string text = (name ?? "").Trim();
        if (text.Length is 0 or > OrganisationDirectory.MaximumName) return Told($"Enter a name of 1 to {OrganisationDirectory.MaximumName} characters.");
        return Told(await change(text) ? done : "There is an organisation of that name already, or none to rename.");
    }

    private LocalRedirectResult Told(string note)
    {
        Note = note;
        return LocalRedirect("/administration/organisations");
    }
}
