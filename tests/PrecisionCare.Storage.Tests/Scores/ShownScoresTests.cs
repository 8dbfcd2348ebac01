using System.Text;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Scores;

public sealed class ShownScoresTests
{
    private static readonly Guid Doctor = new("0198c0de-0000-7000-8000-0000000000d0");
    private static readonly Guid Counselor = new("0198c0de-0000-7000-8000-0000000000c0");
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_score_is_kept_with_its_inputs_once_a_day_for_each_viewer(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await PatientAsync(storage);
        var store = storage.Get<ShownScores>();
        foreach (var viewer in new[] { Doctor, Doctor, Counselor }) await store.KeepAsync(patient, viewer, [Score(1.2)], Look(patient));
        await store.KeepAsync(patient, Doctor, [Score(1.3)], Look(patient));

        var kept = await store.OfAsync(patient, Today.AddDays(-1), Today.AddDays(1));
        Assert.Equal(3, kept.Length);
        Assert.Equal(2, kept.Count(k => k.ShownTo == Doctor));
        var one = (await store.FindAsync(patient, kept[0].Id))!.Score;
        Assert.Equal(("creatinine_model", 1.3, "Observation/o1"), (one.Model, one.Inputs.Single().Value.Number, one.Inputs.Single().Value.Facts.Single()));
        Assert.Equal(new DateOnly(2026, 11, 12), one.Inputs.Single().Value.Day);
        Assert.Empty(await store.OfAsync(patient, Today.AddDays(2), Today.AddDays(9)));
        Assert.Null(await store.FindAsync(Guid.NewGuid(), kept[0].Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_look_stands_in_the_audit_although_its_scores_were_kept_before(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await PatientAsync(storage);
        for (int i = 0; i < 3; i++) await storage.Get<ShownScores>().KeepAsync(patient, Doctor, [Score(1.2)], Look(patient));
        Assert.Equal(3, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.PatientRead })).Total);
        Assert.Null((await storage.Get<AuditVerifier>().VerifyAsync()).FaultAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_looks_at_once_keep_one_copy_and_both_stand_in_the_audit(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await PatientAsync(storage);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => storage.Get<ShownScores>().KeepAsync(patient, Doctor, [Score(1.2)], Look(patient)))));
        Assert.Single(await storage.Get<ShownScores>().OfAsync(patient, Today.AddDays(-1), Today.AddDays(1)));
        Assert.Equal(4, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.PatientRead })).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_stored_of_a_score_says_neither_the_value_nor_which_model_it_is(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await PatientAsync(storage);
        await storage.Get<ShownScores>().KeepAsync(patient, Doctor, [Score(1.2)], Look(patient));
        await using var context = storage.Context();
        var row = await context.ShownScores.AsNoTracking().SingleAsync();
        Assert.DoesNotContain("creatinine", row.ModelMark + row.Mark, StringComparison.Ordinal);
        Assert.Equal(-1, row.Document.AsSpan().IndexOf("creatinine"u8));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Kept_scores_go_with_the_patients_record_and_into_the_copy_that_the_patient_asks_for(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await PatientAsync(storage);
        await storage.Get<ShownScores>().KeepAsync(patient, Doctor, [Score(1.2)], Look(patient));
        var copy = new List<string>();
        await foreach (var score in storage.Get<SubjectCopy>().ScoresAsync(patient)) copy.Add(Encoding.UTF8.GetString(score.Span));
        Assert.Contains("\"model\":\"creatinine_model\"", Assert.Single(copy), StringComparison.Ordinal);

        await storage.Get<PatientErasure>().EraseAsync(patient);
        await using var context = storage.Context();
        Assert.False(await context.ShownScores.AnyAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_organisation_sees_no_kept_score_and_no_decision_about_a_model(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await PatientAsync(storage);
        await storage.Get<ShownScores>().KeepAsync(patient, Doctor, [Score(1.2)], Look(patient));
        await storage.Get<RiskModelSwitches>().DecideAsync("creatinine_model", "1", RiskModelSwitch.Withdrawn, "wrong after the change of assay", Doctor);
        using var elsewhere = storage.Get<WorkScopes>().Enter(new Guid("0198c0de-0000-7000-8000-0000000000ee"), "test");
        Assert.Empty(await storage.Get<ShownScores>().OfAsync(patient, Today.AddDays(-1), Today.AddDays(1)));
        Assert.Empty(await storage.Get<RiskModelSwitches>().HistoryAsync());
        Assert.Same(RiskModelSettings.Default, await storage.Get<RiskModelSwitches>().SettingsAsync());
    }

    internal static async Task<Guid> PatientAsync(TestStorage storage, string id = "p1")
    {
        await storage.ImportAsync(id + ".ndjson", FhirText.Lines(FhirText.Patient(id)));
        return (await storage.Directory.FindAsync("Patient/" + id))!.Key;
    }

    internal static AuditEntry Look(Guid patient) => new(AuditKind.PatientRead) { Patient = patient, Object = "Page/Patient/Risk", Permitted = true };

    internal static RiskScore Score(double creatinine, string? refusal = null) => new()
    {
        Model = "creatinine_model",
        Name = "A model",
        Version = "1",
        Fingerprint = new string('a', 64),
        Unit = "mL/min",
        Value = refusal is null ? 100 / creatinine : null,
        NotApplicable = refusal,
        Inputs = [new ScoreInput("scr", InputValue.Of(creatinine, null, ["Observation/o1"]) with { Day = new DateOnly(2026, 11, 12) })],
        Citation = new Citation("A source", "A title", null, new DateOnly(2021, 1, 1)),
    };
}
