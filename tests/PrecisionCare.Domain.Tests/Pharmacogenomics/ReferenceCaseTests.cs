using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Vcf;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Agreement with the reference program on its own test cases and on a synthetic panel.</summary>
public class ReferenceCaseTests
{
    public static TheoryData<string> Cases =>
        ReferenceData.Root is null ? [] : [.. Table(ReferenceData.PathOf("pharmacogenomics", "cases", "calls.tsv")).Select(r => r["case_id"])];

    public static TheoryData<string> Samples => ReferenceData.Root is null ? [] : [.. PanelRows().Select(r => r["sample"]).Distinct()];

    [ReferenceTheory]
    [MemberData(nameof(Cases))]
    public void The_reference_programs_own_case_agrees(string id)
    {
        string folder = ReferenceData.PathOf("pharmacogenomics", "cases");
        var row = Table(Path.Combine(folder, "calls.tsv")).Single(r => r["case_id"] == id);
        var notes = row["notes"].Split(';').Where(n => n.Contains('=')).ToDictionary(n => n.Split('=')[0], n => n.Split('=')[1]);
        var genes = VcfBuilder.Knowledge.Pharmacogenes;
        if (row["definition"].StartsWith("definitions/", StringComparison.Ordinal))
        {
            using var definition = File.OpenRead(Path.Combine(folder, row["definition"]));
            genes = genes.With(OfficialDefinition.Read(definition));
        }
        var options = new PgxOptions { AllCandidates = notes.GetValueOrDefault("mode") == "all", Combinations = notes.GetValueOrDefault("combinations") == "on" };
        var gene = Call(Path.Combine(folder, row["vcf"]), genes, options, Outside(folder, notes.GetValueOrDefault("outside_call"))).Single(g => g.Gene == row["gene"]);

        Agree(row["kind"].Split('~')[0], row["expected"], gene);
    }

    [ReferenceTheory]
    [MemberData(nameof(Samples))]
    public void The_panel_sample_agrees(string sample)
    {
        var genes = Call(ReferenceData.PathOf("pharmacogenomics", "cases", "panel", $"{sample}.vcf.gz"), VcfBuilder.Knowledge.Pharmacogenes, PgxOptions.Default, [])
            .ToDictionary(g => g.Gene);

        foreach (var row in PanelRows().Where(r => r["sample"] == sample))
        {
            string expected = row["diplotypes"].Length > 0 ? row["diplotypes"] : row["haplotype_matches"];
            var gene = genes[row["gene"]];
            Assert.Equal<string>(Split(expected).Order(), (gene.Diplotypes.IsEmpty ? gene.Haplotypes : gene.Diplotypes).Order());
        }
    }

    private static void Agree(string kind, string expected, GeneResult gene)
    {
        // "no call" is how the cases write an empty list.
        string[] wanted = expected is "no call" or "Not called" or "Unknown/Unknown" ? [] : Split(expected);
        switch (kind)
        {
            case "matcher_diplotypes": Assert.Equal<string>(wanted, gene.Diplotypes); break;
            case "matcher_haplotypes": Assert.Equal<string>(wanted.Order(), gene.Haplotypes.Order()); break;
            case "printed_calls": Assert.Equal<string>(wanted, gene.Labels); break;
            case "source_diplotypes": Assert.Equal<string>(wanted, gene.SourceDiplotypes); break;
            case "recommendation_lookup_alleles" when wanted is []: Assert.Empty(gene.Readings); break;
            case "recommendation_lookup_alleles": Assert.Contains(gene.Readings, r => wanted.Order().SequenceEqual(r.Alleles.Select(a => a.Name).Order())); break;
            case "called_by_matcher": Assert.Equal(GeneCallStatus.Called, gene.Status); break;
            case "not_called_by_matcher": Assert.NotEqual(GeneCallStatus.Called, gene.Status); break;
            case "phenotype": Assert.Contains(expected, gene.Phenotypes); break;
            case "activity_score": Assert.Equal(expected, gene.ActivityScore); break;
            default: Assert.Fail($"'{kind}' is not a kind of case."); break;
        }
    }

    private static ImmutableArray<GeneResult> Call(string path, Pharmacogenes genes, PgxOptions options, ImmutableArray<OutsideCall> outside)
    {
        using var stream = File.OpenRead(path);
        var contents = VcfReader.Read(stream, Path.GetFileName(path), assembly => assembly == GenomeAssembly.GRCh38 ? genes.Loci : null);
        return PharmacogenomicCaller.Call(contents.Samples[0], outside, genes, options);
    }

    private static ImmutableArray<OutsideCall> Outside(string folder, string? path)
    {
        if (path is null) return [];
        using var text = File.OpenText(Path.Combine(folder, path));
        return OutsideCallReader.Read(text, path).Calls;
    }

    private static IEnumerable<Dictionary<string, string>> PanelRows() => Table(ReferenceData.PathOf("pharmacogenomics", "cases", "panel", "matcher.tsv"));

    private static List<Dictionary<string, string>> Table(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(l => l.Split('\t'))];
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second))];
    }

    private static string[] Split(string list) => list.Split("; ", StringSplitOptions.RemoveEmptyEntries);
}
