using System.Text;
using System.Text.Json;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Consents;

public sealed class ConsentRecorderTests
{
    private static readonly Guid Administrator = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly ConsentChoices Care = new();
    private static readonly ConsentChoices Research = new() { Scope = ConsentScope.Research };

    [Theory, OnSqlite, OnPostgres]
    public async Task Signing_sets_the_former_consent_of_the_same_scope_inactive_and_leaves_the_others(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, recorder, register) = await PatientAsync(storage);
        string first = await SignAsync(recorder, patient, Care);
        string research = await SignAsync(recorder, patient, Research);
        string second = await SignAsync(recorder, patient, Care with { Genome = false });

        var active = (await register.DirectivesOfAsync(patient)).Where(d => d.Active).Select(d => d.Id);
        Assert.Equal([research, second], active.Order(StringComparer.Ordinal));
        var history = await register.HistoryAsync(patient, first);
        Assert.Equal([(2, ConsentChange.Superseded, "inactive", second), (1, ConsentChange.Given, "active", null)], history.Select(v => (v.Version, v.Change, v.Document.Status, v.BecauseOf)));
        Assert.All(history, v => Assert.Equal(Administrator, v.RecordedBy));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_withdrawal_holds_at_once_and_every_version_is_kept(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, recorder, register) = await PatientAsync(storage);
        string id = await SignAsync(recorder, patient, Care);
        long revision = (await storage.Records.RevisionAsync(patient))!.Value;

        Assert.True(await recorder.WithdrawAsync(patient, id, Administrator, "asked by telephone"));
        Assert.False(Assert.Single(await register.DirectivesOfAsync(patient)).Active);
        Assert.True(await storage.Records.RevisionAsync(patient) > revision);
        Assert.Equal([ConsentChange.Withdrawn, ConsentChange.Given], (await register.HistoryAsync(patient, id)).Select(v => v.Change));
        Assert.False(await recorder.WithdrawAsync(patient, id, Administrator, null)); // withdrawn already

