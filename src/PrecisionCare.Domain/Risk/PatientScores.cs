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

    /// <summary>Words by which an input is taken from medicines, or from another score, which may be.</summary>
    private static readonly ImmutableArray<string> FromMedicines = ["taking:", "medicine:", "class:", "score:"];

    /// <param name="patient">With genes. Scores that are there already are those of the same patient with other medicines and allergies: what these do not enter stays.</param>
    /// <param name="relevant">Drugs taken or to choose from, and problems that stand.</param>
    /// <param name="knowledge">Models and the words of their inputs.</param>
    /// <param name="settings">Which models are in use.</param>
    /// <returns>The findings with their scores; what cannot be scored says why.</returns>
    public static PatientFindings AddTo(PatientFindings patient, IReadOnlySet<string> relevant, KnowledgeBase knowledge, RiskModelSettings settings)
    {
        var unscored = patient with { Scores = ImmutableSortedDictionary<string, RiskScore>.Empty };
        var scores = knowledge.RiskModels.Where(relevance => IsAtStake(relevance, patient, relevant)).Where(settings.Mentions)
            .ToImmutableSortedDictionary(m => m.Id, m => Kept(m, patient) ?? Score(m, unscored, knowledge, settings), StringComparer.Ordinal);
        return scores.Count == patient.Scores.Count && scores.All(s => patient.Scores.TryGetValue(s.Key, out var before) && ReferenceEquals(before, s.Value))
            ? patient
            : patient with { Scores = scores };
    }

    private static RiskScore? Kept(IRiskModel model, PatientFindings patient) =>
        patient.Scores.TryGetValue(model.Id, out var score) && !model.Inputs.Any(i => FromMedicines.Any(i.From.Contains)) ? score : null;

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
