using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Knowledge.Building;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Knowledge;

/// <summary>The shipped tables are what the official releases say.</summary>
public class AlleleTablesTests
{
    private static readonly KnowledgeFolder Shipped = KnowledgeFolder.Shipped();

    [ReferenceFact]
    public void Building_from_the_official_files_gives_the_committed_tables()
    {
        foreach (var source in AlleleTables.Build(ReferenceData.PathOf("data")))
        {
            Assert.Contains(Shipped.Sources, s => s.Source == source.Source && s.Version == source.Version && s.Files.Length == source.Tables.Count);
            Assert.All(source.Tables, t => Assert.Equal(Shipped.Read(t.Key), t.Value));
        }
    }

    [ReferenceFact]
    public void Every_official_diplotype_has_the_phenotype_and_score_that_the_rules_give()
    {
        var genes = KnowledgeBase.Load(Shipped).Pharmacogenes;
        int seen = 0;
        foreach (string path in Directory.GetFiles(ReferenceData.PathOf("data", "pharmcat", "phenotype"), "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var functions = genes[document.RootElement.GetProperty("gene").GetString()!]!.Functions!;
            foreach (var row in document.RootElement.GetProperty("diplotypes").EnumerateArray())
            {
                AlleleFunction[] pair = [.. row.GetProperty("diplotypekey").EnumerateObject().SelectMany(a => Enumerable.Repeat(functions.Of(a.Name), a.Value.GetInt32()))];
                var meaning = functions.Of(pair[0], pair.ElementAtOrDefault(1));
                Assert.Equal(row.GetProperty("generesult").GetString(), meaning.Phenotype);
                Assert.Equal(row.GetProperty("activityScore").GetString(), meaning.ActivityScore);
                seen++;
            }
        }
        Assert.True(seen > 15_000);
    }

    [Fact]
    public void All_genes_are_there_with_their_alleles()
    {
        var genes = KnowledgeBase.Load(Shipped).Pharmacogenes;

        Assert.Equal(23, genes.All.Length);
        Assert.Equal(1317, genes.All.Sum(g => g.Definition?.Alleles.Length ?? 0));
        Assert.Equal(1201, genes.All.Sum(g => g.Definition?.Positions.Length ?? 0));
        Assert.Equal(["CYP2D6", "HLA-A", "HLA-B", "MT-RNR1"], genes.All.Where(g => !g.IsCalledFromVcf).Select(g => g.Gene));
    }
}
