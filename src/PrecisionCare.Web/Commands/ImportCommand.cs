using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Web.Hosting;
using PrecisionCare.Web.Imports;

namespace PrecisionCare.Web.Commands;

/// <summary>
/// <c>import PATH…</c>: files and folders into the database, by the same job as the import page. An object for each file with its state, its counts by kind and
/// every Issue.
/// </summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "FHIR bundles, NDJSON and VCF files, plain or gzip; folders of them; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var organisation = OrganisationOption.Create();
        var command = new Command("import", "Import clinical records and genomes into the database.") { paths, organisation };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(paths)!, parsed.GetValue(organisation), stop));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? organisation, CancellationToken stop)
    {
        ImmutableArray<string> files;
        try
        {
            files = ImportPaths.Expand(paths.Where(p => p != "-"));
        }
        catch (FileNotFoundException missing)
        {
            await Console.Error.WriteLineAsync($"{missing.FileName}: {missing.Message}");
            return ExitStatus.WrongUsage;
        }

        await using var services = DatabaseTool.Services();
        await services.GetRequiredService<RecordedMigration>().MigrateAsync("command line", stop);
        if (await services.EnterOrganisationAsync(organisation, stop) is { } wrong)
        {
            await Console.Error.WriteLineAsync(wrong);
            return ExitStatus.WrongUsage;
        }

        var queue = services.GetRequiredService<ImportQueue>();
        var runner = services.GetRequiredService<ImportRunner>();
        bool faults = false;
        int done = 0;
        if (paths.Contains("-"))
        {
            await using var input = Console.OpenStandardInput();
            faults |= await FinishAsync(queue, runner, await queue.EnqueueUploadAsync(input, "standard input", stop: stop), stop);
        }

        foreach (string file in files)
        {
            if (!Console.IsErrorRedirected) await Console.Error.WriteAsync($"\r{++done} of {files.Length}");
            faults |= await FinishAsync(queue, runner, await queue.EnqueuePathAsync(file, stop: stop), stop);
        }

        await services.GetRequiredService<AuditAnchors>().AnchorAsync(stop);
        if (!Console.IsErrorRedirected) await Console.Error.WriteLineAsync();
        return faults ? ExitStatus.InputFaults : ExitStatus.Done;
    }

    /// <summary>Runs an import to its end, here or, if a server on the same database was quicker, there; and prints it.</summary>
    /// <returns>Whether part of the input could not be used.</returns>
    private static async Task<bool> FinishAsync(ImportQueue queue, ImportRunner runner, Guid import, CancellationToken stop)
    {
        await runner.RunAsync(import, stop: stop);
        ImportStatus status;
        while (!(status = (await queue.FindAsync(import, stop))!).HasEnded) await Task.Delay(Glance, stop);
        var issues = new List<Issue>();
        for (int page = 1; issues.Count < status.IssueCount && await queue.IssuesAsync(import, page, stop: stop) is { Items: [_, ..] next }; page++)
            issues.AddRange(next);
        Print(status, issues);
        return status.State != ImportState.Succeeded || issues.Any(i => i.Severity != IssueSeverity.Information);
    }

    private static void Print(ImportStatus import, IEnumerable<Issue> issues)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("file"u8, import.File);
            json.WriteString("state"u8, JsonNamingPolicy.CamelCase.ConvertName(import.State.ToString()));
            json.WriteStartObject("counts"u8);
            foreach (var (kind, count) in import.Counts.Kinds)
            {
                json.WriteStartObject(kind);
                json.WriteNumber("added"u8, count.Added);
                json.WriteNumber("replaced"u8, count.Replaced);
                json.WriteNumber("unchanged"u8, count.Unchanged);
                json.WriteNumber("older"u8, count.Older);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            IssueJson.Write(json, issues);
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        line.Position = 0;
        using var output = Console.OpenStandardOutput();
        line.CopyTo(output);
    }
}
