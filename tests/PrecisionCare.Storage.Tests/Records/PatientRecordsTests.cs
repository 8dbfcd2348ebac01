using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Records;

public sealed class PatientRecordsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_record_is_read_anew_only_when_something_changed(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("a.ndjson", FhirText.Lines(FhirText.Patient("p1"), FhirText.Condition("p1", "c1", "gout")));
        var patient = await KeyAsync(storage);
        var first = await storage.Records.FindAsync(patient);
        Assert.Same(first, await storage.Records.FindAsync(patient));

        await storage.ImportAsync("b.ndjson", FhirText.Lines(FhirText.Condition("p1", "c2", "asthma")));
        var second = await storage.Records.FindAsync(patient);
        Assert.Equal(["asthma", "gout"], second!.Clinical.Conditions.Select(c => c.Code.Label).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_is_nobody(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        Assert.Null(await storage.Records.FindAsync(Guid.NewGuid()));
        Assert.Empty(await storage.Records.HistoryAsync(Guid.NewGuid(), "Condition/c1"));
    }

    [Theory, OnSqlite, OnPostgres]
    [Trait("Feature", Feature.Provenance)]
    public async Task The_raw_resource_and_its_place_lead_from_a_statement_to_its_source(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string condition = FhirText.Condition("p1", "c1", "gout");
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1"), condition));
        var version = Assert.Single(await storage.Records.HistoryAsync(await KeyAsync(storage), "Condition/c1"));
        Assert.Equal(condition, System.Text.Encoding.UTF8.GetString(version.Json.Span));
        Assert.Equal(("record.ndjson", "line 2"), (version.Fact.Source.File, version.Fact.Source.Path));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_medicine_gets_the_product_of_its_own_file_though_another_file_uses_the_same_id(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("one.ndjson", FhirText.Lines(FhirText.Patient("p1"), FhirText.Request("p1", "r1", "m1"), FhirText.Medication("m1", "warfarin")));
        await storage.ImportAsync("two.ndjson", FhirText.Lines(FhirText.Patient("p2"), FhirText.Request("p2", "r1", "m1"), FhirText.Medication("m1", "codeine")));
        await storage.ImportAsync("three.ndjson", FhirText.Lines(FhirText.Patient("p3"), FhirText.Request("p3", "r1", "m1"), FhirText.Medication("m1", "codeine")));
        await storage.ImportAsync("four.ndjson", FhirText.Lines(FhirText.Patient("p4"), FhirText.Request("p4", "r1", "m1"), FhirText.Medication("m1", "insulin")));
        Assert.Equal(["warfarin", "codeine", "codeine", "insulin"], await Task.WhenAll(new[] { "p1", "p2", "p3", "p4" }.Select(id => MedicineAsync(storage, id))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_product_that_comes_in_a_later_file_changes_the_records_that_use_it(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("requests.ndjson", FhirText.Lines(FhirText.Patient("p1"), FhirText.Request("p1", "r1", "m1")));
        Assert.Equal("not stated", await MedicineAsync(storage, "p1"));
        await storage.ImportAsync("products.ndjson", FhirText.Lines(FhirText.Medication("m1", "warfarin")));
        Assert.Equal("warfarin", await MedicineAsync(storage, "p1"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_that_disagree_on_the_birth_date_are_a_conflict_which_a_person_can_confirm(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("hospital.ndjson", FhirText.Lines(FhirText.Patient("p1", birthDate: "1961-04-14")));
        await storage.ImportAsync("clinic.ndjson", FhirText.Lines(FhirText.Patient("p1", birthDate: "1961-04-15")));
        var patient = await KeyAsync(storage);
        var record = (await storage.Records.FindAsync(patient))!;
        var conflict = Assert.Single(record.Conflicts);
        Assert.Equal(ConflictKind.BirthDate, conflict.Kind);
        Assert.Equal("1961-04-15", record.Clinical.Patient.BirthDate.ToString());

        var reviewer = Guid.NewGuid();
        await storage.Get<ConflictReviews>().ConfirmAsync(patient, conflict, reviewer, "Passport seen.");
        var review = (await storage.Get<ConflictReviews>().OfAsync(patient))[storage.Get<ConflictReviews>().Fingerprint(conflict)];
        Assert.Equal((reviewer, "Passport seen."), (review.ConfirmedBy, review.Note));

        await storage.Get<ConflictReviews>().WithdrawAsync(patient, conflict);
        Assert.Empty(await storage.Get<ConflictReviews>().OfAsync(patient));
        await storage.Get<ConflictReviews>().WithdrawAsync(patient, conflict);
        string[] about = [nameof(AuditKind.ConflictConfirmed), nameof(AuditKind.ConflictReopened)];
        await using var context = storage.Context();
        var recorded = await context.Audit.AsNoTracking().Where(a => a.Patient == patient && about.Contains(a.Kind)).OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal(about, recorded.Select(a => a.Kind));
        Assert.All(recorded, a => Assert.Equal((recorded[0].Object, nameof(ConflictKind.BirthDate)), (a.Object, a.Detail)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_corrected_export_of_the_same_file_is_no_conflict(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("hospital.ndjson", FhirText.Lines(FhirText.Patient("p1", birthDate: "1961-04-14")));
        await storage.ImportAsync("hospital.ndjson", FhirText.Lines(FhirText.Patient("p1", birthDate: "1961-04-15")));
        var record = (await storage.Records.FindAsync(await KeyAsync(storage)))!;
        Assert.Empty(record.Conflicts);
        Assert.Equal("1961-04-15", record.Clinical.Patient.BirthDate.ToString());
    }

    private static async Task<Guid> KeyAsync(TestStorage storage, string id = "p1") => (await storage.Directory.FindAsync("Patient/" + id))!.Key;

    private static async Task<string> MedicineAsync(TestStorage storage, string id) =>
        Assert.Single((await storage.Records.FindAsync(await KeyAsync(storage, id)))!.Clinical.Medications).Medication.Label;
}
