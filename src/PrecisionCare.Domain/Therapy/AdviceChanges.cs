using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy;

/// <summary>
/// What changed from one assessment of a patient to a later one: genes, current medicines, problems, first choices and the bands of options, each with its
/// cause. Ranks below the first and wordings that leave the band alone are no change of advice.
/// </summary>
public static class AdviceChanges
{
    /// <returns>Genes, then medicines, then problem by problem in the order of the later assessment.</returns>
    public static ImmutableArray<AdviceChange> Between(Assessment earlier, Assessment later)
    {
        var releases = Releases(earlier, later);
        return [.. Genes(earlier, later, releases), .. Medicines(earlier, later, releases), .. Problems(earlier, later, releases)];
    }

    private static IEnumerable<AdviceChange> Genes(Assessment earlier, Assessment later, ImmutableArray<string> releases)
    {
        var before = earlier.Genes.ToDictionary(g => g.Gene, Result, StringComparer.Ordinal);
        return later.Genes.Select(g => new AdviceChange(g.Gene, before.GetValueOrDefault(g.Gene), Result(g), releases)).Where(c => (c.Before ?? "not tested") != c.Now);
    }

    private static string Result(GeneResult gene) =>
        !gene.HasCall ? gene.Status == GeneCallStatus.NoCall ? "tested, no result" : "not tested" : string.Join(" or ", gene.Readings.Select(r => r.Label).Distinct());

    private static IEnumerable<AdviceChange> Medicines(Assessment earlier, Assessment later, ImmutableArray<string> releases)
    {
        var before = earlier.Medicines.DistinctBy(m => m.Drug).ToDictionary(m => m.Drug, StringComparer.Ordinal);
        var now = later.Medicines.DistinctBy(m => m.Drug).ToList();
        foreach (var medicine in now)
        {
            string subject = $"{medicine.Drug}, taken";
            if (!before.Remove(medicine.Drug, out var then)) yield return new AdviceChange(subject, null, BandWords.Of(medicine.Band), ["newly among the current medicines"]);
            else if (then.Band != medicine.Band) yield return Moved(subject, (then.Band, then.Reasons), (medicine.Band, medicine.Reasons), releases);
        }

        foreach (string ended in before.Keys.Order(StringComparer.Ordinal)) yield return new AdviceChange($"{ended}, taken", BandWords.Of(before[ended].Band), null, ["no longer among the current medicines"]);
    }

    private static IEnumerable<AdviceChange> Problems(Assessment earlier, Assessment later, ImmutableArray<string> releases)
    {
        var before = earlier.Problems.ToDictionary(p => p.Indication, StringComparer.Ordinal);
        foreach (var problem in later.Problems)
        {
            if (!before.Remove(problem.Indication, out var then))
            {
                yield return new AdviceChange(problem.Title, null, FirstChoice(problem), ["newly among the problems"]);
                continue;
            }

            if (FirstChoice(then) != FirstChoice(problem)) yield return new AdviceChange(problem.Title, FirstChoice(then), FirstChoice(problem), [.. Rivals(then, problem), .. releases]);
            foreach (var change in Options(then, problem, releases)) yield return change;
        }

        foreach (var gone in before.Values) yield return new AdviceChange(gone.Title, FirstChoice(gone), null, ["no longer among the problems"]);
    }

    private static IEnumerable<AdviceChange> Options(ProblemAssessment earlier, ProblemAssessment later, ImmutableArray<string> releases)
    {
        var before = earlier.Options.DistinctBy(o => o.Drug).ToDictionary(o => o.Drug, StringComparer.Ordinal);
        foreach (var option in later.Options.DistinctBy(o => o.Drug))
        {
            string subject = $"{later.Title}: {option.Drug}";
            if (!before.Remove(option.Drug, out var then)) yield return new AdviceChange(subject, null, BandWords.Of(option.Band), releases);
            else if (then.Band != option.Band) yield return Moved(subject, (then.Band, then.Reasons), (option.Band, option.Reasons), releases);
        }

        foreach (var gone in before.Values) yield return new AdviceChange($"{later.Title}: {gone.Drug}", BandWords.Of(gone.Band), null, releases);
    }

    /// <summary>What became of the first choices of both days, where their bands changed.</summary>
    private static IEnumerable<string> Rivals(ProblemAssessment earlier, ProblemAssessment later) =>
        earlier.Suggestions.Take(1).Concat(later.Suggestions.Take(1)).Select(o => o.Drug).Distinct()
            .Select(drug => (Drug: drug, Then: earlier.Options.FirstOrDefault(o => o.Drug == drug), Now: later.Options.FirstOrDefault(o => o.Drug == drug)))
            .Where(o => o.Then is not null && o.Now is not null && o.Then.Band != o.Now.Band)
            .Select(o => $"{o.Drug} was {BandWords.Of(o.Then!.Band)} and is {BandWords.Of(o.Now!.Band)}");

    private static AdviceChange Moved(string subject, (Band Band, ImmutableArray<Reason> Reasons) before, (Band Band, ImmutableArray<Reason> Reasons) now, ImmutableArray<string> releases) =>
        new(subject, BandWords.Of(before.Band), BandWords.Of(now.Band),
        [
            .. Deciding(now).Where(r => before.Reasons.All(b => b.Text != r.Text)).Select(r => $"new: {r.Text}"),
            .. Deciding(before).Where(r => now.Reasons.All(n => n.Text != r.Text)).Select(r => $"no longer: {r.Text}"),
            .. releases,
        ]);

    /// <summary>The reasons that make the band.</summary>
    private static IEnumerable<Reason> Deciding((Band Band, ImmutableArray<Reason> Reasons) weighed) => weighed.Reasons.Where(r => r.Band == weighed.Band);

    private static string FirstChoice(ProblemAssessment problem) =>
        problem.NotRanked is not null ? "not ranked" : problem.Suggestions is [var first, ..] ? $"{first.Drug} first" : "no option to be given";

    private static ImmutableArray<string> Releases(Assessment earlier, Assessment later)
    {
        var before = earlier.KnowledgeSources.ToDictionary(s => s.Source, s => s.Version, StringComparer.Ordinal);
        return [.. later.KnowledgeSources.Where(s => before.GetValueOrDefault(s.Source) is { } version && version != s.Version).Select(s => $"{s.Source} {before[s.Source]} became {s.Version}")];
    }
}
