using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>What PharmVar and CPIC say that a genotype means.</summary>
public class CallingTests
{
    [Fact]
    public void A_gene_without_a_row_is_not_covered_and_never_normal()
    {
        var gene = new VcfBuilder().Reference("CYP2C19").Call("CYP2C9");

        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
        Assert.Empty(gene.Phenotypes);
        Assert.Empty(gene.Readings);
        Assert.Equal(83, gene.Positions.Missing.Length);
    }

    [Fact]
    public void The_sequence_of_GRCh38_itself_is_CYP2C19_star_38()
    {
        var gene = new VcfBuilder().Reference("CYP2C19").Call("CYP2C19");

        Assert.Equal<string?>(["*38/*38"], gene.Diplotypes);
        Assert.Equal<string?>(["Normal Metabolizer"], gene.Phenotypes);
        Assert.Empty(gene.Positions.Missing);
    }

    [Fact]
    public void CYP2C19_rs4244285_on_both_copies_is_star_2_and_a_poor_metabolizer()
    {
        var gene = new VcfBuilder().Reference("CYP2C19").With("rs3758581", "1/1").With("rs12769205", "1/1").With("rs4244285", "1/1").Call("CYP2C19");

        Assert.Equal<string?>(["*2/*2"], gene.Diplotypes);
        Assert.Equal<string?>(["Poor Metabolizer"], gene.Phenotypes);
        Assert.Equal("No function", gene.Readings.Single().Alleles[0].Function);
    }

    [Fact]
    public void CYP2C19_star_17_on_one_copy_of_star_1_is_a_rapid_metabolizer()
    {
        var gene = new VcfBuilder().Reference("CYP2C19").With("rs3758581", "1/1").With("rs12248560", "0/1").Call("CYP2C19");

        Assert.Equal<string?>(["*1/*17"], gene.Diplotypes);
        Assert.Equal<string?>(["Rapid Metabolizer"], gene.Phenotypes);
        Assert.Equal("effectively phased", gene.Phase);
    }

    [Fact]
    public void CYP2C9_is_scored_and_star_2_with_star_3_leaves_half_an_activity()
    {
        var gene = new VcfBuilder().Reference("CYP2C9").With("rs1799853", "0/1").With("rs1057910", "0/1").Call("CYP2C9");

        Assert.Equal<string?>(["*2/*3"], gene.Diplotypes);
        Assert.Equal("0.5", gene.ActivityScore);
        Assert.Equal<string?>(["Poor Metabolizer"], gene.Phenotypes);
        Assert.Equal("0.5", gene.Readings.Single().LookupKey);
    }

    [Fact]
    public void An_allele_without_an_assigned_function_leaves_a_scored_gene_indeterminate()
    {
        var gene = new VcfBuilder().Reference("CYP2C9").With(VariantOf("CYP2C9", "*84"), "0/1").Call("CYP2C9");

        Assert.Equal<string?>(["*1/*84"], gene.Diplotypes);
        Assert.Equal<string?>(["Indeterminate"], gene.Phenotypes);
        Assert.Equal("n/a", gene.ActivityScore);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.function-not-assigned");
    }

    [Fact]
    public void UGT1A1_repeats_are_told_by_their_length()
    {
        Assert.Equal<string?>(["*28/*28"], new VcfBuilder().Reference("UGT1A1").With("rs3064744", "2/2").Call("UGT1A1").Diplotypes);
        Assert.Equal<string?>(["*1/*36"], new VcfBuilder().Reference("UGT1A1").With("rs3064744", "0/1").Call("UGT1A1").Diplotypes);
        Assert.Equal<string?>(["*1/*37"], new VcfBuilder().Reference("UGT1A1").With("rs3064744", "0/3").Call("UGT1A1").Diplotypes);
    }

    [Fact]
    public void NAT2_is_not_called_without_one_of_its_required_positions()
    {
        var gene = new VcfBuilder().Reference("NAT2").Without("chr8:18400344").Call("NAT2");

        Assert.Equal(GeneCallStatus.NoCall, gene.Status);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.required-position-missing");
    }

