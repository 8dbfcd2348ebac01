using System.IO.Compression;
using System.Text;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Tests.Consents;

public sealed class OneSampleTests
{
    private const string Family =
        "##fileformat=VCFv4.3\n##SAMPLE=<ID=MOTHER,Description=\"Anna\">\n##SAMPLE=<ID=CHILD,Description=\"Kim\">\n##contig=<ID=chr1>\n"
        + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tMOTHER\tCHILD\tFATHER\nchr1\t5\t.\tA\tG\t.\tPASS\t.\tGT\t0/1\t1/1\t0/0\n";

    [Theory]
    [InlineData("CHILD", "1/1")]
    [InlineData("FATHER", "0/0")]
    [InlineData("MOTHER", "0/1")]
    public async Task A_family_file_gives_one_sample_and_no_word_of_the_others(string sample, string genotype)
    {
        foreach (byte[] file in new[] { Encoding.UTF8.GetBytes(Family), Packed() })
        {
            using var to = new MemoryStream();
            await OneSample.WriteAsync(() => new MemoryStream(file), sample, to, CancellationToken.None);
            string text = Encoding.UTF8.GetString(to.ToArray());
            string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal($"chr1\t5\t.\tA\tG\t.\tPASS\t.\tGT\t{genotype}", lines[^1]);
            foreach (string other in new[] { "MOTHER", "CHILD", "FATHER" }.Where(o => o != sample)) Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        }
    }

    private static byte[] Packed()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(Family));
        return buffer.ToArray();
    }
}
