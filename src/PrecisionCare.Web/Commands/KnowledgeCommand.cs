using System.CommandLine;
using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary><c>kb build|verify|list</c>: make the knowledge base from official releases, check it, show its sources; one JSON object a line.</summary>
internal static class KnowledgeCommand
{
    public static Command Create() => new("kb", "The knowledge base.") { Build(), Verify(), List() };

    private static Command Build()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder of official release files.", Required = true };
        var to = new Option<DirectoryInfo?>("--to") { Description = "Where to write; by default 'knowledge' in the data folder (PRECISIONCARE_DATA), from where it is then used." };
        var edited = new Option<bool>("--edited") { Description = "Take the tables that are now in --to as they are, though their digests differ." };
        var build = new Command("build", "Make the tables from the sources' official releases; sources without files there are carried over.") { from, to, edited };
        build.SetAction(parsed =>
        {
            string target = parsed.GetValue(to)?.FullName ?? KnowledgeFolder.SiteFolder(KnowledgeInUse.DataFolder);
            if (parsed.GetValue(from) is not { Exists: true } source) return Fault("The folder of --from does not exist.", ExitStatus.WrongUsage);
            try
            {
                var made = KnowledgeBuild.Make(source.FullName, InHand(target, parsed.GetValue(edited)));
                if (made.Built.IsEmpty) return Fault("No official release file was found in the folder of --from; nothing was written.", ExitStatus.WrongUsage);
                made.WriteTo(target);
                foreach (var entry in made.Sources) Print(new { entry.Source, entry.Version, entry.Released, tables = entry.Files.Length, built = made.Built.Contains(entry.Source) });
                return Report(KnowledgeVerification.Verify(KnowledgeBase.Load(KnowledgeFolder.At(target))));
            }
            catch (Exception fault) when (fault is KnowledgeException or InvalidDataException)
            {
                return Fault(fault.Message, ExitStatus.InputFaults);
            }
        });
        return build;
    }

    private static Command Verify()
    {
        var verify = new Command("verify", "Check every table's digest and the references between tables.");
        verify.SetAction(_ =>
        {
            try
            {
                var knowledge = KnowledgeBase.Load(KnowledgeFolder.InUse(KnowledgeInUse.DataFolder));
                int status = Report(KnowledgeVerification.Verify(knowledge));
                if (status == ExitStatus.Done) Print(new { knowledge.Folder.Origin, tables = knowledge.Folder.Paths.Count(), verified = true });
                return status;
            }
            catch (Exception fault) when (fault is KnowledgeException or InvalidDataException)
            {
                return Fault(fault.Message, ExitStatus.InputFaults);
            }
        });
        return verify;
    }

    private static Command List()
    {
        var list = new Command("list", "Show sources, versions and licences.");
        list.SetAction(_ =>
        {
            try
            {
                var folder = KnowledgeFolder.InUse(KnowledgeInUse.DataFolder);
                foreach (var source in folder.Sources)
                    Print(new { source.Source, source.Version, source.Released, source.Licence, folder.Origin, tables = source.Files.Select(f => f.Path) });
                return ExitStatus.Done;
            }
            catch (Exception fault) when (fault is KnowledgeException or InvalidDataException)
            {
                return Fault(fault.Message, ExitStatus.InputFaults);
            }
        });
        return list;
    }

    /// <summary>What the target already holds, else what is in use.</summary>
    private static KnowledgeFolder InHand(string target, bool edited)
    {
        if (!File.Exists(Path.Combine(target, "manifest.json"))) return KnowledgeFolder.InUse(KnowledgeInUse.DataFolder);
        return edited ? KnowledgeFolder.Edited(target) : KnowledgeFolder.At(target);
    }

    private static int Report(IReadOnlyCollection<Issue> issues)
    {
        foreach (var issue in issues)
            Print(new { issue = issue.Code, severity = issue.Severity.ToString().ToLowerInvariant(), issue.Message, issue.Remedy, where = issue.Where.ToString() });
        return issues.Count == 0 ? ExitStatus.Done : ExitStatus.InputFaults;
    }

    private static int Fault(string message, int status)
    {
        Console.Error.WriteLine(message);
        return status;
    }

    private static void Print(object line) => Console.Out.WriteLine(JsonSerializer.Serialize(line, JsonSerializerOptions.Web));
}
