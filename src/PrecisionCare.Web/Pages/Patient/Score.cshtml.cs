using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One score of a patient: how it adds up, every input with its source, and what other values would make of it.</summary>
internal sealed class ScoreModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true, Name = "model")]
    public string ModelId { get; set; } = "";

    public RiskScore Score { get; private set; } = null!;

    public ImmutableArray<InputLine> Inputs { get; private set; } = [];

    public ImmutableArray<string> Needed { get; private set; } = [];

    /// <summary><c>null</c> where nothing may be tried: the model is withdrawn.</summary>
    public WhatIf? WhatIf { get; private set; }

    public ImmutableArray<ShareLine> SharesOf(ImmutableArray<Contribution> contributions) => ShareLine.Of(contributions, knowledge.RiskModels.Find(ModelId));

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => [.. patient.Assessment.Scores.Where(s => s.Model == ModelId)];

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Assessment.Scores.FirstOrDefault(s => s.Model == ModelId) is not { } score || knowledge.RiskModels.Find(ModelId) is not { } model) return Task.FromResult<IActionResult>(NotFound());
        Score = score;
        Inputs = InputLine.Of(score, model, Patient.Assessment.At);
        Needed = Need.Of(score, model);
        bool withdrawn = score.NotApplicable is not null && score.Inputs.IsEmpty;
        if (!withdrawn && !model.Inputs.IsEmpty) WhatIf = WhatIf.Of(model, score, Inputs, Request.Query);
        return base.ShowAsync(stop);
    }
}
