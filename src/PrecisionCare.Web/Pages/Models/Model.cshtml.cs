using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Pages.Models;

/// <summary>One model: what it is for, its source attributes, how well it did and how it is doing here.</summary>
internal sealed class ModelModel(KnowledgeBase knowledge, RiskModelSwitches switches, ScoreMonitoring monitoring) : PageModel
{
    [TempData]
    public string? Note { get; set; }

    public IRiskModel Subject { get; private set; } = null!;

    public ModelUse State { get; private set; } = null!;

    /// <summary><c>null</c> for equations, and where none ships.</summary>
    public ModelCard? Card { get; private set; }

    /// <inheritdoc cref="Card"/>
    public ModelEvaluation? Evaluation { get; private set; }

    /// <summary>31 of a fitted model, 13 of an equation; what is missing says so.</summary>
    public ImmutableArray<SourceAttribute> Attributes { get; private set; } = [];

    public ImmutableArray<ModelDecision> Decisions { get; private set; } = [];

    public LiveScores Live { get; private set; } = null!;

    /// <summary>Figures that groups have, each with the groups.</summary>
    public IEnumerable<(string Figure, ImmutableArray<(string Group, EvaluationFigure Figure)> Groups, EvaluationFigure? All)> GroupFigures =>
        Evaluation is not { } evaluation ? [] : evaluation.Groups.Where(g => !g.Suppressed).SelectMany(g => g.Figures.Select(f => (Name: $"{g.By}: {g.Group}", Figure: f))).GroupBy(f => f.Figure.Name)
            .Select(g => (g.Key, g.Select(f => (f.Name, f.Figure)).ToImmutableArray(), evaluation.Figures.FirstOrDefault(f => f.Name == g.Key)));

    public async Task<IActionResult> OnGetAsync(string model, CancellationToken stop)
    {
        if (knowledge.RiskModels.Find(model) is not { } subject) return NotFound();
        Subject = subject;
        State = ModelUse.Of(subject, await switches.SettingsAsync(stop));
        Card = FittedModelFiles.CardOf(knowledge.Folder, subject.Id);
        Evaluation = FittedModelFiles.EvaluationOf(knowledge.Folder, subject.Id);
        Attributes = Card?.SourceAttributes() ?? (subject.Kind == RiskModelKind.Fitted ? SourceAttributeTitles.Predictive : SourceAttributeTitles.Of(subject));
        Decisions = await switches.HistoryAsync(subject.Id, stop);
        Live = await monitoring.OfAsync(subject, ImmutableDictionary<string, TrainingShares>.Empty, stop);
        return Page();
    }
}
