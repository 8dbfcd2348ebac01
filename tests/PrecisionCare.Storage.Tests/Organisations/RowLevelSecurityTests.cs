using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Organisations;

/// <summary>What the server itself refuses, asked with plain SQL as the role under which the application works.</summary>
public sealed class RowLevelSecurityTests
{
    private static readonly Guid North = new("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid South = new("0198c0de-0000-7000-8000-000000000002");

    [Theory, OnPostgres]
    public async Task Without_a_setting_plain_SQL_sees_no_row_of_any_organisation(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        await using var connection = await ApplicationAsync(storage);
        foreach (string table in (string[])["patients", "resources", "patient_identifiers", "imports", "audit", "accounts", "care_teams", "samples"])
            Assert.Equal(0L, await CountAsync(connection, table));
    }

    [Theory, OnPostgres]
    public async Task Plain_SQL_sees_the_rows_of_the_organisation_that_is_set(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        await using var connection = await ApplicationAsync(storage);
        await SetAsync(connection, North);
        Assert.Equal(1L, await CountAsync(connection, "patients"));
        await SetAsync(connection, South);
        Assert.Equal(2L, await CountAsync(connection, "patients"));
        await SetAsync(connection, OrganisationKeys.Every);
        Assert.Equal(3L, await CountAsync(connection, "patients"));
    }

    [Theory, OnPostgres]
    public async Task Plain_SQL_cannot_write_into_another_organisation(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        await using var connection = await ApplicationAsync(storage);
        await SetAsync(connection, North);
        await using var steal = new NpgsqlCommand("UPDATE patients SET \"OrganisationId\" = $1", connection) { Parameters = { new() { Value = South } } };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => steal.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var delete = new NpgsqlCommand("DELETE FROM patients WHERE \"OrganisationId\" = $1", connection) { Parameters = { new() { Value = South } } };
        Assert.Equal(0, await delete.ExecuteNonQueryAsync());
    }

    [Theory, OnPostgres]
    public async Task A_query_without_the_filter_of_the_model_is_held_by_the_server(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        using var north = storage.Get<WorkScopes>().Enter(North, "test");
        await using var context = storage.Context();
        Assert.Equal(1, await context.Patients.IgnoreQueryFilters().CountAsync());
        Assert.Equal(1, await context.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM patients").SingleAsync());
    }

    [Theory, OnPostgres]
    public async Task Connections_of_the_pool_are_told_anew_whom_they_work_for(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        var scopes = storage.Get<WorkScopes>();
        var seen = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            using var work = scopes.Enter(i % 2 == 0 ? North : South, "test");
            await using var context = storage.Context(); // 200 askers share ten connections
            return (Wanted: i % 2 == 0 ? 1 : 2, Seen: await context.Patients.IgnoreQueryFilters().CountAsync());
        })));
        Assert.All(seen, one => Assert.Equal(one.Wanted, one.Seen));
    }

    [Theory, OnPostgres]
    public async Task The_application_may_add_to_the_audit_and_read_it_and_nothing_else(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        await storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.SignOut));
        await using var connection = await ApplicationAsync(storage);
        await SetAsync(connection, OrganisationKeys.Every);
        Assert.True(await CountAsync(connection, "audit") > 0);
        foreach (string change in (string[])["UPDATE audit SET \"Kind\" = 'x'", "DELETE FROM audit", "TRUNCATE audit"])
        {
            await using var command = new NpgsqlCommand(change, connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Theory, OnPostgres]
    public async Task Every_table_of_an_organisation_is_held_and_its_owner_too(Engine engine)
    {
        await using var storage = await TwoHospitalsAsync(engine);
        await using var context = storage.Context();
        var tables = context.Model.GetEntityTypes().Where(Ownership.IsOwned).Select(e => e.GetTableName()!).ToHashSet();
        Assert.Contains("patients", tables);
        Assert.Contains("audit", tables);
        Assert.DoesNotContain("organisations", tables);
        var held = await context.Database.SqlQuery<string>($"SELECT relname::text AS \"Value\" FROM pg_class WHERE relrowsecurity AND relforcerowsecurity").ToListAsync();
        Assert.Equal(tables.Order(), held.Order());
    }

    private static async Task<TestStorage> TwoHospitalsAsync(Engine engine)
    {
        var storage = await TestStorage.NewAsync(engine);
        using (storage.Get<WorkScopes>().Enter(North, "test"))
        {
            await storage.ImportAsync("north.ndjson", FhirText.Lines(FhirText.Patient("p1", "Nord")));
            await using var context = storage.Context();
            context.Users.Add(new Account { UserName = "north@example.org" });
            await context.SaveChangesAsync();
        }
        using (storage.Get<WorkScopes>().Enter(South, "test"))
            await storage.ImportAsync("south.ndjson", FhirText.Lines(FhirText.Patient("p1", "Sud"), FhirText.Patient("p2", "Sur")));
        return storage;
    }

    private static async Task<NpgsqlConnection> ApplicationAsync(TestStorage storage)
    {
        var connection = new NpgsqlConnection(storage.Get<DatabaseSettings>().ConnectionString);
        await connection.OpenAsync();
        await using var role = new NpgsqlCommand("SET ROLE precisioncare_app", connection);
        await role.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task SetAsync(NpgsqlConnection connection, Guid organisation)
    {
        await using var command = new NpgsqlCommand("SELECT set_config('app.tenant', $1, false)", connection) { Parameters = { new() { Value = organisation.ToString() } } };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
