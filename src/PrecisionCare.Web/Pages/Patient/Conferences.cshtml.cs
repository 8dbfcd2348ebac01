using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Conferences;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Conferences on a patient, open ones first.</summary>
internal sealed class ConferencesModel(PatientReader reader, ConferenceReader conferences) : PatientPage(reader)
{
    public ImmutableArray<Conference> Conferences { get; private set; } = [];

    public DateOnly Today => conferences.Today;

    public Guid Me => CurrentReader.Of(User).Account;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Conferences = await conferences.ListAsync(Opening, CurrentReader.Of(User), stop);
        return Page();
    }
}
