using Microsoft.EntityFrameworkCore;

namespace PrecisionCare.Storage.Database;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : PrecisionCareContext(options);
