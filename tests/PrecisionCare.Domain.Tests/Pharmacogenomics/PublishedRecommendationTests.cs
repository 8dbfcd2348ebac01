using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>
/// What the published guidelines ask for at the results that matter most, a row each: CPIC (clopidogrel 2022, PMID 35034351; opioids 2021, PMID 33387367;
/// tamoxifen 2018, PMID 29385237; ondansetron 2017, PMID 28002639; abacavir 2014, PMID 24561393; allopurinol 2015, PMID 26094938; fluoropyrimidines 2017,
/// PMID 29152729; efavirenz 2019, PMID 31006110; atazanavir 2016, PMID 26417955; tacrolimus 2015, PMID 25801146; rasburicase 2022, PMID 36049896; NSAIDs
/// 2020, PMID 32189324; proton-pump inhibitors 2020, PMID 32770672; SSRIs 2023, PMID 37032427; statins 2022, PMID 35152405; aminoglycosides 2021,
/// PMID 34032273; voriconazole 2016, PMID 27981572; carbamazepine 2017, PMID 29392710) and DPWG.
/// </summary>
public sealed class PublishedRecommendationTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    [Theory]
    [InlineData("CPIC", "clopidogrel", "CYP2C19", "Poor Metabolizer", GuidanceAction.Avoid)]
    [InlineData("CPIC", "voriconazole", "CYP2C19", "Ultrarapid Metabolizer", GuidanceAction.Avoid)]
    [InlineData("CPIC", "omeprazole", "CYP2C19", "Ultrarapid Metabolizer", GuidanceAction.HigherDose)]
    [InlineData("CPIC", "citalopram", "CYP2C19", "Ultrarapid Metabolizer", GuidanceAction.ConsiderAlternative)]
    [InlineData("CPIC", "efavirenz", "CYP2B6", "Poor Metabolizer", GuidanceAction.LowerDose)]
    [InlineData("CPIC", "atazanavir", "UGT1A1", "Poor Metabolizer", GuidanceAction.ConsiderAlternative)]
    [InlineData("CPIC", "tacrolimus", "CYP3A5", "Normal Metabolizer", GuidanceAction.HigherDose)]
    [InlineData("CPIC", "tacrolimus", "CYP3A5", "Poor Metabolizer", GuidanceAction.NoChange)]
    [InlineData("CPIC", "rasburicase", "G6PD", "Deficient", GuidanceAction.Avoid)]
    [InlineData("CPIC", "simvastatin", "SLCO1B1", "Poor Function", GuidanceAction.Avoid)]
    [InlineData("CPIC", "gentamicin", "MT-RNR1", "increased risk of aminoglycoside-induced hearing loss", GuidanceAction.Avoid)]
    [InlineData("DPWG", "irinotecan", "UGT1A1", "Poor Metabolizer", GuidanceAction.LowerDose)]
    public void A_phenotype_leads_to_the_published_action(string source, string drug, string gene, string phenotype, GuidanceAction expected) =>
        Assert.Contains(expected, Actions(source, drug, Readings.Phenotype(gene, phenotype)));

    [Theory]
    [InlineData("CPIC", "codeine", "CYP2D6", "0.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "codeine", "CYP2D6", "3.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "codeine", "CYP2D6", "1.5", GuidanceAction.NoChange)]
    [InlineData("CPIC", "tramadol", "CYP2D6", "0.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "tamoxifen", "CYP2D6", "0.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "ondansetron", "CYP2D6", "3.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "paroxetine", "CYP2D6", "3.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "celecoxib", "CYP2C9", "0.0", GuidanceAction.LowerDose)]
    [InlineData("CPIC", "capecitabine", "DPYD", "0.0", GuidanceAction.Avoid)]
    [InlineData("CPIC", "capecitabine", "DPYD", "1.0", GuidanceAction.LowerDose)]
    [InlineData("CPIC", "capecitabine", "DPYD", "2.0", GuidanceAction.NoChange)]
    public void An_activity_score_leads_to_the_published_action(string source, string drug, string gene, string score, GuidanceAction expected) =>
        Assert.Contains(expected, Actions(source, drug, Readings.Score(gene, score)));

    [Theory]
    [InlineData("CPIC", "abacavir", "*57:01 positive")]
    [InlineData("CPIC", "allopurinol", "*58:01 positive")]
    [InlineData("CPIC", "oxcarbazepine", "*15:02 positive")]
    public void A_risk_allele_of_HLA_B_rules_the_drug_out(string source, string drug, string key) =>
        Assert.Contains(GuidanceAction.Avoid, Actions(source, drug, Readings.Hla("HLA-B", key)));

    [Fact]
    public void Half_the_dose_of_a_fluoropyrimidine_is_started_with_a_DPYD_score_of_one() =>
        Assert.All(
            GuidanceMatcher.Match([Readings.Score("DPYD", "1.0")], Shipped).Where(g => g is { Source: "CPIC", Drug: "capecitabine" or "fluorouracil" }),
            g => Assert.Contains(g.Doses, d => d is { Kind: DoseKind.Start, Low: 0.5m, High: 0.5m }));

    private static IEnumerable<GuidanceAction> Actions(string source, string drug, GeneResult gene) =>
        GuidanceMatcher.Match([gene], Shipped).Where(g => g.Drug == drug && g.Source == source).Select(g => g.Action);
}
