using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Therapy;

namespace PrecisionCare.Storage.Tests.Records;

public sealed class AssessmentStoreTests
{
    private static readonly Citation Guideline = new("CPIC", "CYP2C19 and clopidogrel", "2022", new DateOnly(2022, 1, 16), "35034351");

    [Theory, OnSqlite, OnPostgres]
    public async Task The_advice_of_a_past_date_comes_back_exactly_as_it_was(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        var store = storage.Get<AssessmentStore>();
        var then = Advice(Band.Avoid);
        var kept = await store.SaveAsync(patient, 1, then);
        Assert.Equal(kept.Id, (await store.SaveAsync(patient, 2, then)).Id);
        await store.SaveAsync(patient, 3, Advice(Band.Usable));

        Assert.Equal(2, (await store.OfAsync(patient)).Length);
        var read = (await store.ReadAsync(patient, kept.Id))!;
        Assert.Equal(StoredJson.Write(then), StoredJson.Write(read));
        var suggestion = read.Problems.Single().Suggestions.Single();
        Assert.Equal((Band.Avoid, 0.25, Guideline), (suggestion.Band, read.Scores.Single().Value, suggestion.Citation));
        Assert.Equal(Locus.Parse("chr10:94842866"), read.Genes.Single().Positions.Missing.Single());
        Assert.Equal("CPIC 2025-11-05", kept.Knowledge);
        Assert.Null(await store.ReadAsync(Guid.NewGuid(), kept.Id));
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
