using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Tests.ClinicalStories;

/// <summary>Says in which points an assessment is not what a story expects.</summary>
internal static class Comparison
{
    public static IEnumerable<string> Differences(Expectation expected, Assessment actual) =>
    [
        .. expected.Genes.SelectMany(g => OfGene(g.Key, g.Value, actual)),
        .. expected.NotTested.SelectMany(g => OfUntested(g, actual)),
        .. expected.Medicines.SelectMany(m => OfMedicine(m.Key, m.Value, actual)),
        .. expected.Problems.SelectMany(p => OfProblem(p.Key, p.Value, actual)),
        .. OfConflicts(expected.Conflicts, actual),
        .. expected.Scores.SelectMany(s => OfScore(s, actual)),
    ];

    private static IEnumerable<string> OfGene(string gene, ExpectedGene expected, Assessment assessment)
    {
        if (assessment.Genes.FirstOrDefault(g => g.Gene == gene) is not { } actual)
        {
            yield return $"{gene} is not among the genes.";
            yield break;
        }
        if (actual.Status != expected.Status) yield return $"{gene} is {actual.Status}, not {expected.Status}.";
        foreach (string diplotype in expected.Diplotypes ?? [])
            if (!actual.SourceDiplotypes.Contains(diplotype)) yield return $"{gene} is {List(actual.SourceDiplotypes)}, not {diplotype}.";
        if (expected.Phenotype is { } phenotype && !actual.Phenotypes.SequenceEqual([phenotype]))
            yield return $"{gene} is a {List(actual.Phenotypes)}, not a {phenotype}.";
        if (expected.ActivityScore is { } score && actual.ActivityScore != score) yield return $"{gene} has activity score {actual.ActivityScore}, not {score}.";
    }

    private static IEnumerable<string> OfUntested(string gene, Assessment assessment)
    {
        var actual = assessment.Genes.FirstOrDefault(g => g.Gene == gene);
        if (actual is null) yield return $"{gene} is not among the genes, though it was not tested.";
        else if (actual.Status != GeneCallStatus.NotCovered) yield return $"{gene} is {actual.Status}, though it was not tested.";
        else if (!actual.Readings.IsEmpty || !actual.Phenotypes.IsEmpty) yield return $"{gene} was not tested, yet it reads as {List(actual.Phenotypes)}.";
    }

    private static IEnumerable<string> OfMedicine(string drug, ExpectedMedicine expected, Assessment assessment)
    {
        if (assessment.Medicines.FirstOrDefault(m => m.Drug == drug) is not { } actual)
        {
            yield return $"{drug} is not among the current medicines ({List(assessment.Medicines.Select(m => m.Drug))}).";
            yield break;
        }
        if (!expected.Band.Contains(actual.Band))
            yield return $"{drug} is {actual.Band}, not {List(expected.Band)}: {List(actual.Reasons.Select(r => $"{r.Band} {r.Text}"))}";
        foreach (string fact in (expected.Because ?? []).Where(b => !actual.Reasons.Any(r => Rests(r, b))))
            yield return $"{drug} has no reason with {fact}: {List(actual.Reasons.Select(r => r.Text))}";
        foreach (string unknown in (expected.Missing ?? []).Where(m => !actual.Missing.Any(s => Says(s, m))))
            yield return $"{drug} does not say that {unknown} is missing: {List(actual.Missing)}";
        foreach (string dose in (expected.Dose ?? []).Where(d => !Says(actual.Dose, d)))
            yield return $"{drug} has the dose advice '{actual.Dose}', without {dose}.";
        foreach (var reason in actual.Reasons.Where(r => r.Facts.IsEmpty))
            yield return $"{drug} has a reason without a fact: {reason.Text}";
    }

