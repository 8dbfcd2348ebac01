using System.IO.Compression;
using System.Text;
using PrecisionCare.Vcf;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

/// <summary>Whatever the bytes, reading ends, in bounded memory, with Issues and without exceptions.</summary>
public sealed class HostileVcfTests
{
    private static readonly string[] RowFaults =
        ["vcf.column-count", "vcf.position", "vcf.beyond-chromosome", "vcf.reference-allele", "vcf.alternate-allele", "vcf.line-too-long"];

    [Fact]
    public void Ten_thousand_mutations_of_a_good_file_never_throw_and_no_faulty_row_gives_a_call()
    {
        byte[] good = Good().ToBytes();
        var interest = Positions("chr10:100", "chr10:150", "chr10:200", "chr10:300", "chrX:500");
        Assert.Empty(Read(good, interest).Issues);
        var random = new Random(1);
        int withIssues = 0;
        for (int i = 0; i < 10_000; i++)
        {
            byte[] mutant = Mutate(good, random);
            byte[] file = (i % 4) switch { 0 => VcfText.Bgzip(mutant, 300), 1 => VcfText.Gzip(mutant), _ => mutant };
            var contents = Read(file, interest);

            if (!contents.Issues.IsEmpty) withIssues++;
            HashSet<long?> faulty = [.. contents.Issues.Where(issue => RowFaults.Contains(issue.Code)).Select(issue => issue.Where.Line)];
            foreach (var call in contents.Samples.SelectMany(sample => sample.Calls))
            {
                Assert.DoesNotContain(call.Where.Line, faulty);
                Assert.True(call.Genotype is null || call.Genotype.Alleles.All(allele => allele is null || allele <= call.Alternates.Length));
                Assert.True(interest.Overlaps(call.Locus.Chromosome, call.Locus.Position - 50, (int)Math.Min(int.MaxValue, call.End + 50L)));
                Assert.True(call.End >= call.Locus.Position);
            }
        }

        Assert.True(withIssues > 3000);
    }

