using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly AuditActor Rojas = new(Guid.NewGuid(), "Dr Maria Rojas", "Clinician");

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_row_holds_the_hash_of_the_row_before(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        for (int i = 0; i < 3; i++) await storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.SignOut));
        await using var context = storage.Context();
        var rows = await context.Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal([1L, 2L, 3L], rows.Select(r => r.Sequence));
        Assert.Equal(new byte[32], rows[0].PreviousHash);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
        Assert.Equal(rows[1].Hash, rows[2].PreviousHash);
        Assert.All(rows, row => Assert.Equal(row.Hash, AuditChain.Hash(row, storage.Get<AuditKey>())));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_says_who_was_at_work_for_whom(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = Guid.NewGuid();
        using (storage.Get<WorkScopes>().Enter(new AtWork(Rojas, OrganisationKeys.Home)))
            await storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.PatientRead)
            {
                Patient = patient, Purpose = "TREAT", Permitted = true, Rule = "c1", Obligations = ["FLAG_CONSENT_ADMIN"], Object = "Page/Patient/Genome",
            });
        await using var context = storage.Context();
        var record = (await context.Audit.AsNoTracking().SingleAsync()).ToRecord();
        Assert.Equal(Rojas, record.Actor);
        Assert.Equal(OrganisationKeys.Home, record.Organisation);
        Assert.Equal((patient, "TREAT", true, "c1"), (record.Entry.Patient, record.Entry.Purpose, record.Entry.Permitted, record.Entry.Rule));
        Assert.Equal("FLAG_CONSENT_ADMIN", Assert.Single(record.Entry.Obligations));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_rolled_back_leaves_no_record_and_no_gap(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var trail = storage.Get<AuditTrail>();
        await using (var context = storage.Context())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            context.DataProtectionKeys.Add(new DataProtectionKeyRow { FriendlyName = "undone", Xml = "<key/>" });
            await trail.AppendAsync(context, new AuditEntry(AuditKind.Maintenance));
        }
        await trail.RecordAsync(new AuditEntry(AuditKind.SignOut));
        await using var after = storage.Context();
        Assert.Empty(await after.DataProtectionKeys.ToListAsync());
        var only = await after.Audit.SingleAsync();
        Assert.Equal((1, "SignOut"), (only.Sequence, only.Kind));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_processes_that_record_at_once_make_one_chain(Engine engine)
    {
        await using var one = await TestStorage.NewAsync(engine);
        await using var other = one.Beside();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() =>
            (i % 2 == 0 ? one : other).Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.PatientSearch) { Detail = $"{i} hits" }))));
        await using var context = one.Context();
        var rows = await context.Audit.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), rows.Select(r => r.Sequence));
        for (int i = 1; i < rows.Count; i++) Assert.Equal(rows[i - 1].Hash, rows[i].PreviousHash);
        Assert.Equal(40, rows.Select(r => r.Detail).Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_recorded_is_refused(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await using (var owner = storage.Owner()) await owner.Database.ExecuteSqlRawAsync("ALTER TABLE audit RENAME TO elsewhere");
        await Assert.ThrowsAsync<AuditUnavailableException>(() => storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.PatientRead)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_database_refuses_to_change_or_delete_a_record(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.SignOut));
        await using var context = storage.Context();
        var changing = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync("UPDATE audit SET \"Kind\" = 'SignIn'"));
        var deleting = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync("DELETE FROM audit"));
        Assert.All(new[] { changing, deleting }, refusal => Assert.Matches("append-only|permission denied", refusal.Message));
        Assert.Equal(1, await context.Audit.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Text_that_no_engine_stores_as_it_is_does_not_stop_the_record(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.Get<AuditTrail>().RecordAsync(new AuditEntry(AuditKind.BreakGlassBegun) { Detail = "emergency\0 ward \ud800 " + new string('x', 5000) });
        await using var context = storage.Context();
        var row = await context.Audit.AsNoTracking().SingleAsync();
        Assert.StartsWith("emergency ward", row.Detail, StringComparison.Ordinal);
        Assert.Equal(row.Hash, AuditChain.Hash(row, storage.Get<AuditKey>()));
    }
}
