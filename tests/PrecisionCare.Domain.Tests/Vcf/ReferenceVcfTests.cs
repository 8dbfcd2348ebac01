using PrecisionCare.Genome;
using PrecisionCare.Vcf;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

/// <summary>Files that others wrote.</summary>
public sealed class ReferenceVcfTests
{
    private static readonly VcfOptions Declared = new() { DeclaredAssembly = GenomeAssembly.GRCh38 };

    [ReferenceFact]
    public void The_reference_programs_example_is_read_whole()
    {
        string path = ReferenceData.PathOf("data", "pharmcat", "examples", "pharmcat.example.vcf");
        string[][] rows = [.. File.ReadLines(path).Where(line => line[0] != '#').Select(line => line.Split('\t'))];
        var everywhere = LocusSet.From(rows.Select(row => Locus.Parse($"{row[0]}:{row[1]}")));
        var contents = Read(File.ReadAllBytes(path), everywhere);

        Assert.Empty(contents.Issues);
        Assert.Equal(GenomeAssembly.GRCh38, contents.Assembly);
        Assert.Equal(rows.Length, contents.Records);
        Assert.Equal(
            rows.Select(row => $"{row[0]}:{row[1]} {row[3]}>{(row[4] == "." ? "" : row[4])} {row[9].Split(':')[0]}"), contents.Samples.Single().Lines());
        Assert.Equal(new DateOnly(2023, 2, 3), contents.Samples.Single().FileDate);
    }

    /// <summary>Every VCF of the pharmacogenomic cases: each row where a position of interest lies becomes a call with its very genotype.</summary>
    [ReferenceFact]
    public void Every_pharmacogenomic_case_is_read_with_no_fault_of_the_reader()
    {
        string[] files =
        [
            .. Directory.GetFiles(ReferenceData.PathOf("pharmacogenomics", "cases"), "*.vcf*", SearchOption.AllDirectories),
            .. Directory.GetFiles(ReferenceData.PathOf("therapies", "cases"), "*.vcf", SearchOption.AllDirectories),
            .. Directory.GetFiles(ReferenceData.PathOf("data", "pharmcat"), "*.vcf", SearchOption.AllDirectories),
        ];
        Assert.True(files.Length > 100);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            string[][] rows = [.. Unpacked(bytes).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
            var everywhere = LocusSet.From(rows.Select(row => Locus.Parse($"{row[0]}:{row[1]}")));
            var contents = Read(bytes, everywhere, Declared);

            Assert.DoesNotContain(contents.Issues, issue => issue.Severity == IssueSeverity.Error);
            Assert.Equal(GenomeAssembly.GRCh38, contents.Assembly);
            for (int i = 0; i < contents.Samples.Length; i++)
                Assert.Equal(rows.Select(row => row[9 + i].Split(':')[0]), contents.Samples[i].Calls.Select(call => call.Genotype?.ToString()));
        }
    }

    [ReferenceFact]
    public void ClinVar_is_read_as_a_file_of_sites()
    {
        byte[] file = File.ReadAllBytes(Directory.GetFiles(ReferenceData.PathOf("data", "clinvar"), "*.vcf.gz").Single());
        var contents = Read(file, "chr1:45327453");

        Assert.Equal(GenomeAssembly.GRCh38, contents.Assembly);
        Assert.Equal(69_302, contents.Records);
        Assert.Equal(["vcf.no-samples"], contents.Codes());
        Assert.Equal(["vcf.truncated", "vcf.no-samples"], Read(file[..^9], "chr1:45327453").Codes().Order().Reverse());
    }

    [ReferenceFact]
    public void A_clinical_exome_on_GRCh37_is_recognised_by_its_contig_lengths()
    {
        var contents = Read(File.ReadAllBytes(ReferenceData.PathOf("rare-disease", "cases", "pfeiffer", "Pfeiffer.vcf.gz")), "chr10:123256215");

        Assert.Equal(GenomeAssembly.GRCh37, contents.Assembly);
        Assert.DoesNotContain(contents.Issues, issue => issue.Severity == IssueSeverity.Error);
        Assert.Equal("0/1", contents.Samples.Single().Calls.Single().Genotype?.ToString()); // FGFR2, the case's diagnosis
    }

    [ReferenceFact]
    public void Tumour_files_that_state_no_assembly_are_read_when_it_is_declared()
    {
        byte[] file = File.ReadAllBytes(ReferenceData.PathOf("oncology", "cases", "pcgr", "T001-COAD.grch38.vcf.gz"));

        Assert.Equal(["vcf.assembly-unknown"], Read(file, "chr1:1042010").Codes());
        Assert.Single(Read(file, Positions("chr1:1042010"), Declared).Samples.Single().Calls);
    }

    private static string Unpacked(byte[] file)
    {
        if (file is not [0x1f, 0x8b, ..]) return System.Text.Encoding.UTF8.GetString(file);
        using var text = new StreamReader(new System.IO.Compression.GZipStream(new MemoryStream(file), System.IO.Compression.CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}
