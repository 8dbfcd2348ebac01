using Microsoft.Data.Sqlite;
using Npgsql;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>One migrated database for each engine, from which the tests get their copies: migrating takes longer than most tests.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<string>> SqliteFile = new(async () =>
    {
        var storage = TestStorage.Unmigrated(Engine.Sqlite);
        await storage.Get<DatabaseMigration>().MigrateAsync();
        SqliteConnection.ClearAllPools(); // closes the file, which writes the log back into it
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(storage.Folder, recursive: true);
        return Path.Combine(storage.Folder, "precisioncare.db");
    });

    private static readonly Lazy<Task<string>> PostgresDatabase = new(async () =>
    {
        await using var storage = TestStorage.Unmigrated(Engine.Postgres);
        await storage.Get<DatabaseMigration>().MigrateAsync();
        await using var open = new NpgsqlConnection(storage.Get<DatabaseSettings>().ConnectionString);
        NpgsqlConnection.ClearPool(open);
        return open.Database;
    });

    public static async Task CopyToAsync(TestStorage storage)
    {
        var settings = storage.Get<DatabaseSettings>();
        if (storage.Engine == Engine.Sqlite)
        {
            File.Copy(await SqliteFile.Value, new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource);
            return;
        }
        string template = await PostgresDatabase.Value;
        var server = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        string name = server.Database!;
        server.Database = "postgres";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"", connection);
        await create.ExecuteNonQueryAsync();
    }
}
