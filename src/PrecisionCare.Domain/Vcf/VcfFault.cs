using System.Collections.Immutable;
using static PrecisionCare.IssueSeverity;

namespace PrecisionCare.Vcf;

/// <summary>One kind of fault that reading a VCF can report; its code never changes. <see cref="All"/> is the catalogue that the format's page shows.</summary>
/// <param name="Code">As in <see cref="Issue.Code"/>.</param>
/// <param name="Severity">Whether something was lost.</param>
/// <param name="Meaning">What was found and what became of it, in one sentence.</param>
/// <param name="Remedy">What the user can do about it.</param>
public sealed record VcfFault(string Code, IssueSeverity Severity, string Meaning, string Remedy)
{
    internal static readonly VcfFault Empty = new(
        "vcf.empty", Error, "The file holds nothing.", "Export it again and check its size before sending it.");

    internal static readonly VcfFault NotVcf = new(
        "vcf.not-vcf", Error, "The file is not VCF text: it does not begin with ## header lines.",
        "Send VCF text, plain or compressed with gzip or bgzip; write BCF out as text with bcftools view first.");

    internal static readonly VcfFault Version = new(
        "vcf.version", Warning, "The first line does not name VCF 4.1 to 4.5; the file was read as 4.5.",
        "Check the result, or have the file written as VCF 4.1 to 4.5.");

    internal static readonly VcfFault NoColumnLine = new(
        "vcf.no-column-line", Error, "No #CHROM line precedes the rows, so that samples cannot be told; nothing was read.",
        "Restore the line that begins with #CHROM and names the columns, separated by tabs.");

    internal static readonly VcfFault Columns = new(
        "vcf.columns", Error, "The #CHROM line does not name the fixed columns in their order, separated by tabs; nothing was read.",
        "Write #CHROM POS ID REF ALT QUAL FILTER INFO, then FORMAT and the samples, separated by single tabs.");

    internal static readonly VcfFault NoSamples = new(
        "vcf.no-samples", Warning, "The file has no sample column: it lists variants, but nobody's genotypes.",
        "Send a VCF with a FORMAT column and a column for the patient's sample.");

    internal static readonly VcfFault DuplicateSample = new(
        "vcf.duplicate-sample", Error, "Several columns bear the same sample name; none of them was read.",
        "Give every sample a name of its own in the #CHROM line.");

    internal static readonly VcfFault SampleNotFound = new(
        "vcf.sample-not-found", Error, "A requested sample is not in the file.", "Choose one of the samples that the #CHROM line names.");

    internal static readonly VcfFault TooManySamples = new(
        "vcf.too-many-samples", Error, "The file has more sample columns than are read at once; none was read.",
        "Extract the patient's sample, as with bcftools view --samples.");

    internal static readonly VcfFault PatientAmbiguous = new(
        "vcf.patient-ambiguous", Warning, "A ##patient line stands in a file with several samples; it was assigned to none.",
        "Name the patient for each sample with ##SAMPLE=<ID=…,PatientID=…>, or link patient and sample when importing.");

    internal static readonly VcfFault AssemblyUnknown = new(
        "vcf.assembly-unknown", Error, "Neither contig lengths nor names in the header tell the genome assembly; no call was read.",
        "State the assembly when importing, or add ##contig lines with lengths or a ##reference line.");

    internal static readonly VcfFault AssemblyUnsupported = new(
        "vcf.assembly-unsupported", Error, "The coordinates are of an assembly for which the knowledge base has no positions; no call was read.",
        "Have the sample called against GRCh38, or lift the file over to it.");

    internal static readonly VcfFault AssemblyContradictory = new(
        "vcf.assembly-contradictory", Error, "The ##contig lines speak for different assemblies; no call was read.",
        "Find out against which genome the calls were made and correct the header, as with bcftools reheader.");

    internal static readonly VcfFault AssemblyDoubtful = new(
        "vcf.assembly-doubtful", Warning, "The ##reference line, or the assembly stated when importing, is not that of the ##contig lines, which were believed.",
        "Check against which genome the calls were made.");

    internal static readonly VcfFault Mitochondrion = new(
        "vcf.mitochondrial-reference", Warning, "chrM has the length of hg19's old mitochondrial sequence, whose coordinates differ; its rows were set aside.",
        "Have mitochondrial variants called against the revised Cambridge sequence (NC_012920).");

    internal static readonly VcfFault NoKnownChromosome = new(
        "vcf.no-known-chromosome", Error, "No row lies on a chromosome named 1 to 22, X, Y, M or MT, with or without chr, or by the RefSeq accession of the file's assembly.",
        "Rename the contigs, as with bcftools annotate --rename-chrs.");

    internal static readonly VcfFault ColumnCount = new(
        "vcf.column-count", Error, "The row has not as many columns as the #CHROM line; it was set aside.",
        "Check that the columns are separated by single tabs and that the line is whole.");

