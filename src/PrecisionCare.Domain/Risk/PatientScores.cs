using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Risk;

/// <summary>The scores of a patient: every model for everyone, those of a drug or problem where it is at stake.</summary>
public static class PatientScores
{
    /// <param name="patient">With genes, without scores.</param>
    /// <param name="relevant">Drugs taken or to choose from, and problems that stand.</param>
    /// <param name="knowledge">Models and the words of their inputs.</param>
    /// <param name="settings">Which models are in use.</param>
    /// <returns>The findings with their scores; what cannot be scored says why.</returns>
    public static PatientFindings AddTo(PatientFindings patient, IReadOnlySet<string> relevant, KnowledgeBase knowledge, RiskModelSettings settings) =>
        patient with
        {
            Scores = knowledge.RiskModels.All.Where(m => settings.Mentions(m) && (m.Relevance is null || relevant.Contains(m.Relevance)))
                .ToImmutableSortedDictionary(m => m.Id, m => Score(m, patient, knowledge, settings), StringComparer.Ordinal),
        };

    private static RiskScore Score(IRiskModel model, PatientFindings patient, KnowledgeBase knowledge, RiskModelSettings settings)
    {
        if (settings.WhyNot(model) is { } reason)
        {
            return new RiskScore
            {
                Model = model.Id, Name = model.Name, Version = model.Version, Fingerprint = model.Fingerprint, Unit = model.Unit, Citation = model.Citation, NotApplicable = reason,
            };
        }

        var inputs = RecordInputs.Of(model, patient, knowledge);
        var given = model.Inputs.Where(i => inputs.ContainsKey(i.Name)).Select(i => new ScoreInput(i.Name, inputs[i.Name])).ToImmutableArray();
        var score = model.Score(inputs) with { Inputs = given };
        return given.Any(IsGenomic) && patient.GenomeHeldBackBy is { } conflict
            ? score.Without($"the genome is held back: {conflict.Message}") with { Inputs = [.. given.Where(i => !IsGenomic(i))] }
            : score;
    }

    private static bool IsGenomic(ScoreInput input) => input.Value.Facts.Any(f => f.StartsWith("gene:", StringComparison.Ordinal));
}
