using PrecisionCare.Explanations;
using PrecisionCare.Tests.Therapy;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Tests.Explanations;

/// <summary>As what a variant that a laboratory reported may be explained.</summary>
public sealed class ReportedResultTests
{
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
        ], AuthoredRecord.Knowledge)[0];
}
