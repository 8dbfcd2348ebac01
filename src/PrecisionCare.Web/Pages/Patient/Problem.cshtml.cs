using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One problem with all its options.</summary>
internal sealed class ProblemModel(PatientReader reader) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Indication { get; set; } = "";

    public ProblemAssessment Problem { get; private set; } = null!;

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Assessment.Problems.FirstOrDefault(p => p.Indication == Indication) is not { } problem) return Task.FromResult<IActionResult>(NotFound());
        Problem = problem;
        return base.ShowAsync(stop);
    }
}
