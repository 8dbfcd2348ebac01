using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Variants;

public sealed class VariantNormaliserTests
{
    /// <summary>The example of Tan et al. 2015, figure 1: a CA deletion in a short tandem repeat, in five notations of one change.</summary>
    [Theory]
    [InlineData(6, "CAC", "C")]
    [InlineData(3, "GCACA", "GCA")]
    [InlineData(3, "GCA", "G")]
    [InlineData(2, "GGCA", "GG")]
    [InlineData(7, "ACA", "A")]
    public void Every_notation_of_the_CA_deletion_becomes_the_one_of_Tan_et_al(int position, string reference, string alternate) =>
        Assert.Equal("chr1:3 GCA>G", One(new ReferenceWindow(new Locus(Chromosome.Autosome(1), 1), "GGGCACACACAGGG"), position, reference, alternate));

    /// <summary>UGT1A1 promoter repeat: *28 has seven TA instead of six, whichever way a caller places the insertion.</summary>
    [Theory]
    [InlineData(101, "C", "CAT")]
    [InlineData(101, "CAT", "CATAT")]
    [InlineData(104, "A", "ATA")]
    [InlineData(113, "T", "TAT")]
    [InlineData(115, "T", "TAT")]
    public void A_TA_insertion_in_the_UGT1A1_repeat_is_one_variant_wherever_it_is_written(int position, string reference, string alternate) =>
        Assert.Equal("chr2:101 C>CAT", One(new ReferenceWindow(new Locus(Chromosome.Autosome(2), 100), "CCATATATATATATATGG"), position, reference, alternate));

    [Fact]
    public void A_multi_allelic_row_is_split_and_each_allele_is_trimmed_by_itself()
    {
        var window = new ReferenceWindow(new Locus(Chromosome.Autosome(2), 100), "CCATATATATATATATGG");
        var alleles = VariantNormaliser.Normalise(new Locus(Chromosome.Autosome(2), 101), "CAT", ["C", "CATAT", "CAC", "<NON_REF>", "*", "CAT", "CAN"], window);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], alleles.Select(allele => allele.Index));
        Assert.Equal(["chr2:101 CAT>C", "chr2:101 C>CAT", "chr2:103 T>C", null, null, null, null], alleles.Select(allele => allele.Variant?.ToString()));
        Assert.All(alleles.Skip(3), allele => Assert.Equal(Normalisation.NoSequence, allele.Outcome));
    }

    [Fact]
    public void What_could_move_beyond_the_window_is_not_guessed()
    {
        var window = new ReferenceWindow(new Locus(Chromosome.Autosome(2), 103), "TATATATATATATATGG"[..13]);
        var allele = VariantNormaliser.Normalise(new Locus(Chromosome.Autosome(2), 113), "T", ["TAT"], window).Single();

        Assert.Equal((Normalisation.WindowTooShort, null), (allele.Outcome, allele.Variant));
    }

    [Fact]
    public void What_cannot_move_needs_no_window()
    {
        var elsewhere = new ReferenceWindow(new Locus(Chromosome.Autosome(2), 5000), "A");
        Assert.Equal("chr2:113 T>TGG", One(elsewhere, 113, "T", "TGG"));
    }

    [Fact]
    public void A_REF_that_the_reference_does_not_have_is_said_so()
    {
        var window = new ReferenceWindow(new Locus(Chromosome.Autosome(2), 100), "CCATAT");
        var allele = VariantNormaliser.Normalise(new Locus(Chromosome.Autosome(2), 102), "AG", ["A"], window).Single();
        Assert.Equal(Normalisation.ReferenceDiffers, allele.Outcome);
    }

    /// <summary>
    /// A change is any pair of haplotypes: of all its notations over the reference, found by trying every start and length, the shortest and then leftmost
    /// one is normal, and every notation leads to it.
    /// </summary>
    [Fact]
    public void Every_notation_of_a_change_leads_to_its_shortest_and_leftmost_one()
    {
        var random = new Random(20150415);
        for (int round = 0; round < 400; round++)
        {
            string reference = Bases(random, 14, alphabet: round % 3 + 2);
            int at = random.Next(5, 9), length = random.Next(0, 4);
            string changed = reference[..at] + Bases(random, random.Next(0, 4), 2) + reference[(at + length)..];
            if (changed == reference) continue;
            var window = new ReferenceWindow(new Locus(Chromosome.X, 1), reference);

            var notations = Notations(reference, changed).ToList();
            var normal = notations.OrderBy(n => n.Reference.Length + n.Alternate.Length).ThenBy(n => n.Locus).First();
            foreach (var notation in notations)
            {
                var allele = VariantNormaliser.Normalise(notation.Locus, notation.Reference, [notation.Alternate], window).Single();
                if (allele.Outcome == Normalisation.WindowTooShort) Assert.Equal(1, normal.Locus.Position); // only where the repeat fills the window
                else Assert.Equal(normal, allele.Variant);
            }
        }
    }

    private static IEnumerable<Variant> Notations(string reference, string changed)
    {
        for (int start = 0; start < reference.Length; start++)
            for (int end = start + 1; end <= reference.Length; end++)
            {
                int alternate = changed.Length - reference.Length + end - start;
                if (alternate < 1 || reference[..start] != changed[..Math.Min(start, changed.Length)] || !changed.EndsWith(reference[end..], StringComparison.Ordinal)) continue;
                yield return new Variant(new Locus(Chromosome.X, start + 1), reference[start..end], changed.Substring(start, alternate));
            }
    }

    private static string Bases(Random random, int length, int alphabet) => string.Concat(Enumerable.Range(0, length).Select(_ => "ACGT"[random.Next(alphabet)]));

    private static string? One(ReferenceWindow window, int position, string reference, string alternate)
    {
        ImmutableArray<NormalisedAllele> alleles = VariantNormaliser.Normalise(new Locus(window.Start.Chromosome, position), reference, [alternate], window);
        Assert.Equal(Normalisation.Certain, alleles.Single().Outcome);
        return alleles.Single().Variant?.ToString();
    }
}
