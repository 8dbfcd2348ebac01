using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>What must hold for any genome; genomes are drawn from the definitions with a fixed seed.</summary>
public class CallingPropertyTests
{
    private static readonly string[] Genes = [.. VcfBuilder.Knowledge.Pharmacogenes.All.Where(g => g.IsCalledFromVcf).Select(g => g.Gene)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_rows_is_irrelevant(int seed)
    {
        var random = new Random(seed);
        string[] rows = [.. Genome(random).Rows];
        var expected = Summaries(VcfBuilder.Read(rows));
        random.Shuffle(rows);

        Assert.Equal<string>(expected, Summaries(VcfBuilder.Read(rows)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_unrelated_variant_changes_nothing(int seed)
    {
        var genome = Genome(new Random(seed));
        var expected = Summaries(genome.Read());

        Assert.Equal<string>(expected, Summaries(genome.Line("chr3 1000000 . A T . PASS . GT 1/1").Line("chr10 94781860 . C G . PASS . GT 0/1").Read()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Removing_a_position_never_covers_a_gene(int seed)
    {
        var random = new Random(seed);
        string[] rows = [.. Genome(random).Rows.Where(_ => random.Next(40) == 0)];
        random.Shuffle(rows);
        var before = Call(VcfBuilder.Read(rows));
        for (int kept = rows.Length - 1; kept >= 0; kept -= 3)
        {
            var after = Call(VcfBuilder.Read(rows[..kept]));
            foreach (var (more, fewer) in before.Zip(after))
            {
                Assert.False(more.Status == GeneCallStatus.NotCovered && fewer.Status != GeneCallStatus.NotCovered);
                Assert.True(fewer.Positions.Seen <= more.Positions.Seen);
            }
            before = after;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Phased_and_unphased_genotypes_of_the_same_truth_never_contradict(int seed)
    {
        var phased = Call(Genome(new Random(seed), '|').Read());
        var unphased = Call(Genome(new Random(seed)).Read(), new PgxOptions { AllCandidates = true });

        foreach (var (known, open) in phased.Zip(unphased).Where(p => p.First.Status == GeneCallStatus.Called && !p.First.Diplotypes.IsEmpty))
        {
            if (!open.Diplotypes.IsEmpty)
                Assert.True(known.Diplotypes.Intersect(open.Diplotypes).Any() || VcfBuilder.Knowledge.Pharmacogenes[known.Gene]!.Definition!.UnphasedPriorities.Any());
            foreach (string allele in known.Diplotypes[0].Split('/', '[', ']').SelectMany(a => a.Split(" + ")).Where(a => a.Length > 0 && a != "Reference"))
                Assert.True(open.Haplotypes.IsEmpty || open.Haplotypes.Contains(allele), $"{known.Gene} {known.Diplotypes[0]} is not in {string.Join("; ", open.Haplotypes)}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reading_the_positions_that_the_cheapest_test_names_leaves_one_phenotype(int seed)
    {
        var random = new Random(seed);
        string[] whole = [.. Genome(random).Rows];
        string[] rows = [.. whole.Where(_ => random.Next(12) > 0)];
        foreach (var open in Call(VcfBuilder.Read(rows)).Where(g => g.SettledBy is { Kind: SettlingTestKind.Genotyping }))
        {
            var definition = VcfBuilder.Knowledge.Pharmacogenes[open.Gene]!.Definition!;
            var named = definition.Positions.Where(p => open.SettledBy!.Positions.Contains(p.RsId ?? p.Locus.ToString())).Select(p => $"{p.Locus.Chromosome}\t{p.Locus.Position}\t");
            var settled = Call(VcfBuilder.Read([.. rows, .. whole.Where(row => named.Any(n => row.StartsWith(n, StringComparison.Ordinal)))])).Single(g => g.Gene == open.Gene);

            Assert.True(settled.SettledBy is null, $"{open.Gene} {open.SettledBy!.Text} -> {string.Join(" ; ", settled.Readings.Select(r => r.Label + " " + r.LookupKey))} {settled.SettledBy?.Text}");
        }
    }

    [Theory]
    [InlineData("RYR1")]
    [InlineData("G6PD")]
    [InlineData("CYP2C9")]
    public void A_gene_heterozygous_at_every_position_is_answered(string gene)
    {
        var results = new VcfBuilder().Reference(gene, "0/1").Call(gene);

        Assert.Equal(gene == "RYR1" ? GeneCallStatus.Called : GeneCallStatus.NoCall, results.Status);
        Assert.Equal("unphased", results.Phase);
    }

    [Fact]
    public void RYR1_with_313_heterozygous_positions_lists_every_variant_once()
    {
        var gene = new VcfBuilder().Reference("RYR1", "0/1").Call("RYR1");

        var definition = VcfBuilder.Knowledge.Pharmacogenes["RYR1"]!.Definition!;
        int firstAlternates = definition.Alleles.Count(a => !a.IsReference && a.Cells is [{ Alleles: 2 }]);
        Assert.Equal(firstAlternates, gene.Haplotypes.Length);
        Assert.Equal(2, gene.Readings.Single().Alleles.Length);
    }

    [Fact]
    public void Genotypes_of_any_form_give_issues_not_faults_and_no_call_from_a_discarded_position()
    {
        var random = new Random(7);
        string[] genotypes = ["0/1", "1/1", "./.", ".", "1", "0/.", "./1", "0|1", "1|0", "0/1/1", "2/1", "0/9", "", "x/y", "1/1:5"];
        string[] alternates = ["T", ".", "<DEL>", "<NON_REF>", "*", "N", "TTT", "A,C,G", "t", "T,<*>", "a[chr1:5["];
        foreach (var gene in Genes.Select(g => VcfBuilder.Knowledge.Pharmacogenes[g]!))
        {
            for (int round = 0; round < 8; round++)
            {
                var builder = new VcfBuilder();
                foreach (var position in gene.Definition!.Positions)
                    builder.Row(
                        position.Locus.ToString(), random.Next(3) == 0 ? "ACGTN"[random.Next(5)].ToString() : position.Reference,
                        random.Next(2) == 0 ? string.Join(',', position.Alternates) : alternates[random.Next(alternates.Length)], genotypes[random.Next(genotypes.Length)]);
                var result = builder.Call(gene.Gene, new PgxOptions { Combinations = round % 2 == 1, AllCandidates = round % 3 == 1 });

                Assert.Equal(gene.Definition.Positions.Length, result.Positions.Seen + result.Positions.Missing.Length);
                Assert.All(result.Variants, v => Assert.DoesNotContain(v.Locus, result.Positions.Missing));
                Assert.Equal(result.Status == GeneCallStatus.Called, result.Diplotypes.Length + result.Haplotypes.Length > 0);
            }
        }
    }

    private static IReadOnlyList<GeneResult> Call(SampleCalls calls, PgxOptions? options = null) => PharmacogenomicCaller.Call(calls, [], VcfBuilder.Knowledge, options);

    private static string[] Summaries(SampleCalls calls) =>
        [.. Call(calls).Select(g => $"{g.Gene} {g.Status} {string.Join("; ", g.Diplotypes)} {string.Join("; ", g.Haplotypes)} {string.Join("; ", g.Phenotypes)} {g.Positions.Seen}")];

    /// <summary>A genome with two drawn alleles in each gene, written with the separator.</summary>
    private static VcfBuilder Genome(Random random, char separator = '/')
    {
        var builder = new VcfBuilder();
        foreach (string gene in Genes)
        {
            var definition = VcfBuilder.Knowledge.Pharmacogenes[gene]!.Definition!;
            int[] first = Copy(definition, random), second = Copy(definition, random);
            builder.Reference(gene, $"0{separator}0");
            for (int i = 0; i < first.Length; i++)
                if (first[i] != 0 || second[i] != 0)
                    builder.With(definition.Positions[i].Locus.ToString(), $"{first[i]}{separator}{second[i]}");
        }
        return builder;
    }

    private static int[] Copy(GeneDefinition definition, Random random)
    {
        int[] numbers = new int[definition.Positions.Length];
        foreach (var cell in definition.Alleles[random.Next(definition.Alleles.Length)].Cells)
            numbers[cell.Position] = System.Numerics.BitOperations.TrailingZeroCount(cell.Alleles);
        return numbers;
    }
}