    private static IEnumerable<string> OfProblem(string indication, ExpectedProblem expected, Assessment assessment)
    {
        if (assessment.Problems.FirstOrDefault(p => p.Indication == indication) is not { } actual)
        {
            yield return $"{indication} is not among the problems ({List(assessment.Problems.Select(p => p.Indication))}).";
            yield break;
        }
        var options = actual.Suggestions.Concat(actual.Excluded).ToLookup(s => s.Drug);
        foreach (string drug in Named(expected).Where(d => !options.Contains(d)))
            yield return $"{drug} is neither ranked nor excluded for {indication} ({List(options.Select(o => o.Key))}).";
        foreach (string[] pair in expected.Ahead ?? [])
            if (options[pair[0]].FirstOrDefault() is { } first && options[pair[1]].FirstOrDefault() is { } second && !(Place(first) < Place(second)))
                yield return $"{first.Drug} ({first.Band}, rank {first.Rank}) does not stand ahead of {second.Drug} ({second.Band}, rank {second.Rank}).";
        foreach (var (drug, bands) in expected.Band ?? [])
            if (options[drug].FirstOrDefault() is { } option && !bands.Contains(option.Band))
                yield return $"{drug} for {indication} is {option.Band}, not {List(bands)}: {List(option.Reasons.Select(r => $"{r.Band} {r.Text}"))}";
        foreach (string drug in expected.Excluded ?? [])
            if (actual.Suggestions.Any(s => s.Drug == drug)) yield return $"{drug} is ranked for {indication}, though it is to be excluded.";
    }

    private static IEnumerable<string> Named(ExpectedProblem expected) =>
        (expected.Ahead ?? []).SelectMany(p => p).Concat(expected.Band?.Keys ?? Enumerable.Empty<string>()).Concat(expected.Excluded ?? []).Distinct();

    private static int Place(TherapySuggestion option) => option.Rank == 0 ? int.MaxValue : option.Rank;

    private static IEnumerable<string> OfConflicts(ExpectedConflict[]? expected, Assessment assessment)
    {
        if (expected is null) yield break;
        foreach (var conflict in assessment.Conflicts.Where(c => !expected.Any(e => e.Kind == c.Kind))) yield return $"Unexpected conflict: {conflict.Message}";
        foreach (var conflict in expected)
        {
            var actual = assessment.Conflicts.FirstOrDefault(c => c.Kind == conflict.Kind);
            if (actual is null) yield return $"The conflict about {conflict.Kind} is not reported.";
            else if (conflict.HoldsBack is { } holds && actual.HoldsBackGenomicAdvice != holds) yield return $"{conflict.Kind} holds genomic advice back: {!holds}.";
            foreach (string word in (conflict.Mentions ?? []).Where(w => !Says(actual?.Message, w))) yield return $"'{actual?.Message}' does not mention {word}.";
        }
    }

    private static IEnumerable<string> OfScore(ExpectedScore expected, Assessment assessment)
    {
        if (assessment.Scores.FirstOrDefault(s => s.Model == expected.Model) is not { } actual)
        {
            yield return $"{expected.Model} is not among the scores ({List(assessment.Scores.Select(s => s.Model))}).";
            yield break;
        }
        if (expected.Value is { } value && !(Math.Abs((actual.Value ?? double.NaN) - value) <= expected.Within))
            yield return $"{expected.Model} is {actual.Value} ({actual.NotApplicable}), not {value}.";
        if (expected.Unit is { } unit && actual.Unit != unit) yield return $"{expected.Model} is in {actual.Unit}, not {unit}.";
        if (expected.Value is null && actual.Value is not null) yield return $"{expected.Model} is {actual.Value}, though it does not apply.";
        foreach (string why in (expected.NotApplicable ?? []).Where(w => !Says(actual.NotApplicable, w)))
            yield return $"{expected.Model} is not applicable because '{actual.NotApplicable}', without {why}.";
    }

    private static bool Rests(Reason reason, string on) =>
        Says(reason.Text, on) || Says(reason.Rule, on) || reason.Facts.Any(f => Says(f, on));

    private static bool Says(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false;

    private static string List<T>(IEnumerable<T> values) => string.Join(", ", values);
}