    [Fact]
    public void NAT2_candidates_that_unphased_data_cannot_tell_apart_give_the_more_frequent_one()
    {
        // *4/*5 and *1/*16 explain the same genotypes; the priority list picks *4/*5.
        var builder = new VcfBuilder().Reference("NAT2");
        foreach (var cell in Cells("NAT2", "*4").Concat(Cells("NAT2", "*5")).GroupBy(c => c).Select(g => (g.Key, Count: g.Count())))
            builder.With(cell.Key, cell.Count == 2 ? "1/1" : "0/1");

        Assert.Equal<string?>(["*4/*5"], builder.Call("NAT2").Diplotypes);
    }

    [Fact]
    public void A_missing_position_leaves_the_alleles_open_that_it_would_tell_apart()
    {
        // Without the TA repeat, *80 cannot be told from *80+*28 and *80+*37.
        var gene = new VcfBuilder().Reference("UGT1A1").With("rs887829", "0/1").Without("chr2:233760233").Call("UGT1A1");

        Assert.Equal<string?>(["*1/*80", "*1/*80+*28", "*1/*80+*37"], gene.Diplotypes);
        Assert.Contains("*28", gene.UntestedAlleles);
    }

    [Fact]
    public void Half_a_genotype_with_a_variant_forbids_the_call()
    {
        var gene = new VcfBuilder().Reference("TPMT").With("rs1142345", "./1").Call("TPMT");

        Assert.Equal(GeneCallStatus.NoCall, gene.Status);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.partial-genotype");
    }

    [Fact]
    public void A_row_whose_REF_differs_from_the_definition_is_discarded_not_read_as_reference()
    {
        var gene = new VcfBuilder().Reference("VKORC1").Row("chr16:31096368", "G", "A", "0/0").Call("VKORC1");

        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.reference-mismatch");
    }

    [Fact]
    public void A_heterozygous_genotype_with_reads_of_one_allele_only_is_discarded()
    {
        var gene = new VcfBuilder().Reference("VKORC1").Without("chr16:31096368")
            .Line("chr16 31096368 . C T . PASS . GT:AD 0/1:30,0").Call("VKORC1");

        Assert.Equal(GeneCallStatus.NotCovered, gene.Status);
        Assert.Contains(gene.Issues, i => i.Code == "pgx.depth-contradicts");
    }

    [Fact]
    public void An_undocumented_allele_is_read_as_reference_only_in_the_genes_whose_guideline_asks_for_it()
    {
        var dpyd = new VcfBuilder().Reference("DPYD").Row("chr1:97450058", "C", "T,G", "0/2").Call("DPYD");
        var cyp2c19 = new VcfBuilder().Reference("CYP2C19").Row("chr10:94781859", "G", "A,T", "0/2").Call("CYP2C19");

        Assert.Equal<string?>(["Reference/Reference"], dpyd.Diplotypes);
        Assert.Contains(dpyd.Issues, i => i.Code == "pgx.undocumented-allele");
        Assert.Equal(GeneCallStatus.NoCall, cyp2c19.Status);
    }

    [Fact]
    public void Unphased_DPYD_variants_are_listed_and_the_two_with_the_least_activity_decide()
    {
        var gene = new VcfBuilder().Reference("DPYD").With("rs3918290", "0/1").With("rs1801159", "0/1").Call("DPYD");

        Assert.Empty(gene.Diplotypes);
        Assert.Equal<string?>(["c.1627A>G (*5)", "c.1905+1G>A (*2A)"], gene.Haplotypes);
        Assert.Equal("1.0", gene.ActivityScore);
        Assert.Equal<string?>(["Intermediate Metabolizer"], gene.Phenotypes);
    }

    [Fact]
    public void DPYD_HapB3_is_decided_by_the_intronic_variant()
    {
        var both = new VcfBuilder().Reference("DPYD").With("rs75017182", "0/1").With("rs56038477", "0/1").Call("DPYD");
        var exonOnly = new VcfBuilder().Reference("DPYD").With("rs56038477", "0/1").Call("DPYD");
        var intronUnread = new VcfBuilder().Reference("DPYD").With("rs56038477", "0/1").Without("chr1:97579893").Call("DPYD");

        Assert.Equal<string?>(["Reference/c.1129-5923C>G, c.1236G>A (HapB3)"], both.Diplotypes);
        Assert.Equal("1.5", both.ActivityScore);
        Assert.Equal<string?>(["Reference/Reference"], exonOnly.Diplotypes);
        Assert.Contains(exonOnly.Issues, i => i.Code == "pgx.tag-without-cause");
        Assert.Equal<string?>(["Reference/c.1129-5923C>G, c.1236G>A (HapB3)"], intronUnread.Diplotypes);
        Assert.Contains(intronUnread.Issues, i => i.Code == "pgx.tag-only");
    }

