using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Asks for a referral. For genetic counselors.</summary>
internal sealed class CounselingReferralModel(PatientReader reader, CounselingReader counseling) : CounselingPage(reader)
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public ReferralUrgency Urgency { get; set; }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        var content = new ReferralContent(TypedText.Of(To), TypedText.Of(Why), Urgency);
        Add(content.Faults(), "");
        if (!ModelState.IsValid) return Page();
        await counseling.ReferAsync(Opening, content, Me, stop);
        return Told("The referral is asked for.");
    }
}
