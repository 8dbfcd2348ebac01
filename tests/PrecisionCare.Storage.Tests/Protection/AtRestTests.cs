using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Protection;

public sealed class AtRestTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Neither_disk_nor_dump_holds_a_name_an_identifier_a_gene_or_a_genotype(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("zorvathian-record.ndjson", FhirText.Lines(
            FhirText.Patient("canary-patient-17", "Zorvathian", "Quillemina", "1943-12-29", "MRN-CANARY-7731"),
            FhirText.Condition("canary-patient-17", "canary-condition-3", "canary gout of CYP2C19"), FhirText.Medication("canary-product-9", "canarycillin"),
            FhirText.Request("canary-patient-17", "canary-request-4", "canary-product-9"), """{"resourceType":"Condition","id":"x","code":{"text":"canary astray"}}"""));
        await storage.ImportAsync("zorvathian.vcf", VcfText.Of([("CANARY-SAMPLE-5", "0/1")], "MRN-CANARY-7731"));
        await storage.ImportAsync("waiting-zorvathian.vcf", VcfText.Of([("CANARY-WAITS-6", "1/1")]),
            new ImportRequest { Sidecar = """{"patient":"Patient/canary-nobody-8"}""" });
        var patient = Assert.Single((await storage.Directory.SearchAsync("zorv")).Items).Key;
        await storage.Get<OutsideCalls>().ReplaceAsync(patient, "zorvathian-lab.tsv", [new OutsideCall("CYP2D6", "*4/*41", "canary metabolizer", "0.5", new SourceLocation("x"))], null);
        var conflict = new Conflict(ConflictKind.RecordedSex, "canary conflict", "Ask.", ["Patient/canary-patient-17"], true);
        await storage.Get<ConflictReviews>().ConfirmAsync(patient, conflict, Guid.NewGuid(), "canary note: passport seen");
        var record = (await storage.Records.FindAsync(patient))!;
        Assert.NotEmpty(record.Samples); // there is something to be found
        Assert.Equal("canary note: passport seen", (await storage.Get<ConflictReviews>().OfAsync(patient)).Values.Single().Note);

        Assert.Empty(await Scan.ForAsync(storage,
            "Zorvathian", "Quillemina", "1943-12-29", "MRN-CANARY-7731", "canary-", "canary ", "canarycillin", "CANARY-", "CYP2C19", "CYP2D6", "*4/*41", "rs4244285", "94781859"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_exchanged_cells_do_not_pass_for_each_other(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("two.ndjson", FhirText.Lines(FhirText.Patient("p1"), FhirText.Condition("p1", "c1", "gout"), FhirText.Condition("p1", "c2", "asthma")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        await using (var context = storage.Context())
        {
            var rows = await context.Resources.AsNoTracking().Where(r => r.ResourceType == "Condition").ToListAsync();
            foreach (var (row, other) in new[] { (rows[0], rows[1]), (rows[1], rows[0]) })
                await context.Resources.Where(r => r.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Fact, other.Fact));
        }
        await Assert.ThrowsAnyAsync<CryptographicException>(() => storage.Records.FindAsync(patient));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_value_of_one_patient_does_not_open_as_anothers(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("two.ndjson", FhirText.Lines(FhirText.Patient("p1", "Rojas"), FhirText.Patient("p2", "Keller")));
        await using (var context = storage.Context())
        {
            var rows = await context.Patients.AsNoTracking().ToListAsync();
            await context.Patients.Where(p => p.Id == rows[0].Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Description, rows[1].Description));
        }
        await Assert.ThrowsAnyAsync<CryptographicException>(() => storage.Directory.SearchAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keys_of_sign_ins_are_sealed_and_open_in_another_process(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string kept = storage.Get<IDataProtectionProvider>().CreateProtector("test").Protect("hello");
        await using (var context = storage.Context())
        {
            string xml = (await context.DataProtectionKeys.AsNoTracking().FirstAsync()).Xml;
            Assert.Contains("encryptedSecret", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
        }
        await using var other = storage.Beside();
        Assert.Equal("hello", other.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(kept));
    }
}
