using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Patients;
using PrecisionCare.Tests.Therapy;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Tests.Variants.Reported;

public sealed class ReportedVariantTests
{
    private const string Present = "LA9633-4", Absent = "LA9634-2";

    [Fact]
    [Trait("Feature", Feature.AcmgCriteria)]
    public void A_laboratorys_class_comes_with_the_criteria_that_it_names_and_the_condition_for_which_it_holds()
    {
        var variant = Assert.Single(Of(Variant("v1", Present, "MLH1", "NM_000249.4:c.676C>T"), Meaning("m1", "v1", "LA6668-3", "Lynch syndrome", "PVS1, PM2_Supporting, PP1")));

        Assert.Equal(("MLH1", "NM_000249.4", "c.676C>T", ReportedZygosity.Heterozygous), (variant.Gene, variant.Transcript, variant.CodingChange, variant.Zygosity));
        Assert.Equal(Pathogenicity.Pathogenic, variant.Classification);
        var assertion = Assert.Single(variant.Assertions);
        Assert.Equal("Lynch syndrome", assertion.Condition);
        Assert.Equal(["PVS1", "PM2", "PP1"], assertion.Criteria.Select(c => c.Criterion.Code));
        Assert.Equal((10, Pathogenicity.Pathogenic), (assertion.Points, assertion.ByPoints));
    }

    [Theory]
    [InlineData("PVS1, PM2_Supporting", 9, Pathogenicity.LikelyPathogenic)]
    [InlineData("PM2, PP3", 3, Pathogenicity.UncertainSignificance)]
    [InlineData("BS1, BP4, PP2", -4, Pathogenicity.LikelyBenign)]
    [InlineData("BS1, BS3", -8, Pathogenicity.Benign)]
    [InlineData("BS1, BP4, BP1", -6, Pathogenicity.LikelyBenign)]
    [InlineData("PVS1, PS1, BA1", null, Pathogenicity.Benign)]
    public void Named_criteria_add_up_as_Tavtigian_2020_has_them(string criteria, int? points, Pathogenicity expected)
    {
        var assertion = Of(Variant("v1", Present, "MLH1", "c.1A>G"), Meaning("m1", "v1", "LA6668-3", "x", criteria))[0].Assertions[0];

        Assert.Equal((points, expected), (assertion.Points, assertion.ByPoints!.Value));
    }

    [Fact]
    public void A_variant_that_was_looked_for_and_not_found_is_no_finding() => Assert.Empty(Of(Variant("v1", Absent, "BRCA1", "c.68_69del")));

    [Fact]
    public void A_preliminary_report_is_no_finding() =>
        Assert.Empty(Of(Variant("v1", Present, "BRCA1", "c.68_69del") with { Status = ObservationStatus.Preliminary }));

    [Fact]
    public void A_variant_without_a_class_is_not_benign()
    {
        var variant = Assert.Single(Of(Variant("v1", Present, "BRCA1", "c.68_69del")));

        Assert.Equal(Pathogenicity.NotStated, variant.Classification);
        Assert.Empty(variant.Assertions);
    }

    [Fact]
    public void Reports_that_differ_are_both_kept_and_neither_wins()
    {
        var variant = Assert.Single(Of(Variant("v1", Present, "ATM", "c.1A>G"), Meaning("m1", "v1", "LA26333-7", "x", ""), Meaning("m2", "v1", "LA26332-9", "x", "")));

        Assert.Null(variant.Classification);
        Assert.Equal([Pathogenicity.UncertainSignificance, Pathogenicity.LikelyPathogenic], variant.Assertions.Select(a => a.Classification));
    }

    [Fact]
    public void What_an_implication_says_of_another_variant_stays_with_that_one()
    {
        var variants = Of(Variant("v1", Present, "ATM", "c.1A>G"), Variant("v2", Present, "BRCA2", "c.2T>C"), Meaning("m2", "v2", "LA6668-3", "x", ""));

        Assert.Equal(["ATM NotStated", "BRCA2 Pathogenic"], variants.Select(v => $"{v.Gene} {v.Classification}"));
    }

    [Fact]
    public void The_symbol_is_found_from_the_genes_identifier_alone()
    {
        var byId = Variant("v1", Present, "BRCA2", "c.1A>G") with { Components = [Part("48018-6", new Coding("http://www.genenames.org/geneId", "HGNC:1101"))] };

        Assert.Equal("BRCA2", Assert.Single(Of(byId)).Gene);
    }

    [Fact]
    public void A_gene_named_in_words_alone_still_makes_the_report_genetic_for_consent()
    {
        var labeller = new FactLabeller(AuthoredRecord.Knowledge.Sensitivities, AuthoredRecord.Knowledge.GeneCodes);
        var labelled = labeller.Label(new Observation
        {
            Id = "Observation/o1", Source = new FactSource("r.json", "entry[1]"), Code = new Concept([], "Result"), Status = ObservationStatus.Final,
            Components = [new ObservationComponent(Loinc("48018-6"), new ObservationValue { Text = "BRCA1" }, [])],
        });

        Assert.Contains(SecurityLabels.Genetic, labelled.Resource.Labels);
        Assert.Contains("http://www.genenames.org/geneId|BRCA1", labelled.Resource.Codes);
    }

    private static ImmutableArray<ReportedVariant> Of(params Observation[] observations) => ReportedVariants.Of(
        ClinicalRecord.From(new Person { Id = "Patient/p1", Source = new FactSource("report.json", "entry[0]") }, [.. observations]), AuthoredRecord.Knowledge);

    private static Observation Variant(string id, string found, string gene, string coding) => new()
    {
        Id = $"Observation/{id}", Source = new FactSource("report.json", "entry[1]"), Code = Loinc("69548-6"), Status = ObservationStatus.Final,
        Effective = PartialDate.OfDay(new DateOnly(2026, 4, 1)), Value = new ObservationValue { Concept = Loinc(found) },
        Components = [Part("48018-6", new Coding("http://www.genenames.org/geneId", "HGNC:0", gene)), Part("48004-6", new Coding("http://varnomen.hgvs.org", coding, coding)), Part("53034-5", new Coding(CodeSystems.Loinc, "LA6706-1"))],
    };

    private static Observation Meaning(string id, string variant, string answer, string condition, string note) => new()
    {
        Id = $"Observation/{id}", Source = new FactSource("report.json", "entry[2]"), Status = ObservationStatus.Final, Related = [$"Observation/{variant}"],
        Code = new Concept([new Coding("http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs", "diagnostic-implication")]),
        Components = [Part("53037-8", new Coding(CodeSystems.Loinc, answer)), new ObservationComponent(Loinc("81259-4"), new ObservationValue { Concept = new Concept([], condition) }, [])],
        Notes = note.Length == 0 ? [] : [note],
    };

    private static ObservationComponent Part(string loinc, Coding value) => new(Loinc(loinc), new ObservationValue { Concept = new Concept([value]) }, []);

    private static Concept Loinc(string code) => new([new Coding(CodeSystems.Loinc, code)]);
}
