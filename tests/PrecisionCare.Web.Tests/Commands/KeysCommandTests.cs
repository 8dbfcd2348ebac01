using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace PrecisionCare.Web.Tests.Commands;

/// <summary>The master key on the command line, run as the executable.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("precisioncare-keys-").FullName;

    [Fact]
    public async Task A_rotation_leaves_two_versions_and_retiring_leaves_one()
    {
        Assert.Equal(0, (await RunAsync([], "migrate")).Status);
        string first = Versions((await RunAsync([], "keys", "show")).Output).Single().GetProperty("checkValue").GetString()!;
        var (status, rotated, _) = await RunAsync([], "keys", "rotate");
        Assert.Equal((0, 2), (status, JsonDocument.Parse(rotated).RootElement.GetProperty("version").GetInt32()));
        var both = Versions((await RunAsync([], "keys", "show")).Output);
        Assert.Equal([(1, 0), (2, 1)], both.Select(v => (v.GetProperty("version").GetInt32(), v.GetProperty("keys").GetInt32())));
        Assert.Equal(first, both[0].GetProperty("checkValue").GetString());
        Assert.Equal(0, (await RunAsync([], "keys", "retire")).Status);
        Assert.Equal(2, Versions((await RunAsync([], "keys", "show")).Output).Single().GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task With_another_master_key_nothing_is_served_and_the_operator_is_told_why()
    {
        Assert.Equal(0, (await RunAsync([], "migrate")).Status);
        var (status, output, faults) = await RunAsync(
            [("PRECISIONCARE_MASTER_KEY", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))], "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, status);
        Assert.DoesNotContain("Now listening", output + faults, StringComparison.Ordinal);
        Assert.Contains("not the one under which this database was sealed", faults, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonElement[] Versions(string output) => [.. JsonDocument.Parse(output).RootElement.GetProperty("versions").EnumerateArray()];

    private async Task<(int Status, string Output, string Faults)> RunAsync((string Name, string Value)[] environment, params string[] line)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Web.Commands.ExitStatus).Assembly.Location, .. line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PRECISIONCARE_DATA"] = Path.Combine(_folder, "data");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await faults);
    }
}
