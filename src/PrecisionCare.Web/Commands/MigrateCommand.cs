using System.CommandLine;
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
            foreach (string migration in await services.GetRequiredService<DatabaseMigration>().MigrateAsync(stop)) Console.WriteLine(migration);
            return ExitStatus.Done;
        });
        return command;
    }
}
