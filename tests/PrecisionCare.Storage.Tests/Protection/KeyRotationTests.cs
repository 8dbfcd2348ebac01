using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Protection;

public sealed class KeyRotationTests
{
    private const string SecondVersion = ",2:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_data_key_comes_under_the_new_version_and_everything_still_opens(Engine engine)
    {
        await using var storage = await PopulatedAsync(engine);
        byte[] derived = storage.Get<InstallationKey>().Derive("audit chain");
        await using var rotated = storage.Beside(settings: new() { ["PRECISIONCARE_MASTER_KEY"] = TestStorage.MasterKeyText + SecondVersion });
        var rotation = rotated.Get<KeyRotation>();
        var end = await rotation.RotateAsync();
        Assert.Equal((2, 4, 0), (end.Version, end.Done, end.Left)); // three patients and the installation

        await using var withoutFirst = storage.Beside(settings: new() { ["PRECISIONCARE_MASTER_KEY"] = SecondVersion[1..] });
        var patients = (await withoutFirst.Directory.SearchAsync()).Items;
        Assert.Equal(3, patients.Length);
        Assert.Equal("gout", Assert.Single((await withoutFirst.Records.FindAsync(patients[0].Key))!.Clinical.Conditions).Code.Label);
        Assert.Equal(derived, withoutFirst.Get<InstallationKey>().Derive("audit chain"));

        await using var withoutSecond = storage.Beside();
        Assert.Contains("version 2", Assert.Throws<MasterKeyException>(() => withoutSecond.Get<InstallationKey>().Key).Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rotation_that_broke_off_is_finished_by_the_next(Engine engine)
    {
        await using var storage = await PopulatedAsync(engine);
        await using var rotated = storage.Beside(settings: new() { ["PRECISIONCARE_MASTER_KEY"] = TestStorage.MasterKeyText + SecondVersion });
        await using (var context = rotated.Context())
        {
            // As a process leaves it that dies after its first transaction: some keys under the new version, the others not.
            var row = await context.DataKeys.AsTracking().OrderBy(k => k.Owner).LastAsync();
            var master = rotated.Get<MasterKeySource>().Get();
            var wrapped = master.Wrap(master.Unwrap(new WrappedKey(row.MasterVersion, row.Wrapped!), row.Owner), row.Owner);
            (row.MasterVersion, row.Wrapped) = (wrapped.MasterVersion, wrapped.Sealed);
            await context.SaveChangesAsync();
        }
        Assert.Equal([(1, 3), (2, 1)], (await rotated.Get<KeyRotation>().VersionsAsync()).Select(v => (v.Version, v.Keys)));
        foreach (var patient in (await rotated.Directory.SearchAsync()).Items) Assert.NotNull(await rotated.Records.FindAsync(patient.Key)); // served meanwhile

        var end = await rotated.Get<KeyRotation>().RotateAsync();
        Assert.Equal((2, 3, 0), (end.Version, end.Done, end.Left));
        Assert.Equal([(1, 0), (2, 4)], (await rotated.Get<KeyRotation>().VersionsAsync()).Select(v => (v.Version, v.Keys)));
    }

    [Fact]
    public async Task A_key_in_a_file_gets_its_new_version_there_and_a_running_process_notices()
    {
        await using var storage = TestStorage.Unmigrated(Engine.Sqlite, settings: new() { ["PRECISIONCARE_MASTER_KEY"] = null });
        await storage.Get<DatabaseMigration>().MigrateAsync();
        await storage.ImportAsync("p.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        await using var rotating = storage.Beside();
        Assert.Equal(2, (await rotating.Get<KeyRotation>().RotateAsync()).Version);
        Assert.Equal(1, Assert.Single(await rotating.Get<KeyRotation>().RetireAsync()));
        await storage.ImportAsync("q.ndjson", FhirText.Lines(FhirText.Patient("p2"))); // its new key is wrapped by version 2
        Assert.Equal([(2, 3)], (await storage.Get<KeyRotation>().VersionsAsync()).Select(v => (v.Version, v.Keys)));
        await using var later = storage.Beside();
        Assert.Equal(2, (await later.Directory.SearchAsync()).Total);
    }

    [Fact]
    public async Task Versions_that_are_needed_are_not_forgotten_and_the_environment_is_not_written()
    {
        await using var storage = await PopulatedAsync(Engine.Sqlite);
        await using var both = storage.Beside(settings: new() { ["PRECISIONCARE_MASTER_KEY"] = TestStorage.MasterKeyText + SecondVersion });
        await Assert.ThrowsAsync<MasterKeyException>(() => both.Get<KeyRotation>().RetireAsync());
        Assert.Contains("2:", (await Assert.ThrowsAsync<MasterKeyException>(() => storage.Get<KeyRotation>().RotateAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<TestStorage> PopulatedAsync(Engine engine)
    {
        var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("three.ndjson", FhirText.Lines(
            FhirText.Patient("p1", "Adler"), FhirText.Condition("p1", "c1", "gout"), FhirText.Patient("p2", "Baker"), FhirText.Patient("p3", "Chen")));
        return storage;
    }
}
