using System.Collections.Immutable;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The first page of a patient: what to stop at, and the ranked options of each problem.</summary>
internal sealed class TherapiesModel(PatientReader reader) : PatientPage(reader)
{
    /// <summary>With its reasons an option takes about 3 kB; the page stays under 150 kB.</summary>
    private const int OptionsShown = 30;

    /// <summary>Problems shown whole: the first always, then as many as the page holds.</summary>
    public ImmutableArray<ProblemAssessment> Whole => [.. Patient.Assessment.Problems.Take(WholeCount())];

    /// <summary>Problems of which only the first choice is shown, with a link to the rest.</summary>
    public ImmutableArray<ProblemAssessment> Brief => [.. Patient.Assessment.Problems.Skip(WholeCount())];

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    private int WholeCount()
    {
        int options = 0;
        return Math.Max(1, Patient.Assessment.Problems.TakeWhile(p => (options += p.Suggestions.Length + p.Excluded.Length) <= OptionsShown).Count());
    }
}
