using PrecisionCare.Genome;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

/// <summary>A cohort in the manner of the 1000 Genomes Project: GRCh37 names, phased, many samples, multi-allelic and haploid rows, long INFO.</summary>
public sealed class CohortTests
{
    private const int Samples = 120, Rows = 400;

    [Fact]
    public void A_cohort_gives_each_sample_what_splitting_the_text_by_hand_gives()
    {
        string text = Cohort().ToString();
        LocusSet interest = LocusSet.From(Enumerable.Range(0, Rows).Where(row => row % 3 == 0).Select(row => new Locus(Chromosome.Autosome(10), 96_000_000 + (100 * row))));
        var contents = Read(VcfText.Bgzip(System.Text.Encoding.ASCII.GetBytes(text), 30_000), interest);

        Assert.Empty(contents.Issues);
        Assert.Equal(GenomeAssembly.GRCh37, contents.Assembly);
        Assert.Equal(Samples, contents.Samples.Length);
        string[][] rows = [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
        for (int sample = 0; sample < Samples; sample++)
        {
            var expected = rows.Where(row => row[0] == "10" && interest.Contains(new Locus(Chromosome.Autosome(10), int.Parse(row[1], null))))
                .Select(row => $"chr10:{row[1]} {row[3]}>{row[4]} {row[9 + sample]}");
            Assert.Equal(expected, contents.Samples[sample].Lines());
        }
    }

    [Fact]
    public void Samples_in_another_order_have_the_same_calls()
    {
        string[] interest = ["chr10:96000000", "chr10:96000300"];
        var contents = Read(Cohort(), interest);
        var turned = Read(Cohort(reversed: true), interest);

        Assert.Equal(
            contents.Samples.Select(sample => (sample.Sample, string.Join(' ', sample.Lines()))),
            turned.Samples.Reverse().Select(sample => (sample.Sample, string.Join(' ', sample.Lines()))));
    }

    private static VcfText Cohort(bool reversed = false)
    {
        var random = new Random(1000);
        int[] order = [.. reversed ? Enumerable.Range(0, Samples).Reverse() : Enumerable.Range(0, Samples)];
        var vcf = VcfText.GRCh37([.. order.Select(i => $"HG{i:D5}")]).Version("VCFv4.1").Header("##reference=ftp://ftp.1000genomes.ebi.ac.uk/hs37d5.fa.gz");
        for (int row = 0; row < Rows; row++)
        {
            string reference = "ACGT"[random.Next(4)].ToString();
            string alternate = (row % 7) switch { 0 => "<CN0>", 1 => reference + "TTA", 2 => "A,C,G,T".Replace(reference + ",", "", StringComparison.Ordinal), _ => "N".Replace("N", reference == "A" ? "G" : "A", StringComparison.Ordinal) };
            if (alternate.EndsWith("," + reference, StringComparison.Ordinal)) alternate = alternate[..^2];
            int alleles = alternate.Count(c => c == ',') + 2;
            string[] cells = [.. Enumerable.Range(0, Samples).Select(i => $"{random.Next(alleles)}|{random.Next(alleles)}")];
            if (row % 11 == 0) cells[5] = ".|.";
            if (row % 13 == 0) cells[6] = "0";
            vcf.FullRow($"10:{96_000_000 + (100 * row)}", reference, alternate, "AC=1;AF=0.000199681;AN=5008;NS=2504;DP=8012;EAS_AF=0;AMR_AF=0;AFR_AF=0.0008;AA=.|||;VT=SNP", "GT", [.. order.Select(i => cells[i])]);
        }

        return vcf;
    }
}
