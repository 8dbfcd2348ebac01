using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Tests.Engines;

public sealed class SchemaTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Migrations_hold_the_whole_model(Engine engine)
    {
        await using var storage = TestStorage.Unmigrated(engine);
        await using var context = storage.Context();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_database_is_created_once_even_when_several_processes_start_at_once(Engine engine)
    {
        await using var first = TestStorage.Unmigrated(engine);
        await using var second = first.Beside();
        await using var third = first.Beside();
        var applied = await Task.WhenAll(new[] { first, second, third }.Select(s => Task.Run(() => s.Get<DatabaseMigration>().MigrateAsync())));
        Assert.Single(applied, migrations => migrations.Count > 0);
        Assert.True(await first.Directory.IsEmptyAsync());
    }

    [Fact]
    public async Task SQLite_is_migrated_although_a_process_died_while_migrating()
    {
        await using var storage = TestStorage.Unmigrated(Engine.Sqlite);
        await using (var context = storage.Context())
        {
            await context.Database.OpenConnectionAsync();
            await context.Database.ExecuteSqlRawAsync(
                """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');""");
        }
        Assert.NotEmpty(await storage.Get<DatabaseMigration>().MigrateAsync());
    }

    [Fact]
    public async Task SQLite_writes_ahead_so_that_pages_read_while_an_import_writes()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        await using var context = storage.Context();
        Assert.Equal("wal", (await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single());
    }
}
