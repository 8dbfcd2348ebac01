using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The first page of a patient: what to stop at, and the ranked options of each problem.</summary>
internal sealed class TherapiesModel(PatientReader reader, AdviceReader advice, DecisionReader decisions) : PatientPage(reader)
{
    /// <summary>With its reasons an option takes about 3 kB; the page stays under 150 kB.</summary>
    private const int OptionsShown = 30;

    /// <summary>Problems shown whole: the first always, then as many as the page holds.</summary>
    public ImmutableArray<ProblemAssessment> Whole => [.. Patient.Assessment.Problems.Take(WholeCount())];

    /// <summary>Problems of which only the first choice is shown, with a link to the rest.</summary>
    public ImmutableArray<ProblemAssessment> Brief => [.. Patient.Assessment.Problems.Skip(WholeCount())];

    /// <summary>What this reader last read, where today's advice says otherwise.</summary>
    public AdviceNews? News { get; private set; }

    /// <summary>What was decided on the options.</summary>
    public StandingDecisions Decisions { get; private set; } = null!;

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    public async Task<IActionResult> OnPostReadAsync(Guid id, Guid shown, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        return await advice.MarkReadAsync(Opening, CurrentReader.Of(User), shown, stop) ? LocalRedirect(Patient.Address()) : NotFound();
    }

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Decisions = await decisions.StandingAsync(Opening, CurrentReader.Of(User), stop);
        News = await advice.NewsAsync(Opening, CurrentReader.Of(User), stop);
        return Page();
    }

    private int WholeCount()
    {
        int options = 0;
        return Math.Max(1, Patient.Assessment.Problems.TakeWhile(p => (options += p.Suggestions.Length + p.Excluded.Length) <= OptionsShown).Count());
    }
}
