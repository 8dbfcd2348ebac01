using System.Text.Encodings.Web;
using System.Text.Json;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Vcf;

namespace PrecisionCare.Web.Commands;

/// <summary>Reads VCFs one after another and prints an object for each sample.</summary>
/// <param name="inputs">What all files share.</param>
/// <param name="options">Choices about calling.</param>
/// <param name="reading">Choices about reading.</param>
/// <param name="drugs">Whether to print guidance by drug.</param>
/// <param name="output">Where results go.</param>
/// <param name="faults">Where diagnostics go.</param>
internal sealed class PgxPrinter(PgxInputs inputs, PgxOptions options, VcfOptions reading, bool drugs, Stream output, TextWriter faults)
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <returns>The exit status that this file alone would give.</returns>
    public int Print(string path)
    {
        string name = path == "-" ? "-" : Path.GetFileName(path);
        VcfContents contents;
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            contents = VcfReader.Read(stream, name, PositionsOf, reading);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.WriteLine($"{name}: {fault.Message}");
            return ExitStatus.WrongUsage;
        }
        bool faulty = HasFault(contents.Issues);
        if (contents.Samples.IsEmpty) Print(name, null, contents, []);
        foreach (var sample in contents.Samples)
        {
            var genes = inputs.Knowledge.WithCaveats(PharmacogenomicCaller.Call(sample, inputs.Outside, inputs.Genes, options));
            faulty |= genes.Any(g => HasFault(g.Issues));
            Print(name, sample.Sample, contents, genes);
        }
        return faulty ? ExitStatus.InputFaults : ExitStatus.Done;
    }

    private LocusSet? PositionsOf(GenomeAssembly assembly) => assembly == GenomeAssembly.GRCh38 ? inputs.Genes.Loci : null;

    private void Print(string file, string? sample, VcfContents contents, IReadOnlyCollection<GeneResult> genes)
    {
        using (var json = new Utf8JsonWriter(output, Written))
        {
            json.WriteStartObject();
            json.WriteString("file"u8, file);
            json.WriteString("sample"u8, sample);
            json.WriteString("assembly"u8, contents.Assembly.ToString());
            json.WriteString("knowledgeBase"u8, inputs.Release);
            GeneJson.Write(json, genes);
            if (drugs) DrugJson.Write(json, genes, inputs.Knowledge);
            IssueJson.Write(json, inputs.Issues.Concat(contents.Issues));
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    private static bool HasFault(IEnumerable<Issue> issues) => issues.Any(i => i.Severity >= IssueSeverity.Warning);
}
