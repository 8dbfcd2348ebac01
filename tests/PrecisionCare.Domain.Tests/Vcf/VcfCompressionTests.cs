using System.IO.Compression;
using PrecisionCare.Genome;
using PrecisionCare.Vcf;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

/// <summary>A compressed file gives what the plain one gives, or says that it does not: truncation and damage are never silent.</summary>
public sealed class VcfCompressionTests
{
    private const int Rows = 80;
    private static readonly LocusSet Interest = LocusSet.From(Enumerable.Range(1, Rows).Select(i => new Locus(Chromosome.Autosome(10), 100 * i)));
    private static readonly byte[] Plain = Genome().ToBytes();
    private static readonly string[] Expected = Lines(Plain);

    private static readonly string[] All = ["plain", "gzip", "gzip in two members", "stored gzip", "gzip with a name", "bgzip", "bgzip in small blocks", "bgzip with empty blocks within"];

    public static TheoryData<string> Packings => [.. All];

    [Theory]
    [MemberData(nameof(Packings))]
    public void Every_packing_of_a_file_gives_the_same_calls(string packing)
    {
        var contents = Read(Pack(packing), Interest);

        Assert.Empty(contents.Issues);
        Assert.Equal(Expected, contents.Samples.Single().Lines());
        Assert.Equal(Rows, contents.Records);
    }

