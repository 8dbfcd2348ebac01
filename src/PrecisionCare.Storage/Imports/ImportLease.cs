using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Imports;

/// <summary>Another run took the import over: this one was thought dead and must write no more.</summary>
internal sealed class ImportLostException : Exception;

/// <summary>
/// The right of one run to work on one import. It is renewed by heartbeats; when they stop, another run may take it, and from that moment every write of the
/// former fails.
/// </summary>
internal sealed class ImportLease(IDbContextFactory<PrecisionCareContext> contexts, AuditTrail audit, TimeProvider time, Guid import)
{
    /// <summary>How often a run shows that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>After so long without a heartbeat a run counts as dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>An import that was begun so often and never ended is not begun again by itself: perhaps it is what kills the process.</summary>
    public const int MaximumAttempts = 5;

    private readonly Guid _runner = Guid.NewGuid();

    /// <summary>Takes the import if it is free: it waits, or whoever ran it is dead.</summary>
    /// <param name="formerIsDead">The job scheduler has established that the process that ran it is gone, however recent its last heartbeat.</param>
    /// <param name="stop">Stops before it is taken.</param>
    public async Task<ImportRow?> ClaimAsync(bool formerIsDead, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        var silentSince = now - Patience;
        int taken = await context.Imports
            .Where(i => i.Id == import && (i.State == ImportState.Queued
                || (i.State == ImportState.Running && (formerIsDead || i.HeartbeatAt == null || i.HeartbeatAt < silentSince))))
            .ExecuteUpdateAsync(set => set
                .SetProperty(i => i.State, ImportState.Running)
                .SetProperty(i => i.Runner, _runner)
                .SetProperty(i => i.HeartbeatAt, now)
                .SetProperty(i => i.StartedAt, i => i.StartedAt ?? now)
                .SetProperty(i => i.Attempts, i => i.Attempts + 1), stop);
        return taken == 0 ? null : await context.Imports.AsNoTracking().FirstAsync(i => i.Id == import, stop);
    }

    /// <summary>Shows that the run lives and how far it is.</summary>
    /// <returns>Whether someone asks it to stop.</returns>
    /// <exception cref="ImportLostException">Another run has the import.</exception>
    public async Task<bool> BeatAsync(long bytesDone, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        await HeldAsync(Mine(context).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.HeartbeatAt, now).SetProperty(i => i.BytesDone, bytesDone), stop));
        return await context.Imports.Where(i => i.Id == import).Select(i => i.CancelRequested).FirstAsync(stop);
    }

    /// <summary>Writes how far the import is, in the transaction of what was stored.</summary>
    /// <exception cref="ImportLostException">Another run has the import; the transaction must not be committed.</exception>
    public async Task ProgressAsync(PrecisionCareContext context, ImportRow row, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await HeldAsync(Mine(context).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.HeartbeatAt, now)
                .SetProperty(i => i.Kind, row.Kind)
                .SetProperty(i => i.ContentHash, row.ContentHash)
                .SetProperty(i => i.BytesDone, row.BytesDone)
                .SetProperty(i => i.BytesTotal, row.BytesTotal)
                .SetProperty(i => i.ItemsDone, row.ItemsDone)
                .SetProperty(i => i.Counts, row.Counts)
                .SetProperty(i => i.IssueCount, row.IssueCount), stop));
    }

    /// <summary>Ends the run, within the caller's transaction: for good, or with <see cref="ImportState.Queued"/> to be taken up again.</summary>
    /// <exception cref="ImportLostException">Another run has the import.</exception>
    public async Task EndAsync(PrecisionCareContext context, ImportState state, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? ended = state == ImportState.Queued ? null : now;
        await HeldAsync(Mine(context).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.State, state).SetProperty(i => i.EndedAt, ended).SetProperty(i => i.HeartbeatAt, now)
                .SetProperty(i => i.Runner, (Guid?)null), stop));
        if (state == ImportState.Queued) return;
        await audit.AppendAsync(context, new AuditEntry(AuditKind.ImportEnded)
        {
            Object = $"Import/{import}", Detail = state.ToString().ToLowerInvariant(),
            Outcome = state switch { ImportState.Succeeded => AuditOutcome.Success, ImportState.Cancelled => AuditOutcome.MinorFailure, _ => AuditOutcome.SeriousFailure },
        }, stop);
    }

    private IQueryable<ImportRow> Mine(PrecisionCareContext context) => context.Imports.Where(i => i.Id == import && i.Runner == _runner);

    private static async Task HeldAsync(Task<int> update)
    {
        if (await update == 0) throw new ImportLostException();
    }
}
