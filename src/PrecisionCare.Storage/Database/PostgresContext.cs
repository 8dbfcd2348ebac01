using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Database;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : PrecisionCareContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // By bytes, as SQLite orders: lists read the same whatever locale the server was set up with.
        builder.Entity<PatientRow>().Property(p => p.SortName).UseCollation("C");
    }
}
