using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

public sealed class LaboratoryDisagreementTests
{
    [Fact]
    public void A_laboratory_and_a_genome_that_differ_are_both_named()
    {
        var conflict = Assert.Single(LaboratoryDisagreement.Among([Reported("*1", "*1") with { FromVcf = Called("*2", "*2") }]));
        Assert.Equal(ConflictKind.Genotype, conflict.Kind);
        Assert.Contains("*1/*1", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("*2/*2", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_alleles_is_no_disagreement() =>
        Assert.Empty(LaboratoryDisagreement.Among([Reported("*17", "*2") with { FromVcf = Called("*2", "*17") }]));

    [Fact]
    public void A_gene_that_the_genome_does_not_cover_contradicts_nothing() =>
        Assert.Empty(LaboratoryDisagreement.Among(
            [Reported("*1", "*1") with { FromVcf = new GeneResult { Gene = "CYP2C19", Status = GeneCallStatus.NotCovered } }]));

    private static GeneResult Reported(string one, string other) => Result(GeneCallStatus.Reported, one, other);

    private static GeneResult Called(string one, string other) => Result(GeneCallStatus.Called, one, other);

    private static GeneResult Result(GeneCallStatus status, string one, string other) => new()
    {
        Gene = "CYP2C19",
        Status = status,
        SourceDiplotypes = [$"{one}/{other}"],
        Readings = [new($"{one}/{other}", [new(one, null, null), new(other, null, null)], null, null, null)],
    };
}
