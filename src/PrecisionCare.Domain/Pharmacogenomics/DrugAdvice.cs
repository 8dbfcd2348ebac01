using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>What one source says of a drug for this patient.</summary>
/// <param name="Source"><c>CPIC</c>, <c>DPWG</c>, or <c>FDA</c> for label and table of associations together.</param>
/// <param name="Rows">Its recommendations that are for this patient; empty when there is none.</param>
/// <param name="WhyNone">Why there is none; <c>null</c> when there is.</param>
public sealed record SourceAdvice(string Source, ImmutableArray<Guidance> Rows, string? WhyNone)
{
    /// <summary>Which of several readings of the genes is true decides what the source advises.</summary>
    public bool DependsOnReading => Rows.Any(r => r.Certainty == GuidanceCertainty.DependsOnReading) && Actions.Length > 1;

    /// <summary>What the rows ask for, from the least to the most change; several where populations or readings differ.</summary>
    public ImmutableArray<GuidanceAction> Actions => [.. Rows.Select(r => r.Action).Distinct().Order()];

    /// <summary>What changes the prescription most, where it stands; <c>null</c> where nothing does.</summary>
    public GuidanceAction? Action => Rows.IsEmpty || DependsOnReading ? null : Actions[^1];
}

/// <summary>What the guidelines say of one drug for this patient, source by source; none is merged with another.</summary>
/// <param name="Drug">Ingredient by INN in lower case.</param>
/// <param name="Sources">Every source that speaks of the drug, those without advice for this patient among them.</param>
public sealed record DrugAdvice(string Drug, ImmutableArray<SourceAdvice> Sources)
{
    /// <summary>What changes the prescription most, over all sources; <c>null</c> where none advises.</summary>
    public GuidanceAction? Action => Sources.Max(s => s.Action);

    public bool DependsOnReading => Sources.Any(s => s.DependsOnReading);

    /// <summary>Two sources that advise do not ask for the same.</summary>
    public bool SourcesDiffer => Sources.Where(s => s.Action is not null).Select(s => s.Action).Distinct().Count() > 1;

    /// <summary>Every drug of the guidelines, by name.</summary>
    /// <param name="assessment">Of the patient.</param>
    /// <param name="guidelines">Of the knowledge base with which it was made.</param>
    public static ImmutableArray<DrugAdvice> Of(Assessment assessment, Guidelines guidelines)
    {
        var rows = assessment.Guidance.Where(g => g.ForThisPatient).ToLookup(g => (g.Drug, Family(g.Source)));
        var genes = assessment.Genes.ToDictionary(g => g.Gene, StringComparer.Ordinal);
        return
        [
            .. guidelines.Drugs.Select(drug => new DrugAdvice(drug,
            [
                .. guidelines.For(drug).GroupBy(g => Family(g.Source), StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal).Select(source =>
                {
                    ImmutableArray<Guidance> own = [.. rows[(drug, source.Key)]];
                    return new SourceAdvice(source.Key, own, own.IsEmpty ? WhyNone([.. source], genes) : null);
                }),
            ])),
        ];
    }

    private static string Family(string source) => source.StartsWith("FDA", StringComparison.Ordinal) ? "FDA" : source;

    private static string WhyNone(ImmutableArray<Guideline> guidelines, Dictionary<string, GeneResult> results)
    {
        var genes = guidelines.SelectMany(g => g.Genes).Distinct().Order(StringComparer.Ordinal).ToList();
        string[] uncalled = [.. genes.Where(g => results.GetValueOrDefault(g) is { HasCall: false, Status: GeneCallStatus.NoCall })];
        string[] untested = [.. genes.Where(g => results.GetValueOrDefault(g) is not { HasCall: true }).Except(uncalled)];
        string[] parts =
        [
            .. untested.Length > 0 ? [$"{string.Join(" and ", untested)} not tested"] : (string[])[],
            .. uncalled.Length > 0 ? [$"{string.Join(" and ", uncalled)} without a call"] : (string[])[],
        ];
        if (parts.Length > 0) return string.Join(", ", parts);
        return guidelines.All(g => g.IsComplete) ? "no recommendation for this result" : "no entry on file for this result";
    }
}
