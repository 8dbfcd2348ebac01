using Microsoft.Extensions.Hosting;

namespace PrecisionCare.Storage.Database;

/// <summary>Brings the database to the current schema before any other service of the host starts.</summary>
internal sealed class DatabaseStart(RecordedMigration migration) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => migration.MigrateAsync("start", cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
