using System.Globalization;
using PrecisionCare.Audit;

namespace PrecisionCare.Web.Consents;

/// <summary>The access log as comma-separated values (RFC 4180).</summary>
internal static class AccessLogFile
{
    public const string Header = "time,who,role,what,purpose,permitted,rule,emergency\r\n";

    public static string Line(AuditRecord record) => string.Join(',', new[]
    {
        record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), record.Actor.Name, record.Actor.Role, LogText.What(record), record.Entry.Purpose,
        record.Entry.Permitted switch { true => "yes", false => "no", _ => "" }, record.Entry.Rule, record.Entry.BreakGlass ? "yes" : "",
    }.Select(Field)) + "\r\n";

    /// <summary>Quoted; and a beginning that spreadsheets would run as a formula is taken its meaning.</summary>
    internal static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        string safe = text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
