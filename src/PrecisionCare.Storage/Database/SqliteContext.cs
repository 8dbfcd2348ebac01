using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PrecisionCare.Storage.Database;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : PrecisionCareContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    /// <summary>SQLite has no date type, and EF cannot order its text form of a moment: ticks order and compare.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
