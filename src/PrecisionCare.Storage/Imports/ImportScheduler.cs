using Quartz;

namespace PrecisionCare.Storage.Imports;

/// <summary>Hands imports to Quartz, whose persistent store remembers them and gives them to another process when theirs dies.</summary>
public sealed class ImportScheduler(ISchedulerFactory schedulers)
{
    /// <summary>Asks Quartz to run an import as soon as a thread is free. Asking again while it waits or runs changes nothing.</summary>
    public async Task ScheduleAsync(Guid importId, CancellationToken stop = default)
    {
        var scheduler = await schedulers.GetScheduler(stop);
        var job = JobBuilder.Create<ImportJob>().WithIdentity(ImportJob.KeyOf(importId)).RequestRecovery().Build();
        try
        {
            await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity(importId.ToString("N"), ImportJob.Group).StartNow().Build(), cancellationToken: stop);
        }
        catch (ObjectAlreadyExistsException)
        {
            return;
        }
    }
}
