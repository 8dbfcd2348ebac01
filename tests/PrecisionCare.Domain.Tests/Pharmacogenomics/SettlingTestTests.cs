using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>The cheapest test that would tell several possible readings of a gene apart.</summary>
public sealed class SettlingTestTests
{
    [Fact]
    public void One_missing_position_that_separates_the_readings_is_named()
    {
        var gene = Called("CYP2C19", missing: ["chr10:94762706", "chr10:94775453"], ("*1/*17", "Rapid Metabolizer"), ("*1/*4", "Intermediate Metabolizer"));

        Assert.Equal((SettlingTestKind.Genotyping, "rs28399504"), (gene?.Kind, string.Join(' ', gene?.Positions ?? [])));
        Assert.Contains("*1/*17 or *1/*4", gene?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Readings_of_one_phenotype_need_no_test() =>
        Assert.Null(Called("CYP2C19", missing: ["chr10:94842866"], ("*1/*2", "Intermediate Metabolizer"), ("*2/*38", "Intermediate Metabolizer")));

    [Fact]
    public void Where_every_position_was_read_phase_settles_it()
    {
        var gene = Result("TPMT", [], ("*1/*3A", "Intermediate Metabolizer"), ("*3B/*3C", "Poor Metabolizer")) with
        {
            Phase = "unphased",
            Variants = [Heterozygous("chr6:18130918", "rs1142345"), Heterozygous("chr6:18138997", "rs1800460")],
        };
        var test = SettlingTests.For(VcfBuilder.Knowledge.Pharmacogenes["TPMT"]!, gene);

        Assert.Equal(SettlingTestKind.Phasing, test?.Kind);
        Assert.Equal(["rs1142345", "rs1800460"], test?.Positions.AsEnumerable());
    }

    [Fact]
    public void An_uncounted_duplication_of_CYP2D6_asks_for_the_copy_number()
    {
        var gene = Reported("CYP2D6", "*1xN/*4");

        Assert.True(gene.Readings.Length > 1);
        Assert.Equal(SettlingTestKind.CopyNumber, gene.SettledBy?.Kind);
    }

    [Fact]
    public void A_phenotype_reported_alone_for_a_gene_with_scores_asks_the_laboratory_for_the_genotype() =>
        Assert.Equal(SettlingTestKind.AskLaboratory, PharmacogenomicCaller
            .Call(null, [new OutsideCall("CYP2D6", null, "Intermediate Metabolizer", null, new SourceLocation("laboratory.tsv", 1))], VcfBuilder.Knowledge)
            .Single(g => g.Gene == "CYP2D6").SettledBy?.Kind);

    [Fact]
    public void A_counted_genotype_is_settled() => Assert.Null(Reported("CYP2D6", "*1x2/*4").SettledBy);

    private static GeneResult Reported(string gene, string diplotype) =>
        PharmacogenomicCaller.Call(null, [new OutsideCall(gene, diplotype, null, null, new SourceLocation("laboratory.tsv", 1))], VcfBuilder.Knowledge).Single(g => g.Gene == gene);

    private static SettlingTest? Called(string gene, string[] missing, params (string Diplotype, string Phenotype)[] readings) =>
        SettlingTests.For(VcfBuilder.Knowledge.Pharmacogenes[gene]!, Result(gene, missing, readings));

    private static GeneResult Result(string gene, string[] missing, params (string Diplotype, string Phenotype)[] readings) => new()
    {
        Gene = gene,
        Status = GeneCallStatus.Called,
        Positions = new PositionCoverage(30, [.. missing.Select(l => Locus.Parse(l))], []),
        Readings = [.. readings.Select(r => new DiplotypeResult(r.Diplotype, [.. r.Diplotype.Split('/').Select(a => new AlleleFunction(a, null, null))], r.Phenotype, null, r.Phenotype))],
    };

    private static PositionGenotype Heterozygous(string locus, string rsId) => new(Locus.Parse(locus), rsId, ["A", "G"], false);
}
