namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>Small genomes as VCF text on GRCh38.</summary>
internal static class VcfText
{
    /// <param name="samples">Column and its genotype at chr10:94781859.</param>
    /// <param name="patient">The patient that the header names; none when empty.</param>
    public static string Of(IReadOnlyList<(string Sample, string Genotype)> samples, string patient = "") => string.Join('\n',
    [
        "##fileformat=VCFv4.2",
        "##fileDate=20240501",
        "##contig=<ID=chr10,length=133797422,assembly=GRCh38>",
        .. patient.Length == 0 ? Array.Empty<string>() : [$"##SAMPLE=<ID={samples[0].Sample},PatientID={patient}>"],
        "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">",
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', samples.Select(s => s.Sample)),
        "chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t" + string.Join('\t', samples.Select(s => s.Genotype)),
        "",
    ]);
}
