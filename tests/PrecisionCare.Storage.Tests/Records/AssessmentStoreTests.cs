using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Therapy;

namespace PrecisionCare.Storage.Tests.Records;

public sealed class AssessmentStoreTests
{
    private static readonly Citation Guideline = new("CPIC", "CYP2C19 and clopidogrel", "2022", new DateOnly(2022, 1, 16), "35034351");

    [Theory, OnSqlite, OnPostgres]
    [Trait("Feature", Feature.PastAdvice)]
    public async Task The_advice_of_a_past_date_comes_back_exactly_as_it_was(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        var store = storage.Get<AssessmentStore>();
        var then = Advice(Band.Avoid);
        var kept = await store.SaveAsync(patient, 1, "", then);
        Assert.Equal(kept.Id, (await store.SaveAsync(patient, 2, "", then)).Id);
        await store.SaveAsync(patient, 3, "", Advice(Band.Usable));

        Assert.Equal(2, (await store.OfAsync(patient, "")).Length);
        var read = (await store.ReadAsync(patient, "", kept.Id))!;
        Assert.Equal(StoredJson.Write(then), StoredJson.Write(read));
        var suggestion = read.Problems.Single().Suggestions.Single();
        Assert.Equal((Band.Avoid, 0.25, Guideline), (suggestion.Band, read.Scores.Single().Value, suggestion.Citation));
        Assert.Equal(Locus.Parse("chr10:94842866"), read.Genes.Single().Positions.Missing.Single());
        Assert.Equal("CPIC 2025-11-05", kept.Knowledge);
        Assert.Null(await store.ReadAsync(Guid.NewGuid(), "", kept.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Advice_made_of_other_facts_than_a_reader_may_see_is_not_theirs(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        var store = storage.Get<AssessmentStore>();
        var whole = await store.SaveAsync(patient, 1, "", Advice(Band.Avoid));
        var part = await store.SaveAsync(patient, 1, "without the genome", Advice(Band.Avoid));

        Assert.NotEqual(whole.Id, part.Id);
        Assert.Equal([part.Id], (await store.OfAsync(patient, "without the genome")).Select(s => s.Id));
        Assert.Null(await store.ReadAsync(patient, "without the genome", whole.Id));
        Assert.NotNull(await store.ReadAsync(patient, "without the genome", part.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_reader_has_read_is_known_of_each_reader(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        var store = storage.Get<AssessmentStore>();
        var (one, other) = (await AccountAsync(storage, "one@example.org"), await AccountAsync(storage, "other@example.org"));
        var first = await store.SaveAsync(patient, 1, "", Advice(Band.Avoid));
        var second = await store.SaveAsync(patient, 2, "", Advice(Band.Usable));
        await store.MarkSeenAsync(patient, first.Id, one);
        Assert.Equal(first.Id, (await store.SeenAsync(patient, "", one))!.Id);
        Assert.Null(await store.SeenAsync(patient, "", other));
        Assert.Null(await store.SeenAsync(patient, "without the genome", one));

        await store.MarkSeenAsync(patient, second.Id, one);
        Assert.Equal(second.Id, (await store.SeenAsync(patient, "", one))!.Id);
    }

    private static async Task<Guid> AccountAsync(TestStorage storage, string email)
    {
        await using var scope = storage.Get<IServiceScopeFactory>().CreateAsyncScope();
        var account = new Account { UserName = email, Email = email, DisplayName = "A reader" };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, "twelve-chars")).Succeeded);
        return account.Id;
    }

    private static Assessment Advice(Band band) => new()
    {
        PatientId = "Patient/p1",
        At = new DateOnly(2026, 11, 22),
        KnowledgeSources = [new KnowledgeSource("CPIC", "2025-11-05", new DateOnly(2025, 11, 5), "CC0-1.0", [])],
        Genes =
        [
            new GeneResult
            {
                Gene = "CYP2C19",
                Status = GeneCallStatus.Called,
                Readings = [new DiplotypeResult("*2/*2", [new AlleleFunction("*2", "No function", null)], "Poor Metabolizer", null, "Poor Metabolizer")],
                Positions = new PositionCoverage(1, [Locus.Parse("chr10:94842866")], []),
            },
        ],
        Guidance = [],
        Scores = [new RiskScore { Model = "m", Name = "Model", Unit = "1", Value = 0.25, Interval = new Interval(0.1, 0.4, 0.95), Citation = Guideline }],
        Medicines = [],
        Problems =
        [
            new ProblemAssessment
            {
                Indication = "acs",
                Name = "Acute coronary syndrome",
                Facts = ["Condition/c1"],
                Suggestions =
                [
                    new TherapySuggestion
                    {
                        Rank = 1,
                        Drug = "clopidogrel",
                        DrugClass = "P2Y12 inhibitor",
                        Band = band,
                        Line = 1,
                        Citation = Guideline,
                        Reasons = [new Reason(false, "Poor metabolizer.", ["gene:CYP2C19"], "cpic:clopidogrel", band, "Strong", Guideline)],
                    },
                ],
            },
        ],
        Conflicts = ImmutableArray<PrecisionCare.Patients.Conflict>.Empty,
    };
}
