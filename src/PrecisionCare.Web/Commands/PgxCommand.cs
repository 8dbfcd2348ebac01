using System.Collections.Immutable;
using System.CommandLine;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Web.Commands;

/// <summary><c>pgx VCF…</c>: the named alleles and phenotypes of each sample, one JSON object a line.</summary>
internal static class PgxCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("vcf") { Description = "VCF files (plain, gzip or bgzip), - for standard input.", Arity = ArgumentArity.OneOrMore };
        var sample = new Option<string?>("--sample") { Description = "Read this sample only." };
        var outside = new Option<FileInfo?>("--outside") { Description = "Reported genotypes: gene, diplotype, phenotype, activity score between tabs." };
        var definition = new Option<FileInfo?>("--definition") { Description = "A definition in the reference program's JSON format, used for its gene." };
        var all = new Option<bool>("--all-candidates") { Description = "List every diplotype that explains the genotypes." };
        var combinations = new Option<bool>("--combinations") { Description = "Name combinations and unnamed variants where no diplotype fits (research)." };
        var assume = new Option<bool>("--assume-reference") { Description = "Take positions that the file does not mention for reference. They are listed." };
        var assembly = new Option<GenomeAssembly>("--assembly") { Description = "Assembly of files that do not state it." };
        var drugs = new Option<bool>("--drugs") { Description = "Add what guidelines recommend for each drug." };
        var command = new Command("pgx", "Call pharmacogenes from VCF files.") { files, sample, outside, definition, all, combinations, assume, assembly, drugs };
        command.SetAction(parsed =>
        {
            if (PgxInputs.Open(parsed.GetValue(outside), parsed.GetValue(definition), Console.Error) is not { } inputs) return ExitStatus.WrongUsage;
            var options = new PgxOptions
            {
                AllCandidates = parsed.GetValue(all),
                Combinations = parsed.GetValue(combinations),
                AssumeReference = parsed.GetValue(assume),
            };
            ImmutableArray<string> samples = parsed.GetValue(sample) is { } name ? [name] : [];
            using var output = Console.OpenStandardOutput();
            var printer = new PgxPrinter(inputs, options, new() { Samples = samples, DeclaredAssembly = parsed.GetValue(assembly) }, parsed.GetValue(drugs), output, Console.Error);
            return parsed.GetValue(files)!.Select(printer.Print).Prepend(inputs.Status).ToList().Max();
        });
        return command;
    }
}
