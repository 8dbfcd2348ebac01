using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;

namespace PrecisionCare.Storage.Database;

/// <summary>Brings the database to the current schema and puts on record that it was changed, whoever asked: a start, an import, the verb itself.</summary>
public sealed class RecordedMigration(DatabaseMigration migration, AuditTrail audit)
{
    /// <param name="program">The part of the program that asked, as the audit names it.</param>
    /// <param name="stop">Ends the waiting for another process that migrates.</param>
    /// <inheritdoc cref="DatabaseMigration.MigrateAsync"/>
    public async Task<IReadOnlyList<string>> MigrateAsync(string program, CancellationToken stop = default)
    {
        var applied = await migration.MigrateAsync(stop);
        if (applied.Count > 0) await audit.RecordAsync(new AuditEntry(AuditKind.Maintenance) { Actor = AuditActor.Program(program), Detail = $"migrated to {applied[^1]}" }, stop);
        return applied;
    }
}