    [Fact]
    public void Ten_thousand_mutations_of_compressed_files_never_throw()
    {
        byte[][] files = [Good().ToBgzip(), Good().ToBgzip(200), Good().ToGzip()];
        var interest = Positions("chr10:100", "chr10:150", "chr10:200", "chr10:300", "chrX:500");
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) Assert.NotNull(Read(Mutate(files[i % files.Length], random), interest));
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(3);
        for (int i = 0; i < 500; i++)
        {
            byte[] noise = new byte[random.Next(1, 5000)];
            random.NextBytes(noise);
            byte[] file = (i % 3) switch
            {
                0 => [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, (byte)'B', (byte)'C', 2, 0, .. noise],
                1 => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, .. noise],
                _ => noise,
            };
            var contents = Read(file, "chr10:100");
            Assert.Contains(contents.Issues, issue => issue.Severity == IssueSeverity.Error);
            Assert.Empty(contents.Samples);
        }
    }

    [Fact]
    public void A_line_without_end_is_skipped_within_bounded_memory()
    {
        var options = new VcfOptions { MaximumLineLength = 1 << 20 };
        var file = new Repeating(VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").ToString() + "chr10\t", "ACGTACGT", 256L << 20, "\n" + "chr10\t110\t.\tG\tA\t.\t.\t.\tGT\t1/1\n");
        long before = GC.GetAllocatedBytesForCurrentThread();
        var contents = VcfReader.Read(file, "a.vcf", _ => Positions("chr10:100", "chr10:110"), options);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
        Assert.Equal(["vcf.line-too-long"], contents.Codes());
        Assert.Equal(["chr10:100 G>A 0/1", "chr10:110 G>A 1/1"], contents.Samples.Single().Lines());
    }

    [Fact]
    public void A_zip_bomb_is_stopped_long_before_it_is_unpacked()
    {
        byte[] start = VcfText.Gzip(VcfText.GRCh38("A").Row("chr10:100", "G", "A", "0/1").ToBytes());
        byte[] rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"chr10\t5\t.\tG\tA\t.\t.\t{new string('x', 5000)}\tGT\t0/1\n", 400)));
        byte[] member = VcfText.Gzip(rows, CompressionLevel.SmallestSize);
        Assert.True(rows.Length > 200 * member.Length);
        using var packed = new MemoryStream([.. start, .. Enumerable.Repeat(member, 200).SelectMany(bytes => bytes)]);
        var contents = VcfReader.Read(packed, "a.vcf.gz", _ => Positions("chr10:100"));

        Assert.Equal(["vcf.inflates-too-much"], contents.Codes());
        Assert.InRange(contents.Records, 1, 20_000);
    }

    [Fact]
    public void Endless_rows_at_one_position_stop_at_the_memory_granted()
    {
        string row = "chr10\t100\t.\tG\tA\t.\t.\t.\tGT\t0/1\n";
        var contents = VcfReader.Read(
            new Repeating(VcfText.GRCh38("A").ToString(), row, 1L << 30, ""), "a.vcf", _ => Positions("chr10:100"), new VcfOptions { MaximumCallMemory = 4 << 20 });

        Assert.Contains("vcf.too-many-calls", contents.Codes());
        Assert.InRange(contents.Samples.Single().Calls.Length, 1_000, 20_000);
    }

    [Fact]
    public void More_samples_than_allowed_are_refused() =>
        Assert.Equal(
            ["vcf.too-many-samples"],
            Read(VcfText.GRCh38([.. Enumerable.Range(0, 101).Select(i => "S" + i)]).ToBytes(), Positions(), new VcfOptions { MaximumSamples = 100 }).Codes());

    [Fact]
    public void Cancelling_stops_an_endless_file()
    {
        var endless = new Repeating(VcfText.GRCh38("A").ToString(), "chr10\t5\t.\tG\tA\t.\t.\t.\tGT\t0/1\n", long.MaxValue / 2, "");
        Assert.Throws<OperationCanceledException>(() => VcfReader.Read(endless, "a.vcf", _ => Positions("chr10:100"), cancel: new CancellationToken(canceled: true)));
    }

    private static VcfText Good() => VcfText.GRCh38("A", "B")
        .Header("##SAMPLE=<ID=A,PatientID=p1>").Header("##fileDate=20260101").Header("##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Reads\">")
        .FullRow("chr10:100", "G", "A", ".", "GT:AD:DP:GQ:PS", "0|1:12,10:22:99:100", "1/.:.:.:.:.")
        .FullRow("chr10:120", "T", "<NON_REF>", "END=160", "GT:DP:MIN_DP", "0/0:30:12", "./.:0:0")
        .FullRow("chr10:190", "GATTACAGATTACA", "G,GATTACA", "AC=1,1", "GT", "1/2", "0")
        .FullRow("chr10:290", "G", "<DEL>", "SVTYPE=DEL;SVLEN=-40", "GT", "0/1", "0/0")
        .FullRow("chr10:300", "A", "*,T", "DP=7", "GT:DP", "1|2:7", "0|0:9")
        .FullRow("chrX:500", "C", "T", ".", "GT", "1", "0/1")
        .FullRow("chrY:7000000", "C", "T", ".", "GT", "1", ".");

    /// <summary>One to four changes: a byte set, a piece removed, doubled, or replaced by what confuses parsers.</summary>
    private static byte[] Mutate(byte[] good, Random random)
    {
        byte[][] confusing = ["\0"u8.ToArray(), "\t"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "-1"u8.ToArray(), "999999999999"u8.ToArray(), "|"u8.ToArray(), "<"u8.ToArray(), ":"u8.ToArray(), ","u8.ToArray(), "\"="u8.ToArray(), [0xff, 0xfe], "#CHROM"u8.ToArray(), "2147483647"u8.ToArray()];
        byte[] mutant = good;
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int at = random.Next(mutant.Length), length = random.Next(1, Math.Min(40, mutant.Length - at) + 1);
            mutant = random.Next(4) switch
            {
                0 => [.. mutant[..at], (byte)random.Next(256), .. mutant[(at + 1)..]],
                1 when mutant.Length > 100 => [.. mutant[..at], .. mutant[(at + length)..]],
                2 => [.. mutant[..(at + length)], .. mutant[at..]],
                _ => [.. mutant[..at], .. confusing[random.Next(confusing.Length)], .. mutant[(at + random.Next(2))..]],
            };
        }

        return mutant;
    }

    /// <summary>A text, then another over and over until so many bytes are given, then an end.</summary>
    private sealed class Repeating(string start, string repeated, long bytes, string end) : MemoryStream
    {
        private readonly byte[] _repeated = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1 + (8192 / repeated.Length))));
        private byte[] _current = Encoding.ASCII.GetBytes(start);
        private int _at;
        private long _left = bytes;
        private bool _ended;

        public override int Read(Span<byte> buffer)
        {
            if (_at == _current.Length)
            {
                if (_left <= 0 && _ended) return 0;
                _ended = _left <= 0;
                _current = _ended ? Encoding.ASCII.GetBytes(end) : _repeated;
                _left -= _current.Length;
                _at = 0;
            }

            int count = Math.Min(buffer.Length, _current.Length - _at);
            _current.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
