using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Risk;

/// <summary>The scores of a patient: every model for everyone, those of a drug or problem where it is at stake.</summary>
public static class PatientScores
{
    /// <summary>In a model's relevance: where this quantity was measured.</summary>
    private const string Measured = "measure:";

    /// <summary>In a model's relevance: where there is a genome.</summary>
    private const string Genome = "genome";

    /// <param name="patient">With genes, without scores.</param>
    /// <param name="relevant">Drugs taken or to choose from, and problems that stand.</param>
    /// <param name="knowledge">Models and the words of their inputs.</param>
    /// <param name="settings">Which models are in use.</param>
    /// <returns>The findings with their scores; what cannot be scored says why.</returns>
    public static PatientFindings AddTo(PatientFindings patient, IReadOnlySet<string> relevant, KnowledgeBase knowledge, RiskModelSettings settings) =>
        patient with
        {
            Scores = knowledge.RiskModels.Where(relevance => IsAtStake(relevance, patient, relevant)).Where(settings.Mentions)
                .ToImmutableSortedDictionary(m => m.Id, m => Score(m, patient, knowledge, settings), StringComparer.Ordinal),
        };

    /// <summary>A model matters for everyone, for a drug or problem at stake, or where what it reads was measured.</summary>
    private static bool IsAtStake(string? relevance, PatientFindings patient, IReadOnlySet<string> relevant) =>
        relevance is null || relevance.Split('|').Any(word => word == Genome ? !patient.Dosages.IsEmpty
            : word.StartsWith(Measured, StringComparison.Ordinal)
            ? patient.Readings[word[Measured.Length..]].Reading is not null
            : relevant.Contains(word));

    private static RiskScore Score(IRiskModel model, PatientFindings patient, KnowledgeBase knowledge, RiskModelSettings settings)
    {
        if (settings.WhyNot(model) is { } reason)
        {
            return new RiskScore
            {
                Model = model.Id, Name = model.Name, Version = model.Version, Fingerprint = model.Fingerprint, Unit = model.Unit, Citation = model.Citation, NotApplicable = reason,
            };
        }

        var inputs = RecordInputs.Of(model, patient, knowledge, settings);
        var given = model.Inputs.Where(i => inputs.ContainsKey(i.Name)).Select(i => new ScoreInput(i.Name, inputs[i.Name])).ToImmutableArray();
        var score = model.Score(inputs) with { Inputs = given };
        return given.Any(IsGenomic) && patient.GenomeHeldBackBy is { } conflict
            ? score.Without($"the genome is held back: {conflict.Message}") with { Inputs = [.. given.Where(i => !IsGenomic(i))] }
            : score;
    }

    private static bool IsGenomic(ScoreInput input) =>
        input.Value.Facts.Any(f => f.StartsWith("gene:", StringComparison.Ordinal) || f.StartsWith("chr", StringComparison.Ordinal));
}
