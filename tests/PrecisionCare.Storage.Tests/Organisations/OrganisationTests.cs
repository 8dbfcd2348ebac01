using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly Guid North = new("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid South = new("0198c0de-0000-7000-8000-000000000002");

    private static IDisposable Enter(TestStorage storage, Guid organisation) => storage.Get<WorkScopes>().Enter(organisation, "test");

    [Theory, OnSqlite, OnPostgres]
    public async Task An_organisation_sees_its_own_patients_and_imports_only(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        using (Enter(storage, North)) await storage.ImportAsync("north.ndjson", FhirText.Lines(FhirText.Patient("p1", "Nord")));
        using (Enter(storage, South))
        {
            await storage.ImportAsync("south.ndjson", FhirText.Lines(FhirText.Patient("p2", "Sud")));
            Assert.Equal("Sud", Assert.Single((await storage.Directory.SearchAsync()).Items).Name.Family);
            Assert.Equal("south.ndjson", Assert.Single((await storage.Imports.ListAsync()).Items).File);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_organisations_may_know_a_patient_by_the_same_id_and_do_not_mix_what_they_know(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        using (Enter(storage, North)) await storage.ImportAsync("north.ndjson", FhirText.Lines(FhirText.Patient("p1", "Nord")));
        using (Enter(storage, South))
        {
            var import = await storage.ImportAsync("south.ndjson", FhirText.Lines(FhirText.Patient("p1", "Sud")));
            Assert.Equal(ImportState.Succeeded, import.State);
            Assert.Equal("Sud", (await storage.Directory.FindAsync("Patient/p1"))!.Name.Family);
        }
        using (Enter(storage, North)) Assert.Equal("Nord", (await storage.Directory.FindAsync("Patient/p1"))!.Name.Family);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_key_of_anothers_patient_opens_nothing(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        Guid patient;
        using (Enter(storage, North))
        {
            await storage.ImportAsync("north.ndjson", FhirText.Lines(FhirText.Patient("p1", "Nord")));
            patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
            Assert.NotNull(await storage.Records.FindAsync(patient));
        }
        using (Enter(storage, South))
        {
            Assert.Null(await storage.Directory.FindAsync(patient));
            Assert.Null(await storage.Records.FindAsync(patient)); // also not from the cache
            Assert.Empty(await storage.Records.HistoryAsync(patient, "Patient/p1"));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_is_done_for_the_organisation_that_asked_whoever_does_it(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        Guid import;
        using (Enter(storage, North))
            import = await storage.Imports.EnqueueUploadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(FhirText.Lines(FhirText.Patient("p1", "Nord")))), "north.ndjson");
        using (storage.Get<WorkScopes>().EnterEvery("job scheduler")) await storage.Get<ImportRunner>().RunAsync(import);
        using (Enter(storage, North)) Assert.Equal(1, (await storage.Directory.SearchAsync()).Total);
        using (Enter(storage, South)) Assert.Equal(0, (await storage.Directory.SearchAsync()).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_audit_of_all_organisations_is_one_chain_of_which_each_sees_its_own(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var trail = storage.Get<AuditTrail>();
        foreach (var organisation in new[] { North, South, North })
            using (Enter(storage, organisation)) await trail.RecordAsync(new AuditEntry(AuditKind.PatientSearch));
        using (Enter(storage, South))
        {
            await using var context = storage.Context();
            Assert.Equal(2, (await context.Audit.SingleAsync()).Sequence);
        }
    }

    [Fact]
    public async Task Work_for_nobody_in_particular_is_refused_rather_than_mixed()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        storage.Get<WorkScopes>().Default = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Directory.SearchAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Names_of_organisations_are_told_apart_without_regard_to_case(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var directory = storage.Get<OrganisationDirectory>();
        Assert.True(await directory.AddAsync("St Anne"));
        Assert.False(await directory.AddAsync(" st anne "));
        Assert.True(await directory.RenameAsync(OrganisationKeys.Home, "General Hospital"));
        Assert.Equal(["General Hospital", "St Anne"], (await directory.ListAsync()).Select(o => o.Name));
    }
}
