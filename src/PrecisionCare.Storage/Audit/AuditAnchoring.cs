using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrecisionCare.Storage.Audit;

/// <summary>Anchors the audit at start, every hour, and when the process ends.</summary>
internal sealed class AuditAnchoring(AuditAnchors anchors, TimeProvider time, ILogger<AuditAnchoring> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Registered first and so ended last: what others still record while they end is within the last anchor.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await AnchorAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do await AnchorAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task AnchorAsync(CancellationToken stop)
    {
        try
        {
            await anchors.AnchorAsync(stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError("The audit could not be anchored: {Fault}.", fault.GetType().FullName);
        }
    }
}
