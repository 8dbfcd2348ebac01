using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A score as it was shown once, and whether the same model gives the same again from the inputs that were kept.</summary>
internal sealed class KeptScoreModel(PatientReader reader, ScoreReader scores, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true, Name = "score")]
    public Guid Key { get; set; }

    public ShownScore Kept { get; private set; } = null!;

    public Recalculation Again { get; private set; } = null!;

    public ImmutableArray<InputLine> Inputs { get; private set; } = [];

    public ImmutableArray<ShareLine> SharesOf(ImmutableArray<Contribution> contributions) => ShareLine.Of(contributions, knowledge.RiskModels.Find(Kept.Score.Model));

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (await scores.FindAsync(Opening, Key, stop) is not { } kept) return NotFound();
        Kept = kept;
        Again = Recalculation.Of(kept.Score, knowledge.RiskModels);
        Inputs = InputLine.Of(kept.Score, knowledge.RiskModels.Find(kept.Score.Model), DateOnly.FromDateTime(kept.ShownAt.UtcDateTime));
        return Page();
    }
}
