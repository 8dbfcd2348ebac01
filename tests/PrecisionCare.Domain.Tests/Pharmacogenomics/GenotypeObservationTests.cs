using System.Collections.Immutable;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Genotypes, haplotypes, phenotypes and HLA types that stand in a clinical record.</summary>
public sealed class GenotypeObservationTests
{
    private const string Genotype = "84413-4", Haplotype = "84414-2", Metabolism = "53040-2";

    [Theory]
    [InlineData("CYP2C19", "CYP2C19*2/*2", "*2/*2")]
    [InlineData("CYP2C9", "CYP2C9 *4/*35B", "*4/*35B")]
    [InlineData("DPYD", "Reference/c.1905+1G>A (*2A)", "Reference/c.1905+1G>A (*2A)")]
    [InlineData("CYP2D6", "CYP2D6 *1x2/CYP2D6 *4", "*1x2/*4")]
    public void A_genotype_is_read_without_the_name_of_its_gene(string gene, string text, string expected)
    {
        var call = Assert.Single(Of(Finding("o1", Genotype, text, gene)));

        Assert.Equal((gene, expected, "Observation/o1"), (call.Gene, call.Diplotype, call.FactId));
    }

    [Fact]
    public void The_gene_may_stand_in_the_result_alone() => Assert.Equal("CYP2C19", Assert.Single(Of(Finding("o1", Genotype, "CYP2C19*2/*2", null))).Gene);

    [Fact]
    public void Two_haplotypes_of_one_gene_are_a_genotype_and_one_is_none()
    {
        Assert.Equal("*35B/*4", Assert.Single(Of(Finding("o1", Haplotype, "CYP2C9 *35B", "CYP2C9"), Finding("o2", Haplotype, "CYP2C9 *4", "CYP2C9"))).Diplotype);
        Assert.Empty(Of(Finding("o1", Haplotype, "CYP2C9 *35B", "CYP2C9")));
    }

    [Fact]
    public void A_phenotype_joins_its_genotype_and_stands_for_itself_without_one()
    {
        var both = Assert.Single(Of(Finding("o1", Genotype, "*2/*2", "CYP2C19"), Finding("o2", Metabolism, "Poor metabolizer", "CYP2C19")));
        var alone = Assert.Single(Of(Finding("o2", Metabolism, "Poor metabolizer", "CYP2C19")));

        Assert.Equal(("*2/*2", "Poor metabolizer"), (both.Diplotype, both.Phenotype));
        Assert.Equal((null, "Poor metabolizer"), (alone.Diplotype, alone.Phenotype));
    }

    [Fact]
    public void The_newest_result_counts_and_a_preliminary_or_withdrawn_one_does_not()
    {
        var old = Finding("o1", Genotype, "*1/*1", "CYP2C19", 2019);
        var latest = Finding("o2", Genotype, "*1/*2", "CYP2C19", 2024);

        Assert.Equal("*1/*2", Assert.Single(Of(old, latest)).Diplotype);
        Assert.Equal("*1/*1", Assert.Single(Of(old, latest with { Status = ObservationStatus.Preliminary })).Diplotype);
        Assert.Equal("*1/*1", Assert.Single(Of(old, latest with { EnteredInError = true })).Diplotype);
    }

    [Fact]
    public void A_whole_HLA_type_answers_for_every_tracked_allele_and_one_allele_for_itself_alone()
    {
        var typed = Called("HLA-B", Finding("o1", Haplotype, "HLA-B*57:01", "HLA-B"), Finding("o2", Haplotype, "HLA-B*35:01", "HLA-B"));
        var single = Called("HLA-B", Finding("o1", Genotype, "HLA-B*15:02", "HLA-B"));

        Assert.Equal(["*15:02 negative", "*57:01 positive", "*58:01 negative"], typed.Readings.Single().LookupKeys.Order());
        Assert.Equal(["*15:02 positive"], single.Readings.Single().LookupKeys.AsEnumerable());
    }

    [Fact]
    public void Tests_for_single_HLA_alleles_hold_at_once()
    {
        var gene = Called("HLA-B", Test("o1", "HLA-B*57:01 [Presence]", "Negative"), Test("o2", "HLA-B*15:02 [Presence]", "Positive"));

        Assert.Equal(["*15:02 positive", "*57:01 negative"], gene.Readings.Single().LookupKeys.Order());
        Assert.Equal(GeneCallStatus.Reported, gene.Status);
    }

    [Fact]
    public void A_phenotype_in_words_never_says_that_an_HLA_allele_is_there()
    {
        Assert.Empty(Of(Finding("o1", Metabolism, "HLA-B*57:01 not detected", "HLA-B")));
        Assert.Equal("*57:01 negative", Assert.Single(Of(Finding("o1", Metabolism, "HLA-B*57:01 negative", "HLA-B"))).Phenotype);
    }

    [Fact]
    public void An_HLA_type_in_words_is_read() =>
        Assert.Equal("*15:02/*40:01", Assert.Single(Of(Test("o1", "HLA-B [Type]", "B*15:02, B*40:01"))).Diplotype);

    [Fact]
    public void A_presence_that_nobody_states_is_no_result() => Assert.Empty(Of(Test("o1", "HLA-B*57:01 [Presence]", "see comment")));

    [Fact]
    public void The_laboratorys_result_holds_and_names_its_observation()
    {
        var cyp2c19 = Called("CYP2C19", Finding("o1", Genotype, "CYP2C19*2/*2", "CYP2C19"));

        Assert.Equal(["Poor Metabolizer"], cyp2c19.Phenotypes.AsEnumerable());
        Assert.Equal(["Observation/o1"], cyp2c19.Facts.AsEnumerable());
    }

    private static ImmutableArray<OutsideCall> Of(params Observation[] observations) => GenotypeObservations.Of(Record(observations));

    private static GeneResult Called(string gene, params Observation[] observations)
    {
        var record = new PatientRecord(Record(observations), [], [], []);
        return Assessor.Assess(record, AuthoredRecord.Knowledge, AuthoredRecord.Today).Genes.Single(g => g.Gene == gene);
    }

    private static ClinicalRecord Record(Observation[] observations) =>
        ClinicalRecord.From(new Person { Id = "Patient/p1", Source = new FactSource("report.json", "entry[0]") }, [.. observations]);

    private static Observation Finding(string id, string loinc, string text, string? gene, int year = 2024) => new()
    {
        Id = $"Observation/{id}",
        Source = new FactSource("report.json", $"entry[{id[1..]}].resource"),
        Code = new Concept([new Coding(CodeSystems.Loinc, loinc)]),
        Status = ObservationStatus.Final,
        Effective = PartialDate.OfDay(new DateOnly(year, 4, 1)),
        Value = new ObservationValue { Concept = new Concept([new Coding("http://www.pharmvar.org", "x", text)]) },
        Components = gene is null ? [] :
        [
            new ObservationComponent(new Concept([new Coding(CodeSystems.Loinc, "48018-6")]),
                new ObservationValue { Concept = new Concept([new Coding("http://www.genenames.org", "HGNC:0", gene)]) }, []),
        ],
    };

    private static Observation Test(string id, string name, string value) => Finding(id, "0-0", value, null) with { Code = new Concept([], name) };
}
