using System.Diagnostics;
using System.Text.Json;

namespace PrecisionCare.Web.Tests.Commands;

/// <summary>The verbs that work on the database, run as the executable.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("precisioncare-cli-").FullName;

    [Fact]
    public async Task Importing_a_folder_twice_adds_once_and_changes_nothing()
    {
        string story = Path.Combine(AppContext.BaseDirectory, "Demo", "warfarin-start");
        var (status, output) = await RunAsync("import", story);
        Assert.Equal(0, status);
        var lines = output.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["bundle.json", "calls.vcf"], lines.Select(l => l.GetProperty("file").GetString()));
        Assert.Equal(1, lines[0].GetProperty("counts").GetProperty("Patient").GetProperty("added").GetInt32());

        var (again, second) = await RunAsync("import", story);
        Assert.Equal(0, again);
        Assert.All(second.Select(l => JsonDocument.Parse(l).RootElement).SelectMany(l => l.GetProperty("counts").EnumerateObject()), kind =>
        {
            Assert.Equal(0, kind.Value.GetProperty("added").GetInt32());
            Assert.Equal(0, kind.Value.GetProperty("replaced").GetInt32());
        });
    }

    [Fact]
    public async Task A_file_with_faults_is_printed_with_its_issues_and_ends_with_status_1()
    {
        string file = Path.Combine(_folder, "broken.json");
        await File.WriteAllTextAsync(file, """{"resourceType":"Patient","id":"b1","birthDate":"soon"}""");
        var (status, output) = await RunAsync("import", file);
        Assert.Equal(1, status);
        var issue = JsonDocument.Parse(Assert.Single(output)).RootElement.GetProperty("issues")[0];
        Assert.NotEmpty(issue.GetProperty("code").GetString()!);
        Assert.NotEmpty(issue.GetProperty("remedy").GetString()!);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "/no/such/file")]
    [InlineData("imprt", "x")]
    [InlineData("migrate", "now")]
    public async Task Wrong_usage_ends_with_status_2(params string[] line) => Assert.Equal(2, (await RunAsync(line)).Status);

    [Fact]
    public async Task Migrating_names_what_it_applied_and_then_has_nothing_to_do()
    {
        Assert.NotEmpty((await RunAsync("migrate")).Output);
        Assert.Empty((await RunAsync("migrate")).Output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Status, string[] Output)> RunAsync(params string[] line)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Web.Commands.ExitStatus).Assembly.Location, .. line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PRECISIONCARE_DATA"] = Path.Combine(_folder, "data");
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await faults;
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
