using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The first page of a patient: what to stop at, and the ranked options of each problem.</summary>
internal sealed partial class TherapiesModel(
    PatientReader reader, AdviceReader advice, DecisionReader decisions, InterruptionSetting interruptions, ILogger<TherapiesModel> log) : PatientPage(reader)
{
    /// <summary>With its reasons an option takes about 3 kB; the page stays under 150 kB.</summary>
    private const int OptionsShown = 30;

    /// <summary>Problems shown whole: the first always, then as many as the page holds.</summary>
    public ImmutableArray<ProblemAssessment> Whole { get; private set; } = [];

    /// <summary>Problems of which only the first choice is shown, with a link to the rest.</summary>
    public ImmutableArray<ProblemAssessment> Brief { get; private set; } = [];

    /// <summary>Problems that cannot be ranked, by what is needed first.</summary>
    public ILookup<string, ProblemAssessment> NotRanked { get; private set; } = null!;

    /// <summary>Aims of which every option is for others than this patient.</summary>
    public ImmutableArray<ProblemAssessment> NotApplicable { get; private set; } = [];

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
        Arrange();
        if (StopAlert.Of(Patient.Assessment, interruptions) is { } alert) LogInterruption(alert.Band, alert.Others);
        return Page();
    }

    /// <summary>How often people are interrupted, without whom it was about or what for.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "One interruption was shown ({Band}); {Others} more medicines of its tier wait in their place.")]
    private partial void LogInterruption(Band band, int others);

    private void Arrange()
    {
        NotRanked = Patient.Assessment.Problems.Where(p => p.NotRanked is not null).ToLookup(p => p.NotRanked!, StringComparer.Ordinal);
        NotApplicable = [.. Patient.Assessment.Problems.Where(IsForOthers)];
        var ranked = Patient.Assessment.Problems.Where(p => p.NotRanked is null && !IsForOthers(p)).ToList();
        int options = 0;
        int whole = Math.Max(1, ranked.TakeWhile(p => (options += p.Suggestions.Length + p.Excluded.Length) <= OptionsShown).Count());
        (Whole, Brief) = ([.. ranked.Take(whole)], [.. ranked.Skip(whole)]);
    }

    /// <summary>A list in which something is contraindicated is never put aside.</summary>
    private static bool IsForOthers(ProblemAssessment problem) =>
        problem.NotRanked is null && problem.Suggestions.IsEmpty && problem.Excluded.All(o => o.Band != Band.Contraindicated);
}
