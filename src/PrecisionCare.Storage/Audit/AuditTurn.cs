using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Audit;

/// <summary>
/// The right to add to the chain, of all organisations, until the caller's transaction ends. SQLite has one writer anyway; PostgreSQL takes an advisory lock, and
/// until the row is written the transaction sees the last one whosesoever it is.
/// </summary>
internal static class AuditTurn
{
    /// <summary>"precaudi" in ASCII.</summary>
    private const long LockKey = 0x7072656361756469;

    /// <returns>The organisation for which the transaction worked until now, to be given back.</returns>
    public static async Task<string> TakeAsync(PrecisionCareContext context, CancellationToken stop)
    {
        if (context is not PostgresContext) return "";
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", stop);
        string former = await context.Database.SqlQuery<string>($"SELECT coalesce(current_setting('app.tenant', true), '') AS \"Value\"").SingleAsync(stop);
        await SetAsync(context, OrganisationKeys.Every.ToString(), stop);
        return former;
    }

    /// <summary>The rows are written. The turn itself ends with the transaction; so does all of this when the transaction fails.</summary>
    public static Task EndAsync(PrecisionCareContext context, string former, CancellationToken stop) =>
        context is PostgresContext ? SetAsync(context, former, stop) : Task.CompletedTask;

    private static Task SetAsync(PrecisionCareContext context, string organisation, CancellationToken stop) =>
        context.Database.ExecuteSqlAsync($"SELECT set_config('app.tenant', {organisation}, true)", stop);
}
