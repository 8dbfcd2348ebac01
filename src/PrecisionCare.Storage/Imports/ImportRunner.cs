using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Imports;

/// <summary>
/// Runs imports: takes the import, reads its file and stores what it holds in batches, each with the mark how far it came. A run that dies leaves a state from
/// which the next one goes on, and the end is the same as without the death. The job scheduler calls it, and so does the command line.
/// </summary>
public sealed class ImportRunner(
    IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, FileStore files, ImportReaders readers, ConsentFormat consents, WorkScopes scopes,
    AuditTrail audit, TimeProvider time,
    ILogger<ImportRunner> logger)
{
    /// <summary>Runs an import to its end, unless another process runs it.</summary>
    /// <param name="importId">Which one.</param>
    /// <param name="formerIsDead">It is known that the process that ran it before is gone.</param>
    /// <param name="stop">The process is ending: the import goes back into the queue.</param>
    /// <exception cref="OperationCanceledException">The process is ending.</exception>
    public async Task RunAsync(Guid importId, bool formerIsDead = false, CancellationToken stop = default)
    {
        using var work = scopes.Enter(await OrganisationOfAsync(importId, stop), "import job");
        var lease = new ImportLease(contexts, audit, time, importId);
        var import = await lease.ClaimAsync(formerIsDead, stop);
        if (import is null)
        {
            logger.LogDebug("Import {Import} is another's or has ended.", importId);
            return;
        }
        if (import.Attempts > ImportLease.MaximumAttempts)
        {
            await EndAsync(lease, ImportState.Failed);
            logger.LogError("Import {Import} was begun {Attempts} times and never ended.", importId, import.Attempts - 1);
            return;
        }
        logger.LogInformation("Import {Import} begins, attempt {Attempt}.", importId, import.Attempts);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            await using var run = new ImportRun(contexts, vault, files, readers, consents, time, import, lease, ending);
            await run.ToEndAsync();
            logger.LogInformation("Import {Import} has ended: {Items} items, {Issues} issues.", importId, import.ItemsDone, import.IssueCount);
        }
        catch (ImportLostException)
        {
            logger.LogWarning("Import {Import} was taken over by another process.", importId);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndAsync(lease, ImportState.Queued);
            throw;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(lease, ImportState.Cancelled);
            logger.LogInformation("Import {Import} was cancelled.", importId);
        }
        catch (Exception fault)
        {
            // Type and place only: the message of an exception may quote the file.
            logger.LogError("Import {Import} failed with {Fault} {Stack}", importId, fault.GetType().FullName, fault.StackTrace);
            await EndAsync(lease, ImportState.Failed);
        }
    }

    /// <summary>An import is done for the organisation that asked for it, whoever does it.</summary>
    private async Task<Guid> OrganisationOfAsync(Guid importId, CancellationToken stop)
    {
        using var every = scopes.EnterEvery("import job");
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Imports.Where(i => i.Id == importId).Select(i => EF.Property<Guid>(i, Ownership.Column)).FirstOrDefaultAsync(stop);
    }

    private async Task EndAsync(ImportLease lease, ImportState state)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await using var turn = await WriteTurn.TakeAsync(context, CancellationToken.None);
            await lease.EndAsync(context, state, CancellationToken.None);
            await turn.CommitAsync(CancellationToken.None);
        }
        catch (ImportLostException)
        {
            logger.LogWarning("The import was taken over by another process.");
        }
    }
}