    [Fact]
    public void A_bgzip_file_cut_at_any_block_boundary_is_truncated_with_the_whole_rows_before_the_cut_kept()
    {
        byte[] file = Pack("bgzip in small blocks");
        var starts = VcfText.BlockStarts(file);
        Assert.True(starts.Count > 20);
        int most = 0;
        foreach (int start in starts.Skip(1).SkipLast(1))
        {
            int calls = AssertCut(file[..start], "vcf.truncated", at: start);
            Assert.True(calls >= most);
            most = calls;
        }

        // Without its empty last block alone, the file has lost nothing but the proof of it.
        Assert.Equal(Expected.Length, most);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("gzip in two members")]
    [InlineData("stored gzip")]
    [InlineData("gzip with a name")]
    [InlineData("bgzip")]
    [InlineData("bgzip in small blocks")]
    public void A_compressed_file_cut_at_any_byte_is_never_taken_for_whole(string packing)
    {
        byte[] file = Pack(packing);
        int step = Math.Max(1, file.Length / 400);
        for (int length = 2; length < file.Length; length += length < 64 || length > file.Length - 64 ? 1 : step)
            if (packing != "gzip in two members" || length != VcfText.Gzip(Plain.AsSpan(0, 2000)).Length) // a sound file of its own
                AssertCut(file[..length], "vcf.truncated", length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("bgzip")]
    [InlineData("bgzip in small blocks")]
    public void A_flipped_bit_changes_no_call_in_silence(string packing)
    {
        byte[] file = Pack(packing);
        var random = new Random(11);
        int noticed = 0;
        for (int i = 0; i < 600; i++)
        {
            byte[] damaged = [.. file];
            damaged[random.Next(2, file.Length)] ^= (byte)(1 << random.Next(8));
            var contents = Read(damaged, Interest);
            bool error = contents.Issues.Any(issue => issue.Severity == IssueSeverity.Error);
            string[] calls = contents.Samples.IsEmpty ? [] : contents.Samples.Single().Lines();
            if (error) noticed++;
            if (error) Assert.Equal(Expected.Take(calls.Length), calls);
            else Assert.Equal(Expected, calls); // the bit was one without meaning, as in a time stamp
        }

        Assert.True(noticed > 400);
    }

    [Fact]
    public void A_damaged_block_is_reported_with_the_line_that_it_interrupts()
    {
        byte[] file = Pack("bgzip in small blocks");
        var starts = VcfText.BlockStarts(file);
        file[starts[10] + 30] ^= 0x55;
        var contents = Read(file, Interest);

        int kept = contents.Samples.Single().Calls.Length;
        var issue = Assert.Single(contents.Issues);
        Assert.Equal(("vcf.corrupt-block", (long)Genome().LineOf(kept)), (issue.Code, issue.Where.Line));
        Assert.InRange(kept, 1, Rows - 1);
    }

    [Fact]
    public void Of_a_gzip_file_that_fails_its_checksum_no_call_is_kept()
    {
        byte[] file = Pack("stored gzip");
        file[Plain.Length * 3 / 4] ^= 1;
        var contents = Read(file, Interest);

        Assert.Equal(["vcf.corrupt-gzip"], contents.Codes());
        Assert.DoesNotContain(contents.Samples, sample => sample.Calls.Length > 0);
    }

    [Theory]
    [InlineData("bgzip", "vcf.corrupt-block")]
    [InlineData("gzip", "vcf.truncated")]
    public void Bytes_after_the_end_are_not_passed_by(string packing, string code) =>
        Assert.Equal([code], Read([.. Pack(packing), .. "trailing bytes that are no block"u8], Interest).Codes());

    [Fact]
    public void A_block_that_lies_about_its_size_is_damaged()
    {
        byte[] file = Pack("bgzip in small blocks");
        int third = VcfText.BlockStarts(file)[3];
        foreach (int wrong in (int[])[0, 10, 27, 60, 5000, 65535])
        {
            byte[] lying = [.. file];
            lying[third + 16] = (byte)wrong;
            lying[third + 17] = (byte)(wrong >> 8);
            Assert.Contains(Read(lying, Interest).Codes().Single(), (string[])["vcf.corrupt-block", "vcf.truncated"]);
        }
    }

    [Fact]
    public void A_stream_that_gives_single_bytes_gives_the_same_calls()
    {
        foreach (string packing in All)
        {
            var contents = VcfReader.Read(new Trickle(Pack(packing)), "a.vcf", _ => Interest);
            Assert.Equal(Expected, contents.Samples.Single().Lines());
            Assert.Empty(contents.Issues);
        }
    }

    private static int AssertCut(byte[] file, string code, int at)
    {
        var contents = Read(file, Interest);
        Assert.True(contents.Codes().Contains(code), $"Cut at {at}: {string.Join(' ', contents.Codes())}");
        string[] calls = contents.Samples.IsEmpty ? [] : contents.Samples.Single().Lines();
        Assert.Equal(Expected.Take(calls.Length), calls);
        return calls.Length;
    }

    private static string[] Lines(byte[] file) => Read(file, Interest).Samples.Single().Lines();

    private static VcfText Genome()
    {
        var random = new Random(3);
        var vcf = VcfText.GRCh38("NA1");
        for (int i = 1; i <= Rows; i++)
        {
            string reference = "ACGT"[random.Next(4)].ToString();
            vcf.FullRow($"chr10:{100 * i}", reference, "ACGT".Replace(reference, "", StringComparison.Ordinal)[random.Next(3)].ToString(), $"DP={random.Next(99)}", "GT:DP", (random.Next(3) switch { 0 => "0/0", 1 => "0/1", _ => "1|1" }) + ":" + random.Next(99));
        }

        return vcf;
    }

    private static byte[] Pack(string packing) => packing switch
    {
        "plain" => Plain,
        "gzip" => VcfText.Gzip(Plain),
        "gzip in two members" => [.. VcfText.Gzip(Plain.AsSpan(0, 2000)), .. VcfText.Gzip(Plain.AsSpan(2000))],
        "stored gzip" => VcfText.Gzip(Plain, CompressionLevel.NoCompression),
        "gzip with a name" => Named(),
        "bgzip" => VcfText.Bgzip(Plain),
        "bgzip in small blocks" => VcfText.Bgzip(Plain, 150),
        "bgzip with empty blocks within" => [.. VcfText.Bgzip(Plain.AsSpan(0, 2000)), .. VcfText.Bgzip(Plain.AsSpan(2000))],
        _ => throw new ArgumentOutOfRangeException(nameof(packing)),
    };

    /// <summary>A header with a file name that happens to have the letters of bgzip's field at its place.</summary>
    private static byte[] Named()
    {
        byte[] file = VcfText.Gzip(Plain);
        file[3] = 8;
        return [.. file[..10], .. "a.BC.vcf\0"u8, .. file[10..]];
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
