using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Two or three options of a problem side by side.</summary>
internal sealed class CompareModel(PatientReader reader) : PatientPage(reader)
{
    public const int Most = 3;

    [BindProperty(SupportsGet = true)]
    public string Indication { get; set; } = "";

    /// <summary>Names of the options; the first two of the list when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Options { get; set; } = [];

    public ProblemAssessment Problem { get; private set; } = null!;

    /// <summary>All options of the problem, the ranked first.</summary>
    public ImmutableArray<TherapySuggestion> All => [.. Problem.Suggestions, .. Problem.Excluded];

    /// <summary>Those that stand side by side.</summary>
    public ImmutableArray<TherapySuggestion> Chosen { get; private set; } = [];

    /// <summary>What is wrong with the choice; <c>null</c> when nothing is.</summary>
    public string? Fault { get; private set; }

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Assessment.Problems.FirstOrDefault(p => p.Indication == Indication) is not { } problem) return Task.FromResult<IActionResult>(NotFound());
        Problem = problem;
        var named = All.Where(o => Options.Contains(o.Drug)).ToList();
        Fault = Options.Count == 0 ? null
            : named.Count < 2 ? "Choose at least two options."
            : named.Count > Most ? $"Choose at most {Most} options: the first {Most} are shown." : null;
        Chosen = [.. Options.Count == 0 ? All.Take(2) : named.Take(Most)];
        return base.ShowAsync(stop);
    }
}
