using PrecisionCare.Genome;
using PrecisionCare.Variants;
using PrecisionCare.Vcf;

namespace PrecisionCare.Tests.Vcf;

/// <summary>Short ways to read a VCF in tests.</summary>
internal static class Reading
{
    public static VcfContents Read(byte[] file, LocusSet positions, VcfOptions? options = null) =>
        VcfReader.Read(new MemoryStream(file), "test.vcf", _ => positions, options);

    public static VcfContents Read(byte[] file, params string[] loci) => Read(file, Positions(loci));

    public static VcfContents Read(VcfText vcf, params string[] loci) => Read(vcf.ToBytes(), loci);

    /// <summary>Reads a row of one sample at chr10:100, where a position of interest lies.</summary>
    public static VariantCall? ReadRow(string reference, string alternate, string cell, string format = "GT", string info = ".") =>
        Read(VcfText.GRCh38("NA1").FullRow("chr10:100", reference, alternate, info, format, cell), "chr10:100").Samples.Single().Calls.SingleOrDefault();

    public static LocusSet Positions(params string[] loci) => LocusSet.From(loci.Select(locus => Locus.Parse(locus)));

    public static string[] Codes(this VcfContents contents) => [.. contents.Issues.Select(issue => issue.Code).Distinct()];

    /// <summary>The calls of a sample as text, for comparison: locus, REF, ALT, GT.</summary>
    public static string[] Lines(this SampleCalls sample) =>
        [.. sample.Calls.Select(call => $"{call.Locus} {call.Reference}>{string.Join(',', call.Alternates)} {call.Genotype}")];
}
