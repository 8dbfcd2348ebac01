using System.Text.Json;

namespace PrecisionCare.Web.Commands;

/// <summary>Issues as the command line prints them.</summary>
internal static class IssueJson
{
    /// <summary>Writes the property <c>issues</c>.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Issue> issues)
    {
        json.WriteStartArray("issues"u8);
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, issue.Code);
            json.WriteString("severity"u8, SeverityName(issue.Severity));
            json.WriteString("message"u8, issue.Message);
            json.WriteString("remedy"u8, issue.Remedy);
            json.WriteString("file"u8, issue.Where.File);
            if (issue.Where.Line is { } line) json.WriteNumber("line"u8, line);
            if (issue.Where.Path is { Length: > 0 } path) json.WriteString("path"u8, path);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string SeverityName(IssueSeverity severity) => severity switch
    {
        IssueSeverity.Error => "error",
        IssueSeverity.Warning => "warning",
        _ => "information",
    };
}
