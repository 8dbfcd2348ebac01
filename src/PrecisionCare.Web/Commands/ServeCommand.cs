using System.CommandLine;
using PrecisionCare.Knowledge;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary><c>serve</c>: the web application. Options that are not its own (<c>--urls</c>, <c>--Database:Provider=Postgres</c>) configure the host.</summary>
internal static class ServeCommand
{
    public const string Verb = "serve";

    /// <summary>No verb at all, or options only: <c>precisioncare --urls http://localhost:8080</c> serves.</summary>
    public static bool IsMeantBy(string[] args) =>
        args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));

    public static Command Create()
    {
        var noDemo = new Option<bool>("--no-demo") { Description = "Do not load demo patients and accounts into an empty database." };
        var command = new Command(Verb, "Run the web application (default).") { noDemo };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, stop) =>
        {
            await using var web = WebHost.Build([.. parsed.UnmatchedTokens], demo: !parsed.GetValue(noDemo));
            SettingsInUse.Check(web.Services);
            KnowledgeInUse.Check(web.Services.GetRequiredService<KnowledgeBase>());
            await web.RunAsync(stop);
            return ExitStatus.Done;
        });
        return command;
    }
}
