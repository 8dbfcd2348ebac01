using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrecisionCare.Storage.Database;
using Quartz;

namespace PrecisionCare.Storage.Imports;

/// <summary>Registers the background work of a process that serves.</summary>
public static class ImportServices
{
    /// <summary>
    /// Imports as Quartz jobs in the persistent store of the database: alone on SQLite, one of a cluster on PostgreSQL. Needs <see cref="StorageServices"/> and an
    /// <see cref="ImportReaders"/>. Settings: <c>Imports:Concurrency</c> (files at once in this process, 2), <c>Imports:CheckinSeconds</c> (how often a process
    /// of a cluster shows that it lives, 7; after twice that it counts as dead).
    /// </summary>
    public static IServiceCollection AddPrecisionCareImportJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = DatabaseSettings.From(configuration);
        int concurrency = configuration.GetValue("Imports:Concurrency", 2);
        var checkin = TimeSpan.FromSeconds(configuration.GetValue("Imports:CheckinSeconds", 7.0));
        services.AddSingleton<ImportScheduler>();
        services.AddSingleton<UploadCleanup>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "PrecisionCare";
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
                options.IdleWaitTime = TimeSpan.FromSeconds(5); // what another process queues is noticed by looking
            });
            quartz.UseDefaultThreadPool(concurrency);
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.RecoverFiringsCancelledByShutdown = true);
                if (settings.Provider == DatabaseProvider.Sqlite)
                {
                    store.UseSqlite(SqliteFactory.Instance, settings.ConnectionString);
                    return;
                }
                store.UsePostgres(NpgsqlFactory.Instance, settings.ConnectionString);
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = checkin;
                    cluster.CheckinMisfireThreshold = checkin;
                });
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<ImportSweep>();
        return services;
    }
}
