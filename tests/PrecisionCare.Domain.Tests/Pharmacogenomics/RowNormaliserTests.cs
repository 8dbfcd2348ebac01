using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Alleles of the definitions, written as callers write them.</summary>
public sealed class RowNormaliserTests
{
    private const string Ugt1a1 = "chr2:233760233";

    /// <summary>UGT1A1 has A(TA)6TAA in its promoter (*28 has seven TA), NUDT15 three GAGTCG (*6 has four, *9 two).</summary>
    [Theory]
    [InlineData("UGT1A1", Ugt1a1, "CATATATATATATATA")]
    [InlineData("NUDT15", "chr13:48037782", "AGGAGTCGGAGTCGGAGTCG")]
    [InlineData("NUDT15", "chr13:48040977", "GAAAAA")]
    [InlineData("NUDT15", "chr13:48045719", "C")]
    public void The_names_of_an_indel_prove_the_repeat_over_which_it_moves(string gene, string locus, string expected) =>
        Assert.Equal(expected, PositionWindow.Of(Position(gene, locus)).Bases);

    [Fact]
    public void Every_insertion_or_deletion_of_the_called_genes_has_a_window_that_reaches_the_end_of_its_repeat()
    {
        foreach (var position in Indels())
        {
            var window = PositionWindow.Of(position);
            foreach (string alternate in position.Alternates.Where(a => a.Length < position.Reference.Length))
            {
                // Right-shift the deletion base by base: it must still be a deletion of the same sequence at the last place that HGVS names.
                int length = position.Reference.Length - alternate.Length;
                Assert.True(window.Bases.Length > length, position.Locus.ToString());
                Assert.Equal(window.Bases[1..^length], window.Bases[(1 + length)..]);
            }
        }
    }

    [Fact]
    public void Every_notation_of_a_definitions_indel_is_read_as_that_allele()
    {
        foreach (var position in Indels())
        {
            var window = PositionWindow.Of(position);
            var normaliser = new PrecisionCare.Pharmacogenomics.Matching.RowNormaliser(position);
            for (int number = 1; number <= position.Alternates.Length; number++)
            {
                string changed = position.Alternates[number - 1] + window.Bases[position.Reference.Length..];
                for (int start = 0; start < window.Bases.Length; start++)
                {
                    if (changed.Length <= start || changed[..(start + 1)] != window.Bases[..(start + 1)]) break;
                    var row = new VariantCall(
                        new Locus(position.Locus.Chromosome, position.Locus.Position + start), window.Bases[start..], [changed[start..]], new Genotype([0, 1], false), new SourceLocation("a.vcf"));

                    Assert.Equal([0, number], normaliser.Rewrite(row)?.Genotype?.Alleles);
                }
            }
        }
    }

    [Fact]
    public void A_TA_insertion_at_the_right_end_of_the_repeat_is_UGT1A1_28()
    {
        var gene = new VcfBuilder().Reference("UGT1A1").Without(Ugt1a1).Row("chr2:233760248", "A", "ATA", "0/1").Call("UGT1A1");

        Assert.Equal<string?>(["*1/*28"], gene.Diplotypes);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.normalised");
    }

    [Fact]
    public void Alleles_joined_into_one_longer_row_are_told_apart() =>
        Assert.Equal<string?>(["*28/*36"], new VcfBuilder().Reference("UGT1A1").Row(Ugt1a1, "CATAT", "CAT,CATATAT", "1/2").Call("UGT1A1").Diplotypes);

    [Fact]
    public void A_padded_base_is_the_base() =>
        Assert.Equal<string?>(["rs9923231 reference (C)/rs9923231 variant (T)"], new VcfBuilder().Row("chr16:31096367", "AC", "AT", "0/1").Call("VKORC1").Diplotypes);

    [Fact]
    public void What_cannot_be_normalised_with_certainty_is_reported_and_leaves_the_position_unknown()
    {
        var gene = new VcfBuilder().Reference("UGT1A1").Without(Ugt1a1).Row("chr2:233760248", "A", "AGG", "0/1").Call("UGT1A1");

        Assert.Equal<string?>([Ugt1a1], gene.Positions.Missing.Select(l => l.ToString()));
        Assert.Contains(gene.Issues, i => i.Code == "pgx.not-normalised");
    }

    [Fact]
    public void A_reference_row_and_an_insertion_elsewhere_in_its_repeat_contradict_each_other()
    {
        var gene = new VcfBuilder().Reference("UGT1A1").Row("chr2:233760248", "A", "ATA", "0/1").Call("UGT1A1");

        Assert.Equal<string?>([Ugt1a1], gene.Positions.Missing.Select(l => l.ToString()));
        Assert.Contains(gene.Issues, i => i.Code == "pgx.rows-contradict");
    }

    [Fact]
    public void A_deletion_across_a_position_is_no_reading_of_it()
    {
        var gene = new VcfBuilder().Row("chr16:31096366", "ACCC", "A", "0/1").Call("VKORC1");

        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
    }

    private static DefinitionPosition Position(string gene, string locus) =>
        VcfBuilder.Knowledge.Pharmacogenes[gene]!.Definition!.Positions.Single(p => p.Locus.ToString() == locus);

    private static IEnumerable<DefinitionPosition> Indels() => VcfBuilder.Knowledge.Pharmacogenes.All.Where(g => g.IsCalledFromVcf)
        .SelectMany(g => g.Definition!.Positions).Where(p => p.Alternates.Any(a => a.Length != p.Reference.Length));
}
