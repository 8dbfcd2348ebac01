using System.Globalization;
using System.Text;
using System.Text.Json;
using PrecisionCare.Audit;
using PrecisionCare.Fhir.Audit;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Audit;

/// <summary>The audit as a file, written entry by entry however many there are: comma-separated values, or FHIR AuditEvents a line each.</summary>
internal static class AuditFile
{
    private const string Header = "sequence,time,kind,actor id,actor,role,patient,object,purpose,decision,rule,obligations,outcome,emergency,detail\r\n";

    public static async Task WriteCsvAsync(IAsyncEnumerable<AuditRecord> records, Stream to, CancellationToken stop)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true);
        await text.WriteAsync(Header);
        await foreach (var record in records.WithCancellation(stop)) await text.WriteAsync(Line(record));
    }

    public static async Task WriteEventsAsync(IAsyncEnumerable<AuditRecord> records, Stream to, CancellationToken stop)
    {
        using var line = new MemoryStream();
        await using var json = new Utf8JsonWriter(line);
        await foreach (var record in records.WithCancellation(stop))
        {
            line.SetLength(0);
            json.Reset();
            AuditEventWriter.Write(json, record);
            await json.FlushAsync(stop);
            line.WriteByte((byte)'\n');
            await to.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), stop);
        }
    }

    private static string Line(AuditRecord record) => string.Join(',', new[]
    {
        record.Sequence.ToString(CultureInfo.InvariantCulture), record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), record.Entry.Kind.ToString(),
        record.Actor.Id?.ToString(), record.Actor.Name, record.Actor.Role, record.Entry.Patient?.ToString(), record.Entry.Object, record.Entry.Purpose,
        record.Entry.Permitted switch { true => "permit", false => "deny", _ => null }, record.Entry.Rule, string.Join(' ', record.Entry.Obligations),
        record.Entry.Outcome.ToString(), record.Entry.BreakGlass ? "yes" : null, record.Entry.Detail,
    }.Select(AccessLogFile.Field)) + "\r\n";
}
