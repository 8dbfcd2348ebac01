using System.Diagnostics;

namespace PrecisionCare.Web.Tests.Commands;

/// <summary>A setting that cannot be meant ends the start with one line that names it and what it may be, without a stack trace; nobody is let in.</summary>
public sealed class SettingFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("precisioncare-setting-").FullName;

    [Theory]
    [InlineData("Database:Provider is 'Oracle'; it may be Sqlite or Postgres.", "Database__Provider=Oracle", "serve")]
    [InlineData("Database:Provider is 'Oracle'; it may be Sqlite or Postgres.", "Database__Provider=Oracle", "migrate")]
    [InlineData("ConnectionStrings:Postgres is not set. Set it to", "Database__Provider=Postgres", "serve")]
    [InlineData("Consent:Default is 'permit'; it may be treat-only or deny-all.", "Consent__Default=permit", "serve")]
    [InlineData("Clinic:TimeZone is 'Berlin'", "Clinic__TimeZone=Berlin", "serve")]
    [InlineData("Alerts:InterruptAt is 'sometimes'; it may be", "Alerts__InterruptAt=sometimes", "serve")]
    [InlineData("Knowledge:OldAfterDays is 'year'; it must be a whole number from 1.", "Knowledge__OldAfterDays=year", "serve")]
    [InlineData("Retention:ClinicalYears is '-3'; it must be a whole number from 0.", "Retention__ClinicalYears=-3", "serve")]
    public async Task It_ends_with_status_2_one_line_and_the_remedy(string told, string setting, string verb)
    {
        string[] line = verb == "serve" ? ["serve", "--no-demo", "--urls", "http://127.0.0.1:0"] : [verb];
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Web.Commands.ExitStatus).Assembly.Location, .. line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PRECISIONCARE_DATA"] = _folder;
        start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string said = (await faults).Trim();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains(told, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
        Assert.DoesNotContain("Now listening", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
