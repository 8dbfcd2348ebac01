using System.Diagnostics;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Web.Tests.Commands;

/// <summary>A site's own knowledge base that was altered, cut or emptied: nothing is advised from it, and the operator reads which table and what to do, without a stack trace.</summary>
public sealed class KnowledgeFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("precisioncare-kb-").FullName;
    private readonly string _knowledge;

    public KnowledgeFaultTests()
    {
        _knowledge = KnowledgeFolder.SiteFolder(_folder);
        KnowledgeBuild.Make(from: _folder, KnowledgeFolder.Shipped()).WriteTo(_knowledge);
    }

    [Theory]
    [InlineData("cpic/recommendations.tsv", "serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("cpic/recommendations.tsv", "kb", "verify")]
    [InlineData("cpic/recommendations.tsv", "assess", "--bundle", "BUNDLE")]
    [InlineData("manifest.json", "serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("manifest.json", "kb", "verify")]
    [InlineData("manifest.json", "kb", "list")]
    [InlineData("manifest.json", "assess", "--bundle", "BUNDLE")]
    [InlineData("manifest.json", "pgx", "CALLS")]
    public async Task A_damaged_table_ends_the_verb_with_status_1_its_name_and_a_remedy(string table, params string[] line)
    {
        string path = Path.Combine(_knowledge, table);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path))[..^20]);

        var (status, output, faults) = await RunAsync(line);

        string told = output + faults;
        Assert.Equal(1, status);
        Assert.Contains(table, told, StringComparison.Ordinal);
        Assert.Contains("Restore the file", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", told, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Status, string Output, string Faults)> RunAsync(string[] line)
    {
        string story = Path.Combine(AppContext.BaseDirectory, "Demo", "warfarin-start");
        var known = line.Select(a => a switch { "BUNDLE" => Path.Combine(story, "bundle.json"), "CALLS" => Path.Combine(story, "calls.vcf"), _ => a });
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Web.Commands.ExitStatus).Assembly.Location, .. known]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PRECISIONCARE_DATA"] = _folder;
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await faults);
    }
}
