using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Scores;

public sealed class ScoreMonitoringTests
{
    private static readonly Guid Doctor = new("0198c0de-0000-7000-8000-0000000000d0");

    [Theory, OnSqlite, OnPostgres]
    public async Task Patients_are_counted_once_a_week_and_few_of_them_are_not_told(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        for (int i = 0; i < 6; i++)
        {
            var patient = await ShownScoresTests.PatientAsync(storage, "p" + i);
            await KeepAsync(storage, patient, ShownScoresTests.Score(1 + (i / 10.0)));
            await KeepAsync(storage, patient, ShownScoresTests.Score(1.9));
            if (i < 2) await KeepAsync(storage, patient, ShownScoresTests.Score(40, "creatinine of 40 mg/dL is outside the range"));
        }

        var live = await storage.Get<ScoreMonitoring>().OfAsync(new Model(), ImmutableDictionary<string, TrainingShares>.Empty);
        Assert.Equal((new PatientCount(6), new PatientCount(null)), (live.Weeks[^1].Scored, live.Weeks[^1].Refused));
        Assert.Equal(new PatientCount(0), live.Weeks[0].Scored);
        Assert.Equal(("Creatinine", "outside the range of the model", (int?)null), (live.Refusals[0].Input, live.Refusals[0].Fault, live.Refusals[0].Patients.Value));
        Assert.Empty(live.Inputs); // of six patients a distribution would say more about them than about the model
        Assert.Equal(14, (await storage.Get<ScoreMonitoring>().UsesAsync(["creatinine_model", "another"], 30))["creatinine_model"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Values_lie_in_the_parts_of_the_range_and_a_shift_against_training_shows_in_the_stability_index(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        for (int i = 0; i < 20; i++) await KeepAsync(storage, await ShownScoresTests.PatientAsync(storage, "p" + i), ShownScoresTests.Score(i < 10 ? .6 : 1.4));
        var monitoring = storage.Get<ScoreMonitoring>();

        var alike = await ScrAsync([0, .5, .5, 0]);
        Assert.Equal(new[] { "below 0", "0 to 1", "1 to 2", "above 2" }, alike.Bins.Select(b => b.Label));
        Assert.Equal(new int?[] { 0, 10, 10, 0 }, alike.Bins.Select(b => b.Patients.Value));
        Assert.InRange(alike.StabilityIndex!.Value, 0, .25);
        Assert.True((await ScrAsync([0, .95, .05, 0])).StabilityIndex > .5);

        async Task<LiveInput> ScrAsync(ImmutableArray<double> shares) =>
            (await monitoring.OfAsync(new Model(), ImmutableDictionary<string, TrainingShares>.Empty.Add("scr", new TrainingShares([0, 1, 2], shares)))).Inputs.Single();
    }

    private static Task KeepAsync(TestStorage storage, Guid patient, RiskScore score) =>
        storage.Get<ShownScores>().KeepAsync(patient, Doctor, [score], ShownScoresTests.Look(patient));

    private sealed class Model : IRiskModel
    {
        public string Id => "creatinine_model";
        public string Name => "A model";
        public string Version => "1";
        public RiskModelKind Kind => RiskModelKind.Equation;
        public bool OnByDefault => true;
        public string Fingerprint => new('a', 64);
        public string Unit => "mL/min";
        public ImmutableArray<RiskInput> Inputs => [new RiskInput("scr", "Creatinine", RiskInputKind.Number, "mg/dL", .1, 25, [], null, "measure:creatinine")];
        public Citation Citation => new("A source", "A title", null, null);
        public string? Relevance => null;

        public RiskScore Score(IReadOnlyDictionary<string, InputValue> given) => throw new NotSupportedException();
    }
}
