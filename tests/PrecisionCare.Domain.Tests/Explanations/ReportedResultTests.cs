using PrecisionCare.Explanations;
using PrecisionCare.Reports;
using PrecisionCare.Tests.Therapy;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Tests.Explanations;

/// <summary>As what a variant that a laboratory reported may be explained.</summary>
public sealed class ReportedResultTests
{
    private static readonly LaboratoryReport Report = new() { SourceId = "DiagnosticReport/r1", Laboratory = "Institute of Genetics", Tested = ["BRCA1", "BRCA2"] };

    [Theory]
    [InlineData("BRCA2", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, null, ResultKind.CancerPredisposition)]
    [InlineData("LDLR", Pathogenicity.LikelyPathogenic, ReportedZygosity.Heterozygous, null, ResultKind.DominantRisk)]
    [InlineData("MUTYH", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, null, ResultKind.Carrier)]
    [InlineData("HFE", Pathogenicity.Pathogenic, ReportedZygosity.Homozygous, null, ResultKind.RecessiveRisk)]
    [InlineData("CFTR", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, "Autosomal recessive inheritance", ResultKind.Carrier)]
    [InlineData("DMD", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, "X-linked recessive inheritance", ResultKind.Carrier)]
    [InlineData("DMD", Pathogenicity.Pathogenic, ReportedZygosity.Hemizygous, "X-linked recessive inheritance", ResultKind.DominantRisk)]
    [InlineData("MT-ND4", Pathogenicity.Pathogenic, ReportedZygosity.Homoplasmic, "Mitochondrial inheritance", ResultKind.DominantRisk)]
    [InlineData("BRCA2", Pathogenicity.UncertainSignificance, ReportedZygosity.Heterozygous, null, ResultKind.Uncertain)]
    public void Class_inheritance_and_copies_say_as_what_it_is_explained(string gene, Pathogenicity classification, ReportedZygosity zygosity, string? inheritance, ResultKind expected)
    {
        var reported = Of(gene, classification, zygosity, VariantOrigin.Germline, inheritance);

        Assert.Equal(expected, reported.Kinds[0]);
        Assert.Equal(expected, ReportedResults.As(reported, expected, AuthoredRecord.Knowledge).Kind);
    }

    [Fact]
    public void A_change_in_a_tumour_is_not_told_as_one_of_the_family()
    {
        var reported = Of("BRCA2", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, VariantOrigin.Somatic, null);

        Assert.Equal(ResultKind.TumourFinding, Assert.Single(reported.Kinds));
        Assert.Empty(((VariantResult)ReportedResults.As(reported, ResultKind.TumourFinding, AuthoredRecord.Knowledge)).Risks);
    }

    [Theory]
    [InlineData(Pathogenicity.NotStated)]
    [InlineData(Pathogenicity.Benign)]
    [InlineData(Pathogenicity.LikelyBenign)]
    public void What_has_no_class_or_is_benign_is_not_explained_and_says_why(Pathogenicity classification)
    {
        var reported = Of("BRCA2", classification, ReportedZygosity.Heterozygous, VariantOrigin.Germline, null);

        Assert.Empty(reported.Kinds);
        Assert.NotNull(reported.WhyNot);
    }

    [Fact]
    public void A_gene_without_a_known_way_of_inheritance_leaves_the_choice_to_a_person() =>
        Assert.Contains(ResultKind.Carrier, Of("GJB2", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, VariantOrigin.Germline, null).Kinds);

    [Fact]
    public void An_uncertain_variant_carries_no_risk_of_carriers() =>
        Assert.Empty(((VariantResult)ReportedResults.As(Of("BRCA1", Pathogenicity.UncertainSignificance, ReportedZygosity.Heterozygous, VariantOrigin.Germline, null), ResultKind.Uncertain, AuthoredRecord.Knowledge)).Risks);

    [Fact]
    public void The_technical_page_names_the_laboratory_and_the_genes_of_the_report()
    {
        var page = Explainer.Compose(ReportedResults.As(Of("BRCA2", Pathogenicity.Pathogenic, ReportedZygosity.Heterozygous, VariantOrigin.Germline, null), ResultKind.CancerPredisposition, AuthoredRecord.Knowledge), Language.English);

        Assert.Contains("Institute of Genetics", page[SectionKind.Appendix].Text, StringComparison.Ordinal);
        Assert.Contains("BRCA1", page[SectionKind.Limits].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_found_nothing_in_all_its_genes_is_explained_so_and_says_which_they_were()
    {
        var nothing = Assert.Single(ReportedResults.NothingFound([Report with { NothingFound = Report.Tested }]));

        var page = Explainer.Compose(nothing, Language.English);
        Assert.StartsWith("Nothing found", page[SectionKind.Result].Text, StringComparison.Ordinal);
        Assert.Contains("BRCA1 and BRCA2", page[SectionKind.Limits].Text, StringComparison.Ordinal);
        Assert.Empty(WordingChecks.Check(page));
    }

    [Fact]
    public void A_report_that_found_something_or_does_not_say_that_nothing_was_found_is_none_of_nothing_found() =>
        Assert.Empty(ReportedResults.NothingFound([Report, Report with { NothingFound = ["BRCA1"] }, Report with { Tested = [] }]));

    [Fact]
    public void Risks_of_BRCA1_are_those_of_Kuchenbaecker_2017()
    {
        var breast = AuthoredRecord.Knowledge.Penetrance.Of("BRCA1")[0];

        Assert.Equal(("breast cancer", 0.72, 0.65, 0.79, RiskHorizon.ByAge(80), RiskGroup.Women), (breast.Outcome, breast.Value!.Value, breast.Low!.Value, breast.High!.Value, breast.Horizon!, breast.Group));
        Assert.Contains("28632866", breast.Source, StringComparison.Ordinal);
    }

    private static ReportedResult Of(string gene, Pathogenicity classification, ReportedZygosity zygosity, VariantOrigin origin, string? inheritance) => ReportedResults.Of(
        [
            new ReportedVariant
            {
                SourceId = "Observation/v1", Gene = gene, CodingChange = "c.1A>G", Zygosity = zygosity, Origin = origin,
                Assertions = classification == Pathogenicity.NotStated ? [] : [new VariantAssertion("Observation/v1", classification, null, inheritance, [], null)],
            },
        ], [Report with { Results = ["Observation/v1"] }], AuthoredRecord.Knowledge)[0];
}
