using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Benchmarks.Audit;

/// <summary>Fills an audit and checks the whole chain.</summary>
internal static class AuditThroughput
{
    public static async Task<int> RunAsync(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("precisioncare-audit-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PRECISIONCARE_DATA", folder)]).AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection().AddLogging().AddPrecisionCareStorage(configuration).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigration>().MigrateAsync();
        services.GetRequiredService<WorkScopes>().Default = new AtWork(new AuditActor(Guid.NewGuid(), "Dr Maria Rojas", "Clinician"), OrganisationKeys.Home);
        var writing = Stopwatch.StartNew();
        await using (var context = await services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContextAsync())
            await new AuditFill(context, services.GetRequiredService<AuditKey>()).WriteAsync(rows);
        await services.GetRequiredService<AuditAnchors>().AnchorAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows written in {writing.Elapsed.TotalSeconds:N1} s"));

        var cpu = Environment.CpuUsage.TotalTime;
        var checking = Stopwatch.StartNew();
        var verdict = await services.GetRequiredService<AuditVerifier>().VerifyAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{verdict.Rows:N0} rows {(verdict.Holds ? "hold" : "do not hold")}, checked in {checking.Elapsed.TotalSeconds:N1} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:N1} s of processor time), {Environment.WorkingSet / 1e6:N0} MB"));
        Directory.Delete(folder, recursive: true);
        return verdict.Holds ? 0 : 1;
    }
}
