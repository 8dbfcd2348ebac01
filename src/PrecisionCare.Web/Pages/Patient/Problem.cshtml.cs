using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One problem with all its options.</summary>
internal sealed class ProblemModel(PatientReader reader, DecisionReader decisions) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Indication { get; set; } = "";

    public ProblemAssessment Problem { get; private set; } = null!;

    /// <summary>What was decided on the options.</summary>
    public StandingDecisions Decisions { get; private set; } = null!;

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Assessment.Problems.FirstOrDefault(p => p.Indication == Indication) is not { } problem) return NotFound();
        Problem = problem;
        Decisions = await decisions.StandingAsync(Opening, CurrentReader.Of(User), stop);
        return Page();
    }
}
