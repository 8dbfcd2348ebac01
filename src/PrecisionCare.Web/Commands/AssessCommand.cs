using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PrecisionCare.Fhir;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Vcf;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary><c>assess</c>: one patient's assessment as one JSON document, without a database.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var bundle = new Option<string>("--bundle") { Description = "FHIR R4 bundle or NDJSON of one patient, - for standard input.", Required = true };
        var vcf = new Option<FileInfo?>("--vcf") { Description = "The patient's genome." };
        var sample = new Option<string?>("--sample") { Description = "The patient's sample, where the VCF has several." };
        var outside = new Option<FileInfo?>("--outside") { Description = "Reported genotypes: gene, diplotype, phenotype, activity score between tabs." };
        var assume = new Option<bool>("--assume-reference") { Description = "Take positions that the VCF does not mention for reference. They are listed." };
        var at = new Option<DateOnly?>("--at")
        {
            Description = "The day to judge by, as 2026-11-22; today when omitted.",
            CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Refuse(result),
        };
        var command = new Command("assess", "Assess one patient and print the assessment as JSON.") { bundle, vcf, sample, outside, assume, at };
        command.SetAction(parsed =>
        {
            var day = parsed.GetValue(at) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            return Run(new Inputs(parsed.GetRequiredValue(bundle), parsed.GetValue(vcf), parsed.GetValue(sample), parsed.GetValue(outside), parsed.GetValue(assume)), day);
        });
        return command;
    }

    private static DateOnly? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not a day such as 2026-11-22.");
        return null;
    }

    private static int Run(Inputs inputs, DateOnly at)
    {
        var knowledge = KnowledgeInUse.Open(KnowledgeInUse.DataFolder);
        knowledge.Prepare();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        try
        {
            if (Record(inputs, knowledge, issues) is not { } record) return ExitStatus.WrongUsage;
            var assessment = Assessor.Assess(record, knowledge, at);
            using var output = Console.OpenStandardOutput();
            AssessmentPrinter.Print(output, record.Clinical.Patient, assessment with { Issues = [.. issues, .. assessment.Issues] });
            return issues.Any(i => i.Severity >= IssueSeverity.Warning) ? ExitStatus.InputFaults : ExitStatus.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return ExitStatus.WrongUsage;
        }
    }

    private static PatientRecord? Record(Inputs inputs, KnowledgeBase knowledge, ImmutableArray<Issue>.Builder issues)
    {
        // The genome is read on another thread: most of both is waiting for code to be compiled.
        var genome = Task.Run(() => ReadGenome(inputs, knowledge));
        var file = ReadBundle(inputs.Bundle);
        issues.AddRange(file.Issues);
        if (file.Patients is not [var stated])
        {
            Console.Error.WriteLine(file.Patients.IsEmpty ? $"{inputs.Bundle}: no patient found." : $"{inputs.Bundle}: {file.Patients.Length} patients found; assess wants one.");
            foreach (var issue in file.Issues) Console.Error.WriteLine($"{issue.Where}: {issue.Message} {issue.Remedy}");
            return null;
        }

        return RecordMerger.Merge(stated, Samples(genome.GetAwaiter().GetResult(), inputs, issues), Outside(inputs, issues));
    }

    private static RecordFile ReadBundle(string path)
    {
        using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        return RecordFile.Read(stream, path == "-" ? "-" : Path.GetFileName(path));
    }

    private static VcfContents? ReadGenome(Inputs inputs, KnowledgeBase knowledge)
    {
        if (inputs.Vcf is not { } vcf) return null;
        using var stream = vcf.OpenRead();
        return VcfReader.Read(stream, vcf.Name, knowledge.PositionsOf, new() { Samples = inputs.Sample is { } name ? [name] : [] });
    }

    /// <summary>The sample that the user named beside the patient; without a name, the only one of the file.</summary>
    private static ImmutableArray<LinkedSample> Samples(VcfContents? contents, Inputs inputs, ImmutableArray<Issue>.Builder issues)
    {
        if (contents is null) return [];
        issues.AddRange(contents.Issues);
        if (contents.Samples is [var only]) return [new LinkedSample(only, SampleLinkBasis.ChosenByUser) { AssumeReference = inputs.AssumeReference }];
        if (contents.Samples.Length > 1)
        {
            issues.Add(new Issue("link.missing", IssueSeverity.Error, $"The VCF has {contents.Samples.Length} samples, and nothing says which is the patient's.",
                "Name it with --sample.", new SourceLocation(inputs.Vcf!.Name)));
        }

        return [];
    }

    private static ImmutableArray<OutsideCall> Outside(Inputs inputs, ImmutableArray<Issue>.Builder issues)
    {
        if (inputs.Outside is not { } outside) return [];
        using var text = outside.OpenText();
        var (calls, faults) = OutsideCallReader.Read(text, outside.Name);
        issues.AddRange(faults);
        return [.. calls];
    }

    private sealed record Inputs(string Bundle, FileInfo? Vcf, string? Sample, FileInfo? Outside, bool AssumeReference);
}
