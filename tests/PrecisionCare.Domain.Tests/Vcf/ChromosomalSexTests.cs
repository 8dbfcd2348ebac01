using PrecisionCare.Variants;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

public sealed class ChromosomalSexTests
{
    [Theory]
    [InlineData(60, 40, 0, ChromosomalSex.TwoX)]
    [InlineData(60, 40, 1, ChromosomalSex.TwoX)] // a stray call on Y
    [InlineData(2, 98, 50, ChromosomalSex.OneXOneY)]
    [InlineData(0, 98, 50, ChromosomalSex.OneXOneY)]
    [InlineData(60, 40, 50, null)] // as in XXY
    [InlineData(0, 98, 0, null)] // as in X0, or where chrY was not called
    [InlineData(20, 80, 0, null)] // neither
    [InlineData(12, 5, 0, null)] // too few to say
    public void Sex_chromosomes_are_told_from_variant_calls(int heterozygousX, int homozygousX, int onY, ChromosomalSex? sex)
    {
        var vcf = VcfText.GRCh38("A");
        for (int i = 0; i < heterozygousX; i++) vcf.Row($"chrX:{5_000_000 + i}", "G", "A", i % 2 == 0 ? "0/1" : "1|0");
        for (int i = 0; i < homozygousX; i++) vcf.Row($"chrX:{6_000_000 + i}", "G", "A", i % 2 == 0 ? "1/1" : "1");
        for (int i = 0; i < onY; i++) vcf.Row($"chrY:{7_000_000 + i}", "G", "A", "1");
        Assert.Equal(sex, Read(vcf).Samples.Single().ChromosomalSex);
    }

    [Fact]
    public void Calls_in_pseudoautosomal_regions_filtered_calls_and_reference_calls_count_for_nothing()
    {
        var vcf = VcfText.GRCh38("A");
        for (int i = 0; i < 100; i++)
        {
            vcf.Row($"chrX:{1_000_000 + i}", "G", "A", "0/1");
            vcf.Line($"chrX\t{5_000_000 + i}\t.\tG\tA\t.\tLowQual\t.\tGT\t0/1");
            vcf.Row($"chrX:{6_000_000 + i}", "G", "A", "0/0").Row($"chrX:{7_000_000 + i}", "G", "A", "1/.");
        }

        Assert.Null(Read(vcf).Samples.Single().ChromosomalSex);
    }

    [Fact]
    public void Each_sample_of_a_file_is_judged_by_its_own_calls()
    {
        var vcf = VcfText.GRCh38("A", "B");
        for (int i = 0; i < 50; i++) vcf.FullRow($"chrX:{5_000_000 + i}", "G", "A", ".", "DP:GT", "9:0/1", "9:1/1").FullRow($"chrY:{7_000_000 + i}", "G", "A", ".", "GT", ".", "1");
        Assert.Equal([ChromosomalSex.TwoX, ChromosomalSex.OneXOneY], Read(vcf).Samples.Select(sample => sample.ChromosomalSex));
    }
}
