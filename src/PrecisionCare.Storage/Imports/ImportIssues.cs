using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Imports;

/// <summary>The Issues of a run on their way into the database: those of an earlier, broken run are dropped, since reading again finds them again.</summary>
internal sealed class ImportIssues(Guid import, InstallationKey key)
{
    private int _written;
    private bool _begun;

    /// <summary>Faults of the file, by the reader.</summary>
    public IssueLog Log { get; } = new();

    /// <summary>How many there were, those too many to list among them.</summary>
    public int Count => Log.Counts.Values.Sum();

    /// <summary>Writes what came since the last time, in the caller's transaction.</summary>
    public async Task WriteAsync(PrecisionCareContext context, CancellationToken stop)
    {
        if (!_begun) await context.ImportIssues.Where(i => i.ImportId == import).ExecuteDeleteAsync(stop);
        _begun = true;
        if (Log.Counts.Values.Sum(count => Math.Min(count, IssueLog.KeptPerCode)) == _written) return;
        var issues = Log.Issues;
        for (int ordinal = _written; ordinal < issues.Length; ordinal++)
        {
            var issue = issues[ordinal];
            context.ImportIssues.Add(new ImportIssueRow
            {
                ImportId = import,
                Ordinal = ordinal,
                Code = issue.Code,
                Severity = issue.Severity,
                Detail = ImportIssueRow.Seal(key, import, ordinal, issue),
            });
        }
        _written = issues.Length;
    }
}
