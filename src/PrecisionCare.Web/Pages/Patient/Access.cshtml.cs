using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Storage.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What this reader may see of the patient, which rules decided, and what can be done about it.</summary>
internal sealed class AccessModel(PatientReader reader, CareTeams teams) : DoorPage(reader)
{
    public ImmutableArray<CareTeamMember> Team { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await StandBeforeAsync(id, stop)) return NotFound();
        Team = await teams.OfAsync(id, stop);
        var page = Page();
        if (Access.Readable.Standing == ConsentStanding.Unreadable) page.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return page;
    }
}
