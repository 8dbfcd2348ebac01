using PrecisionCare.Genome;
using PrecisionCare.Vcf;
using static PrecisionCare.Tests.Vcf.Reading;

namespace PrecisionCare.Tests.Vcf;

public sealed class VcfHeaderTests
{
    [Theory]
    [InlineData("##contig=<ID=chr1,length=248956422>", GenomeAssembly.GRCh38)]
    [InlineData("##contig=<ID=1,length=249250621>", GenomeAssembly.GRCh37)]
    [InlineData("##contig=<ID=chr1,assembly=GRCh38.p14,species=\"Homo sapiens\">", GenomeAssembly.GRCh38)]
    [InlineData("##contig=<species=\"a,b>\\\"c\",assembly=b37,ID=X>", GenomeAssembly.GRCh37)]
    [InlineData("##reference=file:///ref/GRCh38.fa", GenomeAssembly.GRCh38)]
    [InlineData("##reference=hg19", GenomeAssembly.GRCh37)]
    public void The_assembly_is_told_by_lengths_or_names(string header, GenomeAssembly assembly)
    {
        var contents = Read(VcfText.Of("A").Header(header).Row("chr1:100", "G", "A", "0/1"), "chr1:100");

        Assert.Equal(assembly, contents.Assembly);
        Assert.Empty(contents.Issues);
        Assert.Equal(assembly, contents.Samples.Single().Assembly);
    }

    [Theory]
    [InlineData("vcf.assembly-unknown", "##contig=<ID=chr1>")]
    [InlineData("vcf.assembly-unknown", "##contig=<ID=chrUn_KI270302v1,length=2274>")]
    [InlineData("vcf.assembly-unknown", "##contig=<ID=MT,length=16569>")]
    [InlineData("vcf.assembly-unsupported", "##contig=<ID=chr1,length=248387328>")] // T2T-CHM13
    [InlineData("vcf.assembly-unsupported", "##reference=hg18")]
    [InlineData("vcf.assembly-contradictory", "##contig=<ID=1,length=249250621>\n##contig=<ID=2,length=242193529>")]
    [InlineData("vcf.assembly-contradictory", "##contig=<ID=1,assembly=GRCh37>\n##contig=<ID=2,assembly=GRCh38>")]
    [InlineData("vcf.assembly-contradictory", "##contig=<ID=1,length=249250621,assembly=GRCh38>")]
    public void Without_one_certain_assembly_no_call_is_read(string code, string header)
    {
        var vcf = VcfText.Of("A").Row("chr1:100", "G", "A", "0/1");
        foreach (string line in header.Split('\n')) vcf.Header(line);
        var contents = VcfReader.Read(vcf.ToStream(), "a.vcf", _ => throw new InvalidOperationException("No assembly is known to ask about."));

        Assert.Equal([code], contents.Codes());
        Assert.Equal(GenomeAssembly.Unknown, contents.Assembly);
        Assert.Empty(contents.Samples.Single().Calls);
        Assert.Equal(1, contents.Records);
    }

    [Fact]
    public void Lengths_are_believed_over_the_reference_line()
    {
        var contents = Read(VcfText.GRCh38("A").Header("##reference=hg19.fa").Row("chr10:100", "G", "A", "0/1"), "chr10:100");

        Assert.Equal(GenomeAssembly.GRCh38, contents.Assembly);
        Assert.Equal(["vcf.assembly-doubtful"], contents.Codes());
    }

    [Theory]
    [InlineData(null, GenomeAssembly.GRCh37, new string[0])]
    [InlineData("##contig=<ID=chr10,length=133797422>", GenomeAssembly.GRCh38, new[] { "vcf.assembly-doubtful" })]
    public void A_declared_assembly_serves_where_the_file_states_none(string? header, GenomeAssembly assembly, string[] codes)
    {
        var vcf = VcfText.Of("A").Row("chr10:100", "G", "A", "0/1");
        if (header is not null) vcf.Header(header);
        var contents = Read(vcf.ToBytes(), Positions("chr10:100"), new VcfOptions { DeclaredAssembly = GenomeAssembly.GRCh37 });

        Assert.Equal(assembly, contents.Assembly);
        Assert.Equal(codes, contents.Codes());
        Assert.Single(contents.Samples.Single().Calls);
    }

