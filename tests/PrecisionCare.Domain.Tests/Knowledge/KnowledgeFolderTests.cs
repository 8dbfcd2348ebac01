using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Tests.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_is_read_by_its_column_names()
    {
        Write("gene\tdrug\n# a remark\nCYP2C19\tclopidogrel; omeprazole\n");

        var row = Assert.Single(KnowledgeTable.Read(KnowledgeFolder.At(_folder), "pairs.tsv").Rows);

        Assert.Equal("CYP2C19", row["gene"]);
        Assert.Equal(["clopidogrel", "omeprazole"], row.List("drug").AsEnumerable());
        Assert.Equal(3, row.Line);
    }

    [Fact]
    public void A_written_table_reads_back_the_same()
    {
        Write(Encoding.UTF8.GetString(KnowledgeTable.Write(["a", "b"], [["1", ""], ["≥3.0", "x"]])));

        var table = KnowledgeTable.Read(KnowledgeFolder.At(_folder), "pairs.tsv");

        Assert.Equal(["1", "≥3.0"], table.Rows.Select(r => r["a"]));
        Assert.Null(table.Rows[0].Optional("b"));
    }

    [Fact]
    public void A_row_with_a_missing_cell_is_refused_with_its_line()
    {
        Write("gene\tdrug\nCYP2C19\n");

        var fault = Assert.Throws<InvalidDataException>(() => KnowledgeTable.Read(KnowledgeFolder.At(_folder), "pairs.tsv"));

        Assert.Contains("pairs.tsv line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_altered_table_is_found_by_its_digest()
    {
        Write("gene\nCYP2C19\n");
        File.AppendAllText(Path.Combine(_folder, "pairs.tsv"), "CYP2D6\n");

        var issue = Assert.Single(KnowledgeVerification.Verify(KnowledgeBase.Load(KnowledgeFolder.At(_folder))));

        Assert.Equal("kb.altered", issue.Code);
        Assert.Equal("pairs.tsv", issue.Where.File);
    }

    [Fact]
    public void A_sites_own_knowledge_base_comes_before_the_shipped_one()
    {
        string site = KnowledgeFolder.SiteFolder(_folder);
        KnowledgeBuild.Make(from: _folder, KnowledgeFolder.Shipped()).WriteTo(site);

        Assert.Equal("site", KnowledgeFolder.InUse(_folder).Origin);
        Assert.Equal("shipped", KnowledgeFolder.InUse(null).Origin);
        Assert.Equal("shipped", KnowledgeFolder.InUse(site).Origin);
    }

    [Fact]
    public void A_build_from_an_empty_folder_carries_every_source_over_unchanged()
    {
        var build = KnowledgeBuild.Make(from: _folder, KnowledgeFolder.Shipped());

        Assert.Empty(build.Built);
        Assert.Equal(KnowledgeFolder.Shipped().Paths.Order(StringComparer.Ordinal), build.Sources.SelectMany(s => s.Files).Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_shipped_knowledge_base_verifies()
    {
        Assert.Empty(KnowledgeVerification.Verify(KnowledgeBase.Load(KnowledgeFolder.Shipped())));
    }

    [Theory]
    [InlineData("pharmacogenes/caveats.tsv", "rs3758581", "rs1", "kb.unknown-position")]
    [InlineData("pharmacogenes/caveats.tsv", "\t*38\t", "\t*999\t", "kb.unknown-allele")]
    [InlineData("pharmacogenes/ambiguities.tsv", "*6/*8", "*6/*999", "kb.unknown-allele")]
    [InlineData("pharmacogenes/modulators.tsv", "carbamazepine", "zorblaxine", "kb.unknown-drug")]
    [InlineData("cpic/recommendations.tsv", "CYP2C19=Poor Metabolizer", "CYP2C19=Sleepy Metabolizer", "kb.unknown-key")]
    [InlineData("cpic/guidelines.tsv", "CYP2C19", "CYP9X9", "kb.unknown-gene")]
    public void A_name_that_leads_nowhere_is_found(string table, string former, string other, string code)
    {
        KnowledgeBuild.Make(from: _folder, KnowledgeFolder.Shipped()).WriteTo(_folder);
        string path = Path.Combine(_folder, table);
        File.WriteAllText(path, File.ReadAllText(path).Replace(former, other, StringComparison.Ordinal));

        var issues = KnowledgeVerification.Verify(KnowledgeBase.Load(KnowledgeFolder.Edited(_folder)));

        Assert.Contains(issues, i => i.Code == code && i.Severity == IssueSeverity.Error);
    }

    private void Write(string table)
    {
        File.WriteAllText(Path.Combine(_folder, "pairs.tsv"), table);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table)));
        File.WriteAllText(
            Path.Combine(_folder, "manifest.json"),
            $$"""[{"source":"Test","version":"1","released":"2026-01-01","licence":"CC0-1.0","files":[{"path":"pairs.tsv","sha256":"{{digest}}"}]}]""");
    }
}
