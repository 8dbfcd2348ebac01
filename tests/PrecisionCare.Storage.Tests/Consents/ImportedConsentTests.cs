using PrecisionCare.Consent;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Consents;

public sealed class ImportedConsentTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Consents_of_an_imported_record_are_the_patients_directives_in_any_state(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("consents.ndjson", FhirText.Lines(
            FhirText.Patient("p1"), FhirText.Patient("p2"),
            Consent("p1", "c1", "active", "deny"), Consent("p1", "c2", "inactive", "permit"), Consent("p2", "c3", "active", "permit")));

        var directives = await DirectivesAsync(storage, "Patient/p1");
        Assert.Equal([("c1", true), ("c2", false)], directives.Select(d => (d.Id, d.Active)));
        Assert.False(directives[0].Root!.Permits);
        Assert.Equal(ConsentScope.PatientPrivacy, directives[0].Scope);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_newer_version_of_an_imported_consent_is_the_one_that_counts(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("first.ndjson", FhirText.Lines(FhirText.Patient("p1"), Consent("p1", "c1", "active", "permit", "2026-01-01T00:00:00Z")));
        await storage.ImportAsync("second.ndjson", FhirText.Lines(Consent("p1", "c1", "inactive", "permit", "2026-02-01T00:00:00Z")));

        Assert.False(Assert.Single(await DirectivesAsync(storage, "Patient/p1")).Active);
    }

    private static async Task<IReadOnlyList<ConsentDirective>> DirectivesAsync(TestStorage storage, string patient) =>
        await storage.Get<ConsentRegister>().DirectivesOfAsync((await storage.Directory.FindAsync(patient))!.Key);

    private static string Consent(string patient, string id, string status, string type, string? lastUpdated = null) =>
        FhirText.Consent(patient, id, status, $$$"""{"type":"{{{type}}}"}""", lastUpdated);
}
