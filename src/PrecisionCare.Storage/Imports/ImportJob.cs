using Quartz;

namespace PrecisionCare.Storage.Imports;

/// <summary>The import of one file as a Quartz job. Its data is nothing but the key of the <see cref="ImportRow"/>, in the job's name.</summary>
[DisallowConcurrentExecution]
internal sealed class ImportJob(ImportRunner runner) : IJob
{
    public const string Group = "imports";

    public static JobKey KeyOf(Guid importId) => new(importId.ToString("N"), Group);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(Guid.ParseExact(context.JobDetail.Key.Name, "N"), context.Recovering, cancellationToken);
}
