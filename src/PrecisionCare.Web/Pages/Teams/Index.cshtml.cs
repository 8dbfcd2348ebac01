using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Teams;

/// <summary>Patients who have no care team yet, as after an import on the command line: consent administration gives them one.</summary>
internal sealed class IndexModel(CareTeams teams) : PageModel
{
    public ImmutableArray<PatientSummary> Without { get; private set; } = [];

    public int Count { get; private set; }

    public ImmutableArray<CareTeamMember> People { get; private set; } = [];

    [TempData]
    public string? Note { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Without, Count) = await teams.WithoutTeamAsync(100, stop);
        People = await teams.CandidatesAsync(Guid.Empty, stop);
    }

    public async Task<IActionResult> OnPostAsync(Guid account, CancellationToken stop)
    {
        int added = await teams.AddToAllWithoutTeamAsync(account, User.AccountId(), stop);
        Note = added == 0 ? "Nobody was added." : $"Added to the care team of {added.Of("patient")}.";
        return LocalRedirect("/care-teams");
    }
}