        Assert.True(await recorder.RestoreAsync(patient, id, Administrator, "the wrong patient's consent was open"));
        Assert.True(Assert.Single(await register.DirectivesOfAsync(patient)).Active);
        Assert.Equal(3, (await register.HistoryAsync(patient, id)).Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_consent_recorded_by_mistake_gives_back_what_it_had_replaced(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, recorder, register) = await PatientAsync(storage);
        string right = await SignAsync(recorder, patient, Care);
        string wrong = await SignAsync(recorder, patient, Care with { Permits = false });

        Assert.True(await recorder.MarkErrorAsync(patient, wrong, Administrator, "signed by another patient"));
        Assert.Equal(right, Assert.Single(await register.DirectivesOfAsync(patient), d => d.Active).Id);
        Assert.Equal("entered-in-error", (await register.HistoryAsync(patient, wrong))[0].Document.Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_imported_consent_that_was_withdrawn_here_is_not_revived_by_reading_its_file_again(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string consent = FhirText.Consent("p1", "c1", "active", """{"type":"permit"}""", "2020-01-01T00:00:00Z");
        await storage.ImportAsync("first.ndjson", FhirText.Lines(FhirText.Patient("p1"), consent));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        Assert.True(await storage.Get<ConsentRecorder>().WithdrawAsync(patient, "c1", Administrator, null));

        await storage.ImportAsync("again.ndjson", FhirText.Lines(consent));
        await storage.ImportAsync("other.ndjson", FhirText.Lines(FhirText.Consent("p1", "c1", "active", """{"type":"permit","purpose":[{"code":"TREAT"}]}""")));
        Assert.False(Assert.Single(await storage.Get<ConsentRegister>().DirectivesOfAsync(patient)).Active);

        await storage.ImportAsync("later.ndjson", FhirText.Lines(FhirText.Consent("p1", "c1", "active", """{"type":"deny"}""", "2999-01-01T00:00:00Z")));
        Assert.True(Assert.Single(await storage.Get<ConsentRegister>().DirectivesOfAsync(patient)).Active);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_exported_and_imported_again_is_the_same_consent(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, recorder, register) = await PatientAsync(storage);
        string id = await SignAsync(recorder, patient, Care with { Hidden = ["hiv"], EmergencyAccess = false });
        string exported = Encoding.UTF8.GetString((await register.HistoryAsync(patient, id))[0].Json.Span);

        await storage.ImportAsync("own.ndjson", exported + "\n");
        Assert.Single(await register.HistoryAsync(patient, id));

        await using var elsewhere = await TestStorage.NewAsync(engine);
        await elsewhere.ImportAsync("there.ndjson", FhirText.Lines(FhirText.Patient("p1"), exported));
        var there = Assert.Single(await elsewhere.Get<ConsentRegister>().OfAsync((await elsewhere.Directory.FindAsync("Patient/p1"))!.Key));
        Assert.Equal(ConsentSource.Imported, there.Source);
        Assert.Equal(["hiv"], ConsentChoices.Of(there.Document.Directive)!.Hidden.AsEnumerable());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_denial_and_a_permit_are_listed_as_a_conflict_until_one_is_given_up(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("two.ndjson", FhirText.Lines(
            FhirText.Patient("p1"), FhirText.Consent("p1", "c1", "active", """{"type":"permit"}"""), FhirText.Consent("p1", "c2", "active", """{"type":"deny"}""")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        Assert.Equal(["c1", "c2"], await ListedAsync(storage, ConsentFilter.InConflict));

        Assert.True(await storage.Get<ConsentRecorder>().ResolveAsync(patient, "c1", "c2", Administrator, "the patient wants the denial"));
        Assert.Empty(await ListedAsync(storage, ConsentFilter.InConflict));
        Assert.Equal(["c1"], await ListedAsync(storage, ConsentFilter.Ended));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filters_find_what_ends_has_ended_cannot_be_computed_or_was_signed_for_a_child_now_of_age(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string In(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string Until(string day) => "{\"type\":\"permit\",\"period\":{\"end\":\"" + day + "\"}}";
        string Born(int years, int days) => DateTime.UtcNow.AddYears(-years).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string ForChild(string patient) => FhirText.Consent(patient, "mother-" + patient, "active", """{"type":"permit"}""").Replace("\"performer\":[{\"reference\":\"Patient/" + patient, "\"performer\":[{\"reference\":\"RelatedPerson/m", StringComparison.Ordinal);
        await storage.ImportAsync("all.ndjson", FhirText.Lines(
            FhirText.Patient("p1"), FhirText.Patient("p2", birthDate: Born(18, 30)), FhirText.Patient("p3", birthDate: Born(9, 0)),
            FhirText.Consent("p1", "ends-20", "active", Until(In(20))), FhirText.Consent("p1", "ends-80", "active", Until(In(80))),
            FhirText.Consent("p1", "ended", "active", Until(In(-2))), FhirText.Consent("p1", "untyped", "active", """{"purpose":[{"code":"TREAT"}]}"""),
            FhirText.Consent("p1", "draft", "draft", """{"type":"deny"}"""), ForChild("p2"), ForChild("p3")));

        Assert.Equal(["ends-20"], await ListedAsync(storage, ConsentFilter.EndsIn30Days));
        Assert.Equal(["ends-20", "ends-80"], await ListedAsync(storage, ConsentFilter.EndsIn90Days));
        Assert.Equal(["ended"], await ListedAsync(storage, ConsentFilter.Expired));
        Assert.Equal(["untyped"], await ListedAsync(storage, ConsentFilter.Uncomputable));
        Assert.Equal(["draft"], await ListedAsync(storage, ConsentFilter.OtherStates));
        Assert.Equal(["mother-p2"], await ListedAsync(storage, ConsentFilter.ReachingMajority));
        Assert.Equal(["ends-20", "ends-80", "mother-p2", "mother-p3", "untyped"], await ListedAsync(storage, ConsentFilter.Active));
        var counts = await storage.Get<ConsentRegister>().CountsAsync(DateTimeOffset.UtcNow);
        Assert.Equal((2, 7), (counts[ConsentFilter.EndsIn90Days], counts[ConsentFilter.All]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_captured_consent_is_a_FHIR_resource_with_patient_signer_wording_and_proof(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, recorder, register) = await PatientAsync(storage);
        string id = await SignAsync(recorder, patient, Care);
        using var json = JsonDocument.Parse((await register.OfAsync(patient))[0].Json);
        var consent = json.RootElement;
        Assert.Equal(("Consent", id, "active", "Patient/p1"),
            (consent.GetProperty("resourceType").GetString(), consent.GetProperty("id").GetString(), consent.GetProperty("status").GetString(), consent.GetProperty("patient").GetProperty("reference").GetString()));
        Assert.Equal("urn:precisioncare:consent-wording:care:1", consent.GetProperty("policy")[0].GetProperty("uri").GetString());
        Assert.StartsWith("ni:///sha-256;", consent.GetProperty("sourceAttachment").GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(Guid Patient, ConsentRecorder Recorder, ConsentRegister Register)> PatientAsync(TestStorage storage)
    {
        await storage.ImportAsync("patient.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        return ((await storage.Directory.FindAsync("Patient/p1"))!.Key, storage.Get<ConsentRecorder>(), storage.Get<ConsentRegister>());
    }

    private static async Task<string> SignAsync(ConsentRecorder recorder, Guid patient, ConsentChoices choices) => (await recorder.SignAsync(patient, new SignedConsent
    {
        Status = "active",
        Directive = new ConsentDirective { Id = "", Active = true, Scope = choices.Scope, Root = choices.Rule(), SignedAt = PartialDate.OfDay(new DateOnly(2026, 11, 20)) },
        Signers = [new ConsentSigner("Patient/p1", null)],
        Wording = "care:1",
        Proof = new ConsentProof(new string('0', 64), "signed.pdf", "application/pdf"),
    }, Administrator))!;

    private static async Task<string[]> ListedAsync(TestStorage storage, ConsentFilter filter) =>
        [.. (await storage.Get<ConsentRegister>().ListAsync(filter, DateTimeOffset.UtcNow)).Items.Select(i => i.Consent.ConsentId).Order(StringComparer.Ordinal)];
}
