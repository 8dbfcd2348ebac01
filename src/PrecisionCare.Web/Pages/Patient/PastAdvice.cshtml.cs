using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The advice of a past day exactly as it was shown, and what today's says otherwise.</summary>
internal sealed class PastAdviceModel(PatientReader reader, AdviceReader advice) : PatientPage(reader)
{
    public PastAdvice Past { get; private set; } = null!;

    /// <summary>The patient with the advice of that day.</summary>
    public PatientView Then { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Snapshot { get; set; }

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (await advice.FindAsync(Opening, Snapshot, stop) is not { } past) return NotFound();
        Past = past;
        Then = new PatientView(Patient.Key, Patient.Record, past.Assessment, Patient.Withholds, Patient.ShowsGenetic);
        return Page();
    }
}
