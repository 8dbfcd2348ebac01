using System.CommandLine;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary><c>migrate</c>: brings the database to the current schema and names what was applied.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to the current schema.");
        command.SetAction(async (_, stop) =>
        {
            await using var services = DatabaseTool.Services();
            var applied = await services.GetRequiredService<RecordedMigration>().MigrateAsync("command line", stop);
            foreach (string migration in applied) Console.WriteLine(migration);
            if (applied.Count == 0) return ExitStatus.Done;
            await services.GetRequiredService<AuditAnchors>().AnchorAsync(stop);
            return ExitStatus.Done;
        });
        return command;
    }
}