    internal static readonly VcfFault Position = new(
        "vcf.position", Error, "POS is not a whole number; the row was set aside.", "Correct the POS column.");

    internal static readonly VcfFault BeyondChromosome = new(
        "vcf.beyond-chromosome", Error, "POS lies beyond the end of the chromosome; the row was set aside. The calls may be of another assembly.",
        "Check against which genome the calls were made.");

    internal static readonly VcfFault Reference = new(
        "vcf.reference-allele", Error, "REF is not a sequence of bases (A, C, G, T, N or another IUPAC code); the row was set aside.", "Correct the REF column.");

    internal static readonly VcfFault Alternate = new(
        "vcf.alternate-allele", Error, "An ALT is neither bases, *, a symbol in angle brackets nor a breakend; the row was set aside.", "Correct the ALT column.");

    internal static readonly VcfFault End = new(
        "vcf.end", Warning, "INFO/END is not a position at or after POS; the row was taken to end with its REF.", "Correct END, or call the region again.");

    internal static readonly VcfFault GenotypeAbsent = new(
        "vcf.genotype-absent", Warning, "The row has no GT in its FORMAT; it counts as not called.", "Have genotypes written for this row.");

    internal static readonly VcfFault GenotypeNotFirst = new(
        "vcf.genotype-not-first", Warning, "GT is not the first key of FORMAT, as VCF demands; it was read where it stands.", "Have the file written by a conforming tool.");

    internal static readonly VcfFault GenotypeMalformed = new(
        "vcf.genotype-malformed", Error, "GT is not allele numbers or dots separated by / or |; the call was set aside.", "Correct the sample's GT.");

    internal static readonly VcfFault GenotypeIndex = new(
        "vcf.genotype-index", Error, "GT names an allele that the row does not list; the call was set aside.", "Correct the GT or complete the ALT column.");

    internal static readonly VcfFault DuplicateRow = new(
        "vcf.duplicate-row", Warning, "A row with the same position and alleles stands in the file before; both were kept, and the first sound one counts.",
        "Remove the duplicate, as with bcftools norm --rm-dup exact.");

    internal static readonly VcfFault SecondHeader = new(
        "vcf.second-header", Error, "A header line stands among the rows, as when files are joined; nothing from there on was read.",
        "Import the files one by one, or join them with bcftools concat.");

    internal static readonly VcfFault Remark = new(
        "vcf.remark", Information, "A line begins with a single # and is no column line, which the format does not know; it was passed over.", "Keep remarks in the header, as ## lines.");

    internal static readonly VcfFault LineTooLong = new(
        "vcf.line-too-long", Error, "The line exceeds the longest that is read; it was skipped.", "Check the file; extract the patient's sample if it holds very many.");

    internal static readonly VcfFault UnfinishedLine = new(
        "vcf.unfinished-line", Warning, "The last line has no line end; it was read, but the file may be cut off in it.", "Check that the file is whole.");

    internal static readonly VcfFault Truncated = new(
        "vcf.truncated", Error, "The compressed file is cut off; rows up to the last whole one were read.",
        "Transfer the file again. A bgzip file ends with an empty block, which was not found, or a gzip file with a checksum.");

    internal static readonly VcfFault CorruptBlock = new(
        "vcf.corrupt-block", Error, "A compressed block is damaged; rows before it were read, none after it.", "Transfer the file again, and compare checksums with the sender.");

    internal static readonly VcfFault CorruptGzip = new(
        "vcf.corrupt-gzip", Error, "The gzip data fails its checksum, so that no row can be relied on; no call was kept.",
        "Transfer the file again, and compare checksums with the sender.");

    internal static readonly VcfFault InflatesTooMuch = new(
        "vcf.inflates-too-much", Error, "The compressed file unpacks to so many times its size that it was taken for an attack; reading stopped there.",
        "If the file is genuine, unpack it and import the plain text.");

    internal static readonly VcfFault TooManyCalls = new(
        "vcf.too-many-calls", Error, "The calls at positions of interest fill the memory granted to one file; reading stopped there.",
        "Choose single samples when importing, and remove duplicate rows.");

    /// <summary>Every fault that reading a VCF can report.</summary>
    public static ImmutableArray<VcfFault> All { get; } =
    [
        Empty, NotVcf, Version, NoColumnLine, Columns, NoSamples, DuplicateSample, SampleNotFound, TooManySamples, PatientAmbiguous,
        AssemblyUnknown, AssemblyUnsupported, AssemblyContradictory, AssemblyDoubtful, Mitochondrion, NoKnownChromosome,
        ColumnCount, Position, BeyondChromosome, Reference, Alternate, End, GenotypeAbsent, GenotypeNotFirst, GenotypeMalformed, GenotypeIndex, DuplicateRow,
        SecondHeader, Remark, LineTooLong, UnfinishedLine, Truncated, CorruptBlock, CorruptGzip, InflatesTooMuch, TooManyCalls,
    ];
}
