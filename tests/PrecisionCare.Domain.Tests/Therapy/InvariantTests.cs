using System.Text.Json;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Therapy;

/// <summary>What holds for every patient, whatever is in the record: tried on patients drawn from seeds.</summary>
public sealed class InvariantTests
{
    private const int Patients = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Patients)];

    [Fact]
    public void The_patients_drawn_have_problems_reasons_and_what_ifs_to_try()
    {
        var options = Enumerable.Range(1, Patients).SelectMany(seed => GeneratedPatient.Of(seed).Assess().Problems).SelectMany(p => p.Suggestions.Concat(p.Excluded)).ToList();

        Assert.True(options.Count > 500, $"{options.Count} options");
        Assert.True(options.Count(o => o.Band < Band.Usable) > 200, $"{options.Count(o => o.Band < Band.Usable)} options with something against them");
        Assert.True(options.Sum(o => o.Counterfactuals.Length) > 50, $"{options.Sum(o => o.Counterfactuals.Length)} what-ifs");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Feature", Feature.WhyNot)]
    public void Every_option_is_ranked_or_excluded_with_a_reason_and_ranks_run_from_one(int seed)
    {
        foreach (var problem in GeneratedPatient.Of(seed).Assess().Problems.Where(p => p.NotRanked is null))
        {
            Assert.Equal(
                AuthoredRecord.Knowledge.TherapyRules.OptionNames(problem.Indication).Order(StringComparer.Ordinal),
                problem.Suggestions.Concat(problem.Excluded).Select(o => o.Drug).Order(StringComparer.Ordinal));
            Assert.Equal(Enumerable.Range(1, problem.Suggestions.Length), problem.Suggestions.Select(s => s.Rank));
            Assert.Equal(problem.Suggestions.Select(s => s.Band).OrderDescending(), problem.Suggestions.Select(s => s.Band));
            Assert.All(problem.Excluded, o => Assert.NotEmpty(o.Reasons));
            Assert.All(problem.Suggestions.Where(o => o.Band < Band.Usable), o => Assert.Contains(o.Reasons, r => r.Band == o.Band));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Feature", Feature.WhyThisRank)]
    public void Every_fact_that_a_reason_names_exists(int seed)
    {
        var patient = GeneratedPatient.Of(seed);
        var assessment = patient.Assess();
        HashSet<string> known =
        [
            .. assessment.Genes.Select(g => "gene:" + g.Gene), .. assessment.Scores.Select(s => "score:" + s.Model), .. assessment.Genes.SelectMany(g => g.Facts),
            patient.Record.Clinical.Patient.Id, .. Facts(patient.Record.Clinical).Select(f => f.Id),
        ];

        Assert.All(ReasonsOf(assessment).SelectMany(r => r.Facts), fact => Assert.Contains(fact, known));
        Assert.All(ReasonsOf(assessment), r => Assert.False(string.IsNullOrWhiteSpace(r.Citation.Source)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Feature", Feature.Citations)]
    public void Every_statement_names_its_source_and_the_dated_edition_or_tables_it_was_taken_from(int seed)
    {
        var assessment = GeneratedPatient.Of(seed).Assess();

        Assert.All(
            ReasonsOf(assessment).Select(r => r.Citation).Concat(assessment.Problems.SelectMany(p => p.Suggestions).Select(o => o.Citation)),
            citation => Assert.False(string.IsNullOrWhiteSpace(citation.Source) || string.IsNullOrWhiteSpace(citation.Title)));
        Assert.All(assessment.Guidance, g => Assert.True(g.Citation.Version is not null || g.Citation.Date is not null, $"{g.Citation.Source}: {g.Citation.Title}"));
        // Labels often carry no date of their own: the tables that state them are dated, and stand on every page of advice.
        Assert.Single(assessment.KnowledgeSources, s => s.Source == "PrecisionCare therapies" && s.Released > DateOnly.MinValue);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Feature", Feature.RankedList)]
    public void The_order_in_which_the_record_states_its_facts_changes_nothing(int seed)
    {
        var record = GeneratedPatient.Of(seed).Record;
        var shuffled = Facts(record.Clinical).ToArray();
        new Random(seed).Shuffle(shuffled);
        var again = new PatientRecord(ClinicalRecord.From(record.Clinical.Patient, shuffled), [], [.. record.Reported.Reverse()], record.Conflicts);

        Assert.Equal(Written(Assess(record)), Written(Assess(again)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_further_allergy_raises_no_option(int seed) =>
        NothingRises(GeneratedPatient.Of(seed).Assess(), GeneratedPatient.Of(seed).AllergicTo(GeneratedPatient.AnyMedicine(seed), "anaphylaxis").Assess());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_further_medicine_raises_no_option(int seed) =>
        NothingRises(GeneratedPatient.Of(seed).Assess(), GeneratedPatient.Of(seed).Taking(GeneratedPatient.AnyMedicine(seed)).Assess());

    [Theory]
    [InlineData("CYP2C19", "Acute coronary syndrome", "clopidogrel")]
    [InlineData("CYP2C19", "Depression", "citalopram")]
    [InlineData("CYP2D6", "Depression", "nortriptyline")]
    [InlineData("DPYD", "Colorectal cancer", "capecitabine")]
    [InlineData("TPMT", "Ulcerative colitis", "azathioprine")]
    [InlineData("NUDT15", "Ulcerative colitis", "azathioprine")]
    [InlineData("CYP2C9", "Epilepsy", "phenytoin")]
    public void A_worse_phenotype_raises_no_option_that_depends_on_the_gene(string gene, string problem, string drug)
    {
        Band[] bands =
        [
            .. new[] { "Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer" }
                .Select(p => AuthoredRecord.Man(50).With(problem).Phenotype(gene, p).Creatinine(1).Weight(80).NoKnownAllergies().Assess())
                .Select(a => Assert.Single(a.Problems.SelectMany(p => p.Suggestions.Concat(p.Excluded)).Where(o => o.Drug == drug).DistinctBy(o => o.Band)).Band),
        ];

        Assert.Equal(bands.OrderDescending(), bands);
        Assert.True(bands[^1] < bands[0], $"{drug} stands as well in a poor metaboliser as in a normal one.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Feature", Feature.WhatWouldChange)]
    public void What_is_announced_comes_true_when_the_fact_is_taken_away(int seed)
    {
        var record = GeneratedPatient.Of(seed).Record;
        var announced = Assess(record).Problems.SelectMany(p => p.Suggestions.Concat(p.Excluded).SelectMany(o => o.Counterfactuals, (o, c) => (p.Indication, o.Drug, Counterfactual: c)));
        foreach (var (indication, drug, counterfactual) in announced)
        {
            var otherwise = Assess(new PatientRecord(
                record.Clinical.Without(counterfactual.Facts.ToHashSet(StringComparer.Ordinal)), record.Samples,
                [.. record.Reported, .. counterfactual.Genes.Select(g => new OutsideCall(g, null, "Normal Metabolizer", null, new SourceLocation("laboratory.tsv", 1)))], record.Conflicts));
            var moved = otherwise.Problems.Single(p => p.Indication == indication).Suggestions.First(o => o.Drug == drug);
            Assert.Equal($"{drug} would be {BandWords.Of(moved.Band)} and rank {moved.Rank}", counterfactual.Then);
        }
    }

    /// <summary>What favours an option may come with a fact; what speaks against it never goes with one.</summary>
    private static void NothingRises(Assessment before, Assessment after)
    {
        foreach (var problem in before.Problems.Where(p => p.NotRanked is null))
        {
            var later = after.Problems.Single(p => p.Indication == problem.Indication);
            var bands = later.Suggestions.Concat(later.Excluded).ToLookup(o => (o.Drug, o.Context), o => o.Band);
            foreach (var option in problem.Suggestions.Concat(problem.Excluded))
                Assert.All(bands[(option.Drug, option.Context)], band => Assert.True(
                    Weight(band) <= Weight(option.Band), $"{problem.Title}: {option.Drug} was {option.Band} and is {band}: {string.Join(" | ", option.Reasons.Select(r => r.Text))}"));
        }
    }

    private static int Weight(Band band) => Math.Min((int)band, (int)Band.Usable);

    private static IEnumerable<Reason> ReasonsOf(Assessment assessment) =>
        assessment.Problems.SelectMany(p => p.Suggestions.Concat(p.Excluded)).SelectMany(o => o.Reasons).Concat(assessment.Medicines.SelectMany(m => m.Reasons));

    private static IEnumerable<ClinicalFact> Facts(ClinicalRecord clinical) => [.. clinical.Conditions, .. clinical.Medications, .. clinical.Allergies, .. clinical.Observations];

    private static Assessment Assess(PatientRecord record) => Assessor.Assess(record, AuthoredRecord.Knowledge, AuthoredRecord.Today);

    private static string Written(Assessment assessment) => JsonSerializer.Serialize(assessment);
}