    [Fact]
    [Trait("Feature", Feature.GenomeBuild)]
    public void An_assembly_that_the_knowledge_base_lacks_gives_no_calls_but_a_remedy()
    {
        var contents = VcfReader.Read(VcfText.GRCh37("A").Row("10:100", "G", "A", "0/1").ToStream(), "a.vcf", assembly => assembly == GenomeAssembly.GRCh38 ? Positions("chr10:100") : null);

        Assert.Equal(GenomeAssembly.GRCh37, contents.Assembly);
        Assert.Equal(["vcf.assembly-unsupported"], contents.Codes());
        Assert.Empty(contents.Samples.Single().Calls);
    }

    [Fact]
    public void Rows_on_the_old_mitochondrial_sequence_of_hg19_are_set_aside()
    {
        var vcf = VcfText.GRCh37("A").Header("##contig=<ID=chrM,length=16571>").Row("chrM:1555", "A", "G", "1").Row("chr10:100", "G", "A", "0/1");
        var contents = Read(vcf, "chrM:1555", "chr10:100");

        Assert.Equal(["vcf.mitochondrial-reference"], contents.Codes());
        Assert.Equal(["chr10:100 G>A 0/1"], contents.Samples.Single().Lines());
    }

    [Fact]
    public void Patients_are_linked_to_the_samples_that_the_header_names()
    {
        var vcf = VcfText.GRCh38("A", "B", "C")
            .Header("##SAMPLE=<ID=B,PatientID=\"MRN, 17\">").Header("##SAMPLE=<ID=A,PatientID=p1>").Header("##SAMPLE=<ID=A,PatientID=p2>").Header("##SAMPLE=<ID=Z,PatientID=p3>");
        var samples = Read(vcf).Samples;

        Assert.Equal([["p1", "p2"], ["MRN, 17"], []], samples.Select(sample => sample.PatientIdentifiers.AsEnumerable()));
    }

    [Fact]
    public void A_patient_line_speaks_for_the_only_sample_and_in_a_cohort_for_none()
    {
        Assert.Equal(["p1"], Read(VcfText.GRCh38("A").Header("##patient=p1")).Samples.Single().PatientIdentifiers.AsEnumerable());

        var cohort = Read(VcfText.GRCh38("A", "B").Header("##patient=p1"));
        Assert.All(cohort.Samples, sample => Assert.Empty(sample.PatientIdentifiers));
        Assert.Equal(["vcf.patient-ambiguous"], cohort.Codes());
    }

    [Theory]
    [InlineData("20230203", "2023-02-03")]
    [InlineData("2023-02-03", "2023-02-03")]
    [InlineData("2023-02-03T08:20:52.044-08:00", "2023-02-03")]
    [InlineData("\"20230203\"", "2023-02-03")]
    [InlineData("02/03/2023", null)]
    [InlineData("20231303", null)]
    [InlineData("202302031", null)]
    [InlineData("", null)]
    public void The_file_date_is_read_where_it_is_unambiguous(string text, string? date) =>
        Assert.Equal(date, Read(VcfText.GRCh38("A").Header("##fileDate=" + text)).Samples.Single().FileDate?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("##contig=<ID=chr1,length=")]
    [InlineData("##contig=<ID=\"chr1,length=248956422>")]
    [InlineData("##contig=<")]
    [InlineData("##contig=")]
    [InlineData("##=")]
    [InlineData("##")]
    [InlineData("##contig=<=,=,=>")]
    public void A_malformed_header_line_tells_nothing(string line) =>
        Assert.Equal(GenomeAssembly.Unknown, Read(VcfText.Of("A").Header(line)).Assembly);
}
