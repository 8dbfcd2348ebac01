using PrecisionCare.Knowledge;

namespace PrecisionCare.Tests.Knowledge;

public sealed class KnowledgeRebuildTests
{
    [ReferenceFact]
    public void Building_from_the_official_releases_gives_the_committed_tables_byte_for_byte()
    {
        string committed = Path.Combine(ReferenceData.Repository, "src", "PrecisionCare.Domain", "Knowledge", "Data");

        var build = KnowledgeBuild.Make(ReferenceData.PathOf("data"), KnowledgeFolder.At(committed));

        Assert.Contains("CPIC guidelines", build.Built);
        Assert.All(build.Files, file => Assert.True(
            File.ReadAllBytes(Path.Combine(committed, file.Key)).AsSpan().SequenceEqual(file.Value), $"{file.Key} differs: run 'kb build --from … --to {committed}'."));
    }

    [Fact]
    public void Every_committed_table_is_in_the_manifest()
    {
        string committed = Path.Combine(ReferenceData.Repository, "src", "PrecisionCare.Domain", "Knowledge", "Data");
        var files = Directory.EnumerateFiles(committed, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(committed, f).Replace('\\', '/'));

        Assert.Equal(KnowledgeFolder.Shipped().Paths.Append("manifest.json").Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }
}
