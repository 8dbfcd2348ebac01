using System.CommandLine;
using System.Text.Json;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary><c>audit verify</c>: checks the whole audit, of every organisation, and prints how many rows hold and, if one does not, the first.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var verify = new Command("verify", "Check every row of the audit, its links and its anchors.");
        verify.SetAction((_, stop) => VerifyAsync(stop));
        return new Command("audit", "The audit of who did what.") { verify };
    }

    private static async Task<int> VerifyAsync(CancellationToken stop)
    {
        await using var services = DatabaseTool.Services();
        var verdict = await services.GetRequiredService<AuditVerifier>().VerifyAsync(stop);
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("rows"u8, verdict.Rows);
            json.WriteBoolean("holds"u8, verdict.Holds);
            if (verdict.FaultAt is { } row) json.WriteNumber("row"u8, row);
            if (verdict.Fault is { } fault) json.WriteString("fault"u8, fault);
            if (verdict.Anchor is { } anchor)
            {
                json.WriteStartObject("anchor"u8);
                json.WriteNumber("sequence"u8, anchor.Sequence);
                json.WriteString("at"u8, anchor.At);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        await Console.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(line.ToArray()));
        return verdict.Holds ? ExitStatus.Done : ExitStatus.InputFaults;
    }
}
