using System.CommandLine;
using PrecisionCare.Knowledge;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Web.Commands;

// One executable with verbs, serve when none is named. A verb that needs no host builds none, so that pgx and its like answer at once.
var root = new RootCommand("PrecisionCare: precision-medicine decision support for clinicians.")
{
    ServeCommand.Create(),
    ImportCommand.Create(),
    MigrateCommand.Create(),
    AuditCommand.Create(),
    KeysCommand.Create(),
    ConsentCommand.Create(),
    KnowledgeCommand.Create(),
    PgxCommand.Create(),
    RiskCommand.Create(),
    ModelCommand.Create(),
    AssessCommand.Create(),
};
var command = root.Parse(ServeCommand.IsMeantBy(args) ? [ServeCommand.Verb, .. args] : args);
try
{
    int status = await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return command.Errors.Count == 0 ? status : ExitStatus.WrongUsage;
}
catch (Exception fault) when (fault is SettingException or MasterKeyException or UnsealedDatabaseException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return ExitStatus.WrongUsage;
}
catch (KnowledgeException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return ExitStatus.InputFaults;
}
catch (OperationCanceledException)
{
    return ExitStatus.InputFaults;
}
catch (Exception bug)
{
    await Console.Error.WriteLineAsync(bug.ToString());
    return ExitStatus.InputFaults;
}
