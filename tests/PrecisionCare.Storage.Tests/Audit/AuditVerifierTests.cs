using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Audit;

/// <summary>Somebody with every right on the database, but without the key, alters the audit of thirty rows.</summary>
public sealed class AuditVerifierTests
{
    private const int Rows = 30;

    /// <summary>All columns but the number.</summary>
    private const string Content =
        """ "At", "Organisation", "ActorId", "Actor", "Role", "Kind", "Patient", "Object", "Purpose", "Permitted", "Rule", "Obligations", "Outcome", "BreakGlass", "Detail", "PreviousHash", "Hash" """;

    [Theory, OnSqlite, OnPostgres]
    public async Task An_audit_that_nobody_touched_holds_to_its_last_row_and_anchor(Engine engine)
    {
        await using var storage = await RecordedAsync(engine);
        var verdict = await storage.Get<AuditVerifier>().VerifyAsync();
        Assert.True(verdict.Holds, verdict.Fault);
        Assert.Equal((Rows, Rows), (verdict.Rows, verdict.Anchor!.Sequence));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_recorded_after_the_last_anchor_hold_too(Engine engine)
    {
        await using var storage = await RecordedAsync(engine);
        await storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.SignOut));
        var verdict = await storage.Get<AuditVerifier>().VerifyAsync();
        Assert.True(verdict.Holds, verdict.Fault);
        Assert.Equal((Rows + 1, Rows), (verdict.Rows, verdict.Anchor!.Sequence));
    }

    [Theory, OnSqlite, OnPostgres]
    public Task A_changed_word_is_found_at_its_row(Engine engine) => FindsAsync(engine, 17, "UPDATE audit SET \"Detail\" = 'seen 18 hits' WHERE \"Sequence\" = 17");

    [Theory, OnSqlite, OnPostgres]
    public Task A_changed_moment_is_found_at_its_row(Engine engine) =>
        FindsAsync(engine, 9, "UPDATE audit SET \"At\" = (SELECT \"At\" FROM audit WHERE \"Sequence\" = 1) WHERE \"Sequence\" = 9");

    [Theory, OnSqlite, OnPostgres]
    public Task A_refusal_turned_into_a_permission_is_found_at_its_row(Engine engine) => FindsAsync(engine, 5, "UPDATE audit SET \"Permitted\" = NULL WHERE \"Sequence\" = 5");

    [Theory, OnSqlite, OnPostgres]
    public Task A_removed_row_is_found_where_it_was(Engine engine) => FindsAsync(engine, 12, "DELETE FROM audit WHERE \"Sequence\" = 12");

    [Theory, OnSqlite, OnPostgres]
    public Task A_removed_row_is_found_although_those_after_it_moved_up(Engine engine) => FindsAsync(
        engine, 12, "DELETE FROM audit WHERE \"Sequence\" = 12", "UPDATE audit SET \"Sequence\" = -\"Sequence\" WHERE \"Sequence\" > 12",
        "UPDATE audit SET \"Sequence\" = -\"Sequence\" - 1 WHERE \"Sequence\" < 0");

    [Theory, OnSqlite, OnPostgres]
    public Task An_added_row_is_found_where_it_was_put_in(Engine engine) => FindsAsync(
        engine, 12, "UPDATE audit SET \"Sequence\" = -\"Sequence\" WHERE \"Sequence\" >= 12", "UPDATE audit SET \"Sequence\" = 1 - \"Sequence\" WHERE \"Sequence\" < 0",
        $"INSERT INTO audit (\"Sequence\", {Content}) SELECT 12, {Content} FROM audit WHERE \"Sequence\" = 4");

    [Theory, OnSqlite, OnPostgres]
    public Task A_row_added_at_the_end_is_found(Engine engine) =>
        FindsAsync(engine, Rows + 1, $"INSERT INTO audit (\"Sequence\", {Content}) SELECT {Rows + 1}, {Content} FROM audit WHERE \"Sequence\" = {Rows}");

    [Theory, OnSqlite, OnPostgres]
    public Task A_row_added_before_the_first_is_found(Engine engine) =>
        FindsAsync(engine, 0, $"INSERT INTO audit (\"Sequence\", {Content}) SELECT 0, {Content} FROM audit WHERE \"Sequence\" = 1");

    [Theory, OnSqlite, OnPostgres]
    public Task Two_exchanged_rows_are_found_at_the_first_of_them(Engine engine) => FindsAsync(
        engine, 7, "UPDATE audit SET \"Sequence\" = -1 WHERE \"Sequence\" = 7", "UPDATE audit SET \"Sequence\" = 7 WHERE \"Sequence\" = 21",
        "UPDATE audit SET \"Sequence\" = 21 WHERE \"Sequence\" = -1");

    [Theory, OnSqlite, OnPostgres]
    public Task A_cut_end_is_found_by_the_anchor(Engine engine) => FindsAsync(engine, 26, "DELETE FROM audit WHERE \"Sequence\" > 25");

    [Theory, OnSqlite, OnPostgres]
    public Task An_audit_emptied_altogether_is_found_by_the_anchor(Engine engine) => FindsAsync(engine, 1, "DELETE FROM audit");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lost_anchor_file_is_told_because_a_cut_end_could_hide_behind_it(Engine engine)
    {
        await using var storage = await RecordedAsync(engine);
        File.Delete(Path.Combine(storage.Folder, "audit-anchors.ndjson"));
        var verdict = await storage.Get<AuditVerifier>().VerifyAsync();
        Assert.False(verdict.Holds);
        Assert.Equal((Rows, null), (verdict.Rows, verdict.FaultAt));
        Assert.Contains("missing", verdict.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchor_cannot_be_forged_without_the_key()
    {
        await using var storage = await RecordedAsync(Engine.Sqlite);
        string file = Path.Combine(storage.Folder, "audit-anchors.ndjson");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace($"\"sequence\":{Rows}", "\"sequence\":25", StringComparison.Ordinal));
        Assert.Contains("not written by this installation", (await storage.Get<AuditVerifier>().VerifyAsync()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_bit_in_the_database_file_is_found_at_its_row()
    {
        await using var storage = await RecordedAsync(Engine.Sqlite);
        await using (var context = storage.Context()) await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        string file = new SqliteConnectionStringBuilder(storage.Get<DatabaseSettings>().ConnectionString).DataSource;
        byte[] bytes = await File.ReadAllBytesAsync(file);
        // A page that was split keeps the old bytes of what moved: the row is among the copies.
        int copies = 0;
        for (int from = 0, place; (place = bytes.AsSpan(from).IndexOf("seen 23 hits"u8)) >= 0; from += place + 1, copies++) bytes[from + place] ^= 1;
        Assert.True(copies > 0);
        await File.WriteAllBytesAsync(file, bytes);
        var verdict = await storage.Get<AuditVerifier>().VerifyAsync();
        Assert.Equal((22, 23L), (verdict.Rows, verdict.FaultAt));
    }

    [Fact]
    public async Task Every_other_bit_of_the_rows_is_bound_as_well()
    {
        await using var storage = await RecordedAsync(Engine.Sqlite);
        await using var owner = storage.Owner();
        await owner.Database.ExecuteSqlRawAsync("CREATE TABLE audit_copy AS SELECT * FROM audit");
        await owner.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_is_not_changed");
        foreach (string column in Content.Split(',', StringSplitOptions.TrimEntries))
        {
            await using var transaction = await owner.Database.BeginTransactionAsync();
            string text = column is "\"At\"" or "\"Outcome\"" or "\"Permitted\"" or "\"BreakGlass\"" ? $"1 - coalesce({column}, 0)"
                : column.Contains("Hash", StringComparison.Ordinal) ? "zeroblob(31) || x'01'"
                : column is "\"Organisation\"" or "\"ActorId\"" or "\"Patient\"" ? "'0198C0DE-0000-7000-8000-000000000009'" : $"coalesce({column}, '') || ' '";
#pragma warning disable EF1002 // Column and text are those of this test.
            await owner.Database.ExecuteSqlRawAsync($"UPDATE audit SET {column} = {text} WHERE \"Sequence\" = 11");
#pragma warning restore EF1002
            await transaction.CommitAsync();
            var verdict = await storage.Get<AuditVerifier>().VerifyAsync();
            Assert.True(verdict.FaultAt == 11, $"A change of {column} was found at {verdict.FaultAt}: {verdict.Fault}");
            await RestoreAsync(storage, owner);
        }
    }

    /// <summary>Puts row 11 back as it was recorded.</summary>
    private static async Task RestoreAsync(TestStorage storage, PrecisionCareContext owner)
    {
        await owner.Database.ExecuteSqlRawAsync($"UPDATE audit SET ({Content}) = (SELECT {Content} FROM audit_copy WHERE \"Sequence\" = 11) WHERE \"Sequence\" = 11");
        Assert.True((await storage.Get<AuditVerifier>().VerifyAsync()).Holds);
    }

    private static async Task FindsAsync(Engine engine, long row, params string[] changes)
    {
        await using var storage = await RecordedAsync(engine);
        await using (var owner = storage.Owner())
        {
            foreach (string trigger in engine == Engine.Sqlite
                ? (string[])["DROP TRIGGER audit_is_not_changed", "DROP TRIGGER audit_is_not_deleted"]
                : ["DROP TRIGGER audit_is_append_only ON audit"]) await owner.Database.ExecuteSqlRawAsync(trigger);
            foreach (string change in changes) await owner.Database.ExecuteSqlRawAsync(change);
        }
        var verdict = await storage.Get<AuditVerifier>().VerifyAsync();
        Assert.False(verdict.Holds);
        Assert.Equal(row, verdict.FaultAt);
    }

    private static async Task<TestStorage> RecordedAsync(Engine engine)
    {
        var storage = await TestStorage.NewAsync(engine);
        var trail = storage.Get<AuditTrail>();
        for (int i = 1; i <= Rows; i++)
            await trail.RecordAsync(new AuditEntry(AuditKind.PatientSearch) { Detail = $"seen {i} hits", Permitted = i == 5 ? false : null, Purpose = "TREAT" });
        await storage.Get<AuditAnchors>().AnchorAsync();
        return storage;
    }
}
