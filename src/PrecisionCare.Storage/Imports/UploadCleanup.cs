using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Imports;

/// <summary>
/// Removes uploads whose content is in the database now (records) or was never of use. Originals of stored samples and signed consents stay, and so does what an import may still
/// read: one that waits, runs, or failed lately.
/// </summary>
internal sealed class UploadCleanup(IDbContextFactory<PrecisionCareContext> contexts, FileStore files, TimeProvider time)
{
    /// <summary>A file younger than this may belong to an upload that is just being queued.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>How long a failed or cancelled import can be tried again.</summary>
    private static readonly TimeSpan RetryTime = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        foreach (var some in files.OlderThan(now - Grace).Chunk(200))
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            var retriedUntil = now - RetryTime;
            var needed = await context.Samples.Where(s => some.Contains(s.ContentHash)).Select(s => s.ContentHash)
                .Union(context.Imports.Where(i => i.ContentHash != null && some.Contains(i.ContentHash)
                    && i.State != ImportState.Succeeded && (i.EndedAt == null || i.EndedAt > retriedUntil)).Select(i => i.ContentHash!))
                .Union(context.ConsentVersions.Where(v => v.ProofHash != null && some.Contains(v.ProofHash)).Select(v => v.ProofHash!))
                .ToHashSetAsync(stop);
            foreach (string hash in some.Where(hash => !needed.Contains(hash))) files.Delete(hash);
        }
    }
}
