using PrecisionCare.Storage.Imports;

namespace PrecisionCare.Web.Presentation;

/// <summary>Where an import stands, in words.</summary>
internal static class ImportText
{
    public static string State(ImportStatus import) => import.State switch
    {
        ImportState.Queued => "waiting",
        ImportState.Running when import.CancelRequested => "stopping",
        ImportState.Running => "being read",
        ImportState.Succeeded when import.IssueCount > 0 => "read, with issues",
        ImportState.Succeeded => "read",
        ImportState.Failed => "failed",
        _ => "cancelled",
    };

    public static string Style(ImportStatus import) => import.State switch
    {
        ImportState.Failed => "tag error",
        ImportState.Cancelled => "tag warning",
        ImportState.Succeeded when import.IssueCount > 0 => "tag warning",
        _ => "tag",
    };

    /// <summary>What arrived, such as <c>12 Observation, 1 Patient</c>.</summary>
    public static string Counts(ImportCounts counts) =>
        string.Join(", ", counts.Kinds.OrderByDescending(k => k.Value.Total).Select(k => $"{k.Value.Total} {k.Key}"));

    public static string Severity(IssueSeverity severity) => severity switch
    {
        IssueSeverity.Error => "error",
        IssueSeverity.Warning => "warning",
        _ => "note",
    };
}
