using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PrecisionCare.Tests;

/// <summary>Writes VCFs for tests: <c>VcfText.GRCh38("NA1").Row("chr10:94781859", "G", "A", "0/1").ToStream()</c>.</summary>
internal sealed class VcfText
{
    private readonly List<string> _header = [];
    private readonly List<string> _rows = [];
    private readonly string[] _samples;
    private string _version = "VCFv4.2";
    private string _lineEnd = "\n";

    private VcfText(string[] samples) => _samples = samples;

    /// <summary>A VCF whose header says nothing of its assembly.</summary>
    public static VcfText Of(params string[] samples) => new(samples);

    public static VcfText GRCh38(params string[] samples) => Of(samples)
        .Header("##contig=<ID=chr10,length=133797422>").Header("##contig=<ID=chrX,length=156040895>").Header("##contig=<ID=chrY,length=57227415>");

    public static VcfText GRCh37(params string[] samples) => Of(samples)
        .Header("##contig=<ID=10,length=135534747>").Header("##contig=<ID=X,length=155270560>").Header("##contig=<ID=Y,length=59373566>");

    public VcfText Version(string version)
    {
        _version = version;
        return this;
    }

    public VcfText Header(string line)
    {
        _header.Add(line);
        return this;
    }

    /// <summary>Ends lines with CRLF, as files that went through Windows do.</summary>
    public VcfText WithCarriageReturns()
    {
        _lineEnd = "\r\n";
        return this;
    }

    /// <param name="locus">As <c>chr10:94781859</c>.</param>
    /// <param name="reference">REF.</param>
    /// <param name="alternate">ALT.</param>
    /// <param name="cells">One for each sample; a row with too few or too many is written as it is.</param>
    public VcfText Row(string locus, string reference, string alternate, params string[] cells) =>
        FullRow(locus, reference, alternate, ".", "GT", cells);

    public VcfText FullRow(string locus, string reference, string alternate, string info, string format, params string[] cells)
    {
        string[] place = locus.Split(':');
        string[] columns = [place[0], place[1], ".", reference, alternate, ".", "PASS", info];
        return Line(string.Join('\t', _samples.Length == 0 ? columns : [.. columns, format, .. cells]));
    }

    /// <summary>Any line after the header, sound or not.</summary>
    public VcfText Line(string line)
    {
        _rows.Add(line);
        return this;
    }

    /// <summary>Number of the line on which a row stands, from its index among the rows.</summary>
    public int LineOf(int row) => 1 + _header.Count + 1 + row + 1;

    public override string ToString()
    {
        string[] columns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"];
        if (_samples.Length > 0) columns = [.. columns, "FORMAT", .. _samples];
        return string.Concat(((string[])["##fileformat=" + _version, .. _header, string.Join('\t', columns), .. _rows]).Select(line => line + _lineEnd));
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public MemoryStream ToStream() => new(ToBytes());

    public byte[] ToGzip() => Gzip(ToBytes());

    public byte[] ToBgzip(int textPerBlock = 65280) => Bgzip(ToBytes(), textPerBlock);

    public static byte[] Gzip(ReadOnlySpan<byte> text, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level)) gzip.Write(text);
        return packed.ToArray();
    }

    /// <summary>Packs as bgzip does: gzip members that state their size, an empty one last (SAM specification, section 4.1).</summary>
    public static byte[] Bgzip(ReadOnlySpan<byte> text, int textPerBlock = 65280)
    {
        using var file = new MemoryStream();
        for (; !text.IsEmpty; text = text[Math.Min(textPerBlock, text.Length)..])
            file.Write(BgzipBlock(text[..Math.Min(textPerBlock, text.Length)]));
        file.Write(BgzipBlock([]));
        return file.ToArray();
    }

    public static byte[] BgzipBlock(ReadOnlySpan<byte> text)
    {
        byte[] member = text.IsEmpty ? Convert.FromHexString("1f8b080000000000000303000000000000000000") : Gzip(text);
        byte[] header = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, (byte)'B', (byte)'C', 2, 0, 0, 0];
        int size = header.Length + member.Length - 10;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(16), checked((ushort)(size - 1)));
        return [.. header, .. member[10..]];
    }

    /// <summary>Where the blocks of a bgzip file begin, and its length.</summary>
    public static List<int> BlockStarts(byte[] bgzip)
    {
        List<int> starts = [0];
        while (starts[^1] < bgzip.Length) starts.Add(starts[^1] + BinaryPrimitives.ReadUInt16LittleEndian(bgzip.AsSpan(starts[^1] + 16)) + 1);
        return starts;
    }
}
