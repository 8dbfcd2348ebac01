using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Vcf;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Which guidelines of a drug apply to a sample, and by how many recommendations, as the reference program finds it.</summary>
public sealed class DrugMatchTests
{
    [ReferenceFact]
    public void Recommendations_match_as_often_as_in_the_reference_program()
    {
        var knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
        var rows = File.ReadLines(ReferenceData.PathOf("pharmacogenomics", "cases", "drugs.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();
        var options = File.ReadLines(ReferenceData.PathOf("pharmacogenomics", "cases", "calls.tsv")).Skip(1).Select(l => l.Split('\t'))
            .GroupBy(c => c[3]).ToDictionary(c => c.Key, c => Options(c.First()[^1]));
        var differs = new List<string>();
        foreach (var sample in rows.GroupBy(r => (Vcf: r[4], Outside: r[5])))
        {
            var guidance = Match(knowledge, sample.Key.Vcf, sample.Key.Outside, options.GetValueOrDefault(sample.Key.Vcf, PgxOptions.Default));
            foreach (string[] row in sample)
            {
                int matches = guidance.Where(g => g.Drug == row[1] && (row[2] == "any" || row[2].StartsWith(g.Source, StringComparison.OrdinalIgnoreCase)))
                    .Select(g => (g.Source, g.Id)).Distinct().Count();
                bool agrees = row[6] switch { "yes" => matches > 0, "no" => matches == 0, var count => matches == int.Parse(count) };
                if (!agrees) differs.Add($"{row[0]}: {row[6]} expected, {matches} found");
            }
        }

        Assert.Equal(71, rows.Count);
        Assert.Empty(differs);
    }

    private static IReadOnlyCollection<Guidance> Match(KnowledgeBase knowledge, string vcf, string outside, PgxOptions options)
    {
        using var stream = File.OpenRead(ReferenceData.PathOf("pharmacogenomics", "cases", vcf));
        var sample = VcfReader.Read(stream, Path.GetFileName(vcf), knowledge.PositionsOf).Samples[0];
        var reports = outside.Length == 0 ? [] : OutsideCallReader.Read(new StringReader(File.ReadAllText(ReferenceData.PathOf("pharmacogenomics", "cases", outside))), outside).Calls;
        return GuidanceMatcher.Match(PharmacogenomicCaller.Call(sample, reports, knowledge, options), knowledge);
    }

    /// <summary>The choices with which the reference program ran a case: <c>mode=all;combinations=on;…</c>.</summary>
    private static PgxOptions Options(string notes) => new()
    {
        AllCandidates = notes.Contains("mode=all", StringComparison.Ordinal),
        Combinations = notes.Contains("combinations=on", StringComparison.Ordinal),
    };
}
