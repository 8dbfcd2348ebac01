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
    /// <returns>The findings with their scores; what cannot be scored says why.</returns>
    public static PatientFindings AddTo(PatientFindings patient, IReadOnlySet<string> relevant, KnowledgeBase knowledge) =>
        patient with
        {
            Scores = knowledge.RiskModels.All.Where(m => m.Relevance is null || relevant.Contains(m.Relevance))
                .ToImmutableSortedDictionary(m => m.Id, m => Score(m, patient, knowledge), StringComparer.Ordinal),
        };

    private static RiskScore Score(IRiskModel model, PatientFindings patient, KnowledgeBase knowledge)
    {
        var inputs = RecordInputs.Of(model, patient, knowledge);
        var given = model.Inputs.Where(i => inputs.ContainsKey(i.Name)).Select(i => new ScoreInput(i.Name, inputs[i.Name])).ToImmutableArray();
        var score = model.Score(inputs) with { Inputs = given };
        return given.Any(IsGenomic) && patient.GenomeHeldBackBy is { } conflict
            ? score with
            {
                Value = null, Interval = null, Contributions = [], Inputs = [.. given.Where(i => !IsGenomic(i))], NotApplicable = $"the genome is held back: {conflict.Message}",
            }
            : score;
    }

    private static bool IsGenomic(ScoreInput input) => input.Value.Facts.Any(f => f.StartsWith("gene:", StringComparison.Ordinal));
}
