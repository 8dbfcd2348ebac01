using PrecisionCare.Genome;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Genome;

public sealed class LocusSetTests
{
    [Fact]
    public void A_locus_is_in_the_set_only_on_its_own_chromosome()
    {
        var set = Positions("chr10:94781859", "chr1:97078987");

        Assert.True(set.Contains(Locus.Parse("10:94781859")));
        Assert.False(set.Contains(Locus.Parse("chr1:94781859")));
        Assert.False(set.Contains(Locus.Parse("chr10:94781860")));
    }

    [Theory]
    [InlineData(90, 99, false)]
    [InlineData(90, 100, true)]
    [InlineData(100, 100, true)]
    [InlineData(101, 199, false)]
    [InlineData(101, 200, true)]
    [InlineData(201, 300, false)]
    [InlineData(100, 99, false)]
    [InlineData(-50, int.MaxValue, true)]
    public void A_range_includes_both_its_ends(int start, int end, bool overlaps) =>
        Assert.Equal(overlaps, Positions("chr10:100", "chr10:200").Overlaps(Chromosome.Autosome(10), start, end));

    [Fact]
    public void Loci_come_once_and_in_genome_order_however_they_were_given() =>
        Assert.Equal(
            ["chr2:5", "chr10:3", "chr10:7", "chrX:1", "chrM:9"],
            Positions("chrM:9", "chrX:1", "chr10:7", "chr10:3", "chr10:7", "chr2:5").Select(locus => locus.ToString()));

    [Fact]
    public void Overlap_agrees_with_looking_at_every_locus()
    {
        var random = new Random(7);
        int[] positions = [.. Enumerable.Range(0, 200).Select(_ => random.Next(1, 1000))];
        var set = LocusSet.From(positions.Select(position => new Locus(Chromosome.X, position)));
        for (int i = 0; i < 2000; i++)
        {
            int start = random.Next(0, 1010), end = start + random.Next(-2, 20);
            Assert.Equal(positions.Any(position => start <= position && position <= end), set.Overlaps(Chromosome.X, start, end));
        }
    }
}
