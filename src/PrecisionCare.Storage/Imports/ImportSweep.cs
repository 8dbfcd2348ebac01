using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Imports;

/// <summary>
/// Hands to the job scheduler what it does not know of: imports queued by a program that has none (the command line), or whose run fell silent without the
/// scheduler's noticing. Removes uploads that nothing needs any more. Every process does so; doing it twice changes nothing.
/// </summary>
internal sealed class ImportSweep(
    IDbContextFactory<PrecisionCareContext> contexts, ImportScheduler scheduler, UploadCleanup uploads, WorkScopes scopes, TimeProvider time, ILogger<ImportSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var every = scopes.EnterEvery("sweep");
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    foreach (var import in await ForgottenAsync(stoppingToken)) await scheduler.ScheduleAsync(import, stoppingToken);
                    await uploads.RunAsync(stoppingToken);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    logger.LogError("Looking for forgotten imports failed with {Fault}.", fault.GetType().FullName);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task<List<Guid>> ForgottenAsync(CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        var (silentSince, queuedBefore) = (now - ImportLease.Patience, now - Interval);
        return await context.Imports
            .Where(i => (i.State == ImportState.Queued && i.QueuedAt < queuedBefore) || (i.State == ImportState.Running && i.HeartbeatAt < silentSince))
            .Select(i => i.Id).ToListAsync(stop);
    }
}