    [Fact]
    public void A_single_RYR1_variant_is_labelled_by_itself_as_heterozygous()
    {
        var gene = new VcfBuilder().Reference("RYR1").With("rs193922747", "0/1").Call("RYR1");

        Assert.Equal<string?>(["Reference/c.103T>C"], gene.Diplotypes);
        Assert.Equal<string?>(["c.103T>C (heterozygous)"], gene.Labels);
        Assert.Equal<string?>(["Malignant Hyperthermia Susceptibility"], gene.Phenotypes);
    }

    [Fact]
    public void G6PD_has_one_allele_in_a_man_however_his_genotypes_are_written()
    {
        var haploid = new VcfBuilder().Reference("G6PD", "0").With("rs1050829", "1").Call("G6PD");
        var diploid = new VcfBuilder().Reference("G6PD").With("rs1050829", "1/1").Call("G6PD", sex: AdministrativeSex.Male);
        var woman = new VcfBuilder().Reference("G6PD").With("rs1050829", "1/1").Call("G6PD", sex: AdministrativeSex.Female);

        Assert.Equal<string?>(["A"], haploid.Diplotypes);
        Assert.Equal<string?>(["A"], diploid.Diplotypes);
        Assert.Equal<string?>(["A/A"], woman.Diplotypes);
    }

    [Fact]
    public void Heterozygous_G6PD_in_a_man_is_reported_as_a_possible_sample_swap()
    {
        var gene = new VcfBuilder().Reference("G6PD").With("rs1050829", "0/1").Call("G6PD", sex: AdministrativeSex.Male);

        Assert.Contains(gene.Issues, i => i.Code == "pgx.sex-contradicts");
    }

    [Fact]
    public void SLCO1B1_without_a_star_allele_is_inferred_from_rs4149056_and_says_so()
    {
        var gene = new VcfBuilder().Reference("SLCO1B1").With("rs4149056", "0/1").Row("chr12:21172735", "G", "T", "0/1").Call("SLCO1B1");

        Assert.Equal(GeneCallStatus.NoCall, gene.Status);
        Assert.True(gene.Inferred);
        Assert.Equal<string?>(["rs4149056 T/rs4149056 C"], gene.Labels);
        Assert.Equal<string?>(["*1", "*5"], gene.Readings.Single().Alleles.Select(a => a.Name));
        Assert.Equal<string?>(["Decreased Function"], gene.Phenotypes);
    }

    [Fact]
    public void Rs12777823_is_read_for_warfarin_beside_the_alleles_of_CYP2C9()
    {
        var gene = new VcfBuilder().Reference("CYP2C9").With("rs12777823", "0/1").Call("CYP2C9");

        Assert.Equal<string?>(["*1/*1"], gene.Diplotypes);
        Assert.Equal<string?>(["G", "A"], gene.OtherGenotypes.Single().Alleles);
    }

    [Fact]
    public void Combinations_are_named_only_when_they_were_asked_for()
    {
        var builder = new VcfBuilder().Reference("CYP2C9", "0|0").With("rs1799853", "0|1").With("rs1057910", "0|1");

        Assert.Equal(GeneCallStatus.NoCall, builder.Call("CYP2C9").Status);
        Assert.Equal<string?>(["*1/[*2 + *3]"], builder.Call("CYP2C9", new PgxOptions { Combinations = true }).Diplotypes);
    }

    private static string VariantOf(string gene, string allele) => Cells(gene, allele).Single();

    private static IEnumerable<string> Cells(string gene, string allele)
    {
        var definition = VcfBuilder.Knowledge.Pharmacogenes[gene]!.Definition!;
        return definition.Alleles.Single(a => a.Name == allele).Cells.Where(c => c.Alleles == 2).Select(c => definition.Positions[c.Position].Locus.ToString());
    }
}
