using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Protection;

public sealed class PatientErasureTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_record_is_gone_from_lists_search_files_and_rows_and_the_other_patients_is_not(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("both.ndjson", FhirText.Lines(
            FhirText.Patient("p1", "Rojas"), FhirText.Condition("p1", "c1", "gout"), FhirText.Patient("p2", "Keller"), FhirText.Condition("p2", "c1", "asthma")));
        await storage.ImportAsync("Rojas.vcf", VcfText.Of([("S1", "0/1")], "MRN-p1"));
        var (gone, stays) = (await KeyAsync(storage, "Patient/p1"), await KeyAsync(storage, "Patient/p2"));
        await storage.Get<OutsideCalls>().ReplaceAsync(gone, "lab.tsv", [new OutsideCall("CYP2D6", "*1/*4", null, null, new SourceLocation("lab.tsv"))], null);
        Assert.Equal(2, (await storage.Directory.SearchAsync()).Total);
        string genome = Assert.Single(await storage.Samples.OfAsync(gone)).ContentHash;

        bool recorded = false;
        var report = (await storage.Get<PatientErasure>().EraseAsync(gone, (context, _) =>
        {
            recorded = context.Database.CurrentTransaction is not null;
            return Task.CompletedTask;
        }))!;
        Assert.True(recorded);
        Assert.Equal((2, 1, 1, 1), (report.Resources, report.Samples, report.Files, report.SharedFiles));

        Assert.Equal("Patient/p2", Assert.Single((await storage.Directory.SearchAsync()).Items).PatientId);
        Assert.Empty((await storage.Directory.SearchAsync("rojas")).Items);
        Assert.Null(await storage.Records.FindAsync(gone));
        Assert.Null(await storage.Directory.FindAsync(gone));
        Assert.Null(await storage.Directory.FindAsync("Patient/p1"));
        Assert.NotNull(await storage.Directory.ErasedAtAsync(gone));
        Assert.Empty(await storage.Samples.OfAsync(gone));
        Assert.False(storage.Get<FileStore>().Contains(genome));
        Assert.DoesNotContain((await storage.Imports.ListAsync()).Items, i => i.File == "Rojas.vcf");
        Assert.Equal("asthma", Assert.Single((await storage.Records.FindAsync(stays))!.Clinical.Conditions).Code.Label);
        Assert.Null(await storage.Get<PatientErasure>().EraseAsync(gone));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_from_a_backup_cannot_be_read_after_the_erasure(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("one.ndjson", FhirText.Lines(FhirText.Patient("p1", "Rojas"), FhirText.Condition("p1", "c1", "gout")));
        var patient = await KeyAsync(storage, "Patient/p1");
        var vault = storage.Get<PatientVault>();
        ResourceRow backup;
        byte[] wrapped;
        await using (var before = storage.Context())
        {
            backup = await before.Resources.AsNoTracking().FirstAsync(r => r.PatientKey == patient && r.ResourceType == "Condition");
            wrapped = (await before.DataKeys.AsNoTracking().FirstAsync(k => k.Owner == patient)).Wrapped!;
            Assert.Contains("gout", System.Text.Encoding.UTF8.GetString(ResourceRow.OpenRaw(await vault.KeyOfAsync(before, patient), backup.Id, backup.Raw)), StringComparison.Ordinal);
        }
        await storage.Get<PatientErasure>().EraseAsync(patient);

        await using var after = storage.Context();
        after.Resources.Add(backup);
        await after.SaveChangesAsync();
        await Assert.ThrowsAsync<RecordErasedException>(() => vault.KeyOfAsync(after, patient));
        Assert.ThrowsAny<CryptographicException>(() => ResourceRow.OpenRaw(vault.Installation.Key, backup.Id, backup.Raw));
        Assert.Null(await storage.Records.FindAsync(patient));
        if (engine == Engine.Sqlite)
        {
            // The wrapped key is overwritten in the file itself, not only let go of.
            foreach (string file in Directory.GetFiles(storage.Folder, "precisioncare.db*"))
                Assert.Equal(-1, Scan.Bytes(file).AsSpan().IndexOf(wrapped));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_that_comes_again_after_erasure_is_a_new_patient(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string file = FhirText.Lines(FhirText.Patient("p1", "Rojas"), FhirText.Condition("p1", "c1", "gout"));
        await storage.ImportAsync("one.ndjson", file);
        var former = await KeyAsync(storage, "Patient/p1");
        await storage.Get<PatientErasure>().EraseAsync(former);
        await storage.ImportAsync("again.ndjson", file);
        var anew = await KeyAsync(storage, "Patient/p1");
        Assert.NotEqual(former, anew);
        Assert.Single((await storage.Records.FindAsync(anew))!.Clinical.Conditions);
    }

    private static async Task<Guid> KeyAsync(TestStorage storage, string patientId) => (await storage.Directory.FindAsync(patientId))!.Key;
}
