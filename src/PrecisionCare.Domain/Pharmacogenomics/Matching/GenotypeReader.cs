using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Decides whether a VCF row answers a position of a definition, and with which alleles. Strings are compared as they stand: rows are expected left-aligned.
/// A row that does not answer leaves the position unknown; it never makes it reference.
/// </summary>
/// <param name="rules">Rules of the gene.</param>
/// <param name="options">Choices of the user.</param>
/// <param name="issues">Where faults and reservations go.</param>
internal sealed class GenotypeReader(GeneRules rules, PgxOptions options, ImmutableArray<Issue>.Builder issues)
{
    private const string CheckRow = "Check the row in the source file, or call the variants again.";

    /// <summary>The row's answer, or <c>null</c> when it has none; why stands in the issues.</summary>
    public PositionReading? Read(VariantCall row, DefinitionPosition position)
    {
        if (row.Reference != position.Reference)
            return Discard(row, "pgx.reference-mismatch", $"REF is {row.Reference} where the definition has {position.Reference}", "Left-align the file against GRCh38 and call again.");
        if (row.Genotype is not { IsNoCall: false } genotype)
            return Discard(row, "pgx.no-call", "The sample has no genotype", "The position stays unknown; genotype it to complete the gene.");
        if (genotype.Alleles.Any(a => a > row.Alternates.Length))
            return Discard(row, "pgx.genotype-index", "GT names an allele that ALT does not list", CheckRow);
        if (Copies(row, genotype, position) is not { } copies) return null;
        if (Unusable(row, copies) is { } allele)
            return Discard(row, "pgx.unusable-allele", $"The genotype uses {allele}, which is not a sequence of bases", CheckRow);
        if (DepthContradicts(row, copies))
            return Discard(row, "pgx.depth-contradicts", "The genotype is heterozygous, but only one allele has reads", CheckRow);
        return Reading(row, position, copies);
    }

    /// <summary>The one or two copies to read, <c>null</c> where they leave the position unknown.</summary>
    private int?[]? Copies(VariantCall row, Genotype genotype, DefinitionPosition position)
    {
        var chromosome = position.Locus.Chromosome;
        int?[] copies = [.. genotype.Alleles];
        if (chromosome == Chromosome.Y || chromosome == Chromosome.M) return copies[0] is null ? NoCopies(row) : [copies[0]];
        if (copies.Length > 2)
        {
            Note(row, "pgx.extra-copies", $"The genotype {genotype} has more than two alleles; the first two are read", CheckRow);
            copies = copies[..2];
            if (copies.All(c => c is null)) return NoCopies(row);
        }
        if (chromosome == Chromosome.X) return copies;
        if (copies.Length == 1) copies = [copies[0], null];
        if (copies.Contains(null) && copies.All(c => c is null or 0))
        {
            Discard(row, "pgx.half-call", $"Half of the genotype {genotype} is missing, and the other half is reference", "The position stays unknown; genotype it again.");
            return null;
        }
        return copies;
    }

    private int?[]? NoCopies(VariantCall row)
    {
        Discard(row, "pgx.no-call", "The sample has no genotype", "The position stays unknown; genotype it to complete the gene.");
        return null;
    }

    private PositionReading Reading(VariantCall row, DefinitionPosition position, int?[] copies)
    {
        int?[] numbers = [.. copies.Select(c => c is { } copy ? position.NumberOf(Allele(row, copy)) : (int?)null)];
        string? undocumented = null;
        for (int i = 0; i < numbers.Length; i++)
            if (numbers[i] == DefinitionPosition.Undocumented)
                undocumented = Allele(row, copies[i]!.Value);
        if (undocumented is not null && CanBeValidated(row, position))
        {
            bool asReference = rules.Undocumented == UndocumentedAlleles.ReadAsReference
                || (rules.Undocumented == UndocumentedAlleles.ReadAsReferenceInExactMatches && !options.Combinations);
            Note(
                row, "pgx.undocumented-allele",
                $"{undocumented} is not an allele that the definition knows" + (asReference ? "; it is read as reference, as the gene's guideline asks" : ""),
                "Have the variant interpreted by itself.");
            if (asReference) numbers = [.. numbers.Select(n => n == DefinitionPosition.Undocumented ? 0 : n)];
        }
        return new PositionReading(position, numbers[0], numbers.Length > 1 ? numbers[1] : numbers[0])
        {
            IsHaploid = numbers.Length == 1,
            IsPhased = row.Genotype!.Phased || numbers.Length == 1,
            PhaseSet = row.Genotype.Phased ? row.PhaseSet : null,
            UndocumentedAllele = undocumented,
        };
    }

    /// <summary>An insertion or repeat can only be told from an unknown one where the row was called with such alleles in mind.</summary>
    private bool CanBeValidated(VariantCall row, DefinitionPosition position)
    {
        bool sure = position.Alternates.All(a => a.Length == 1) || row.Alternates.Any(a => a.Length > 1 && a[0] != '<');
        if (!sure) Note(row, "pgx.not-validated", "The definition knows insertions here, the row none: the genotype cannot be checked against them", CheckRow);
        return sure;
    }

    private static string Allele(VariantCall row, int number) => number == 0 ? row.Reference : row.Alternates[number - 1];

    private static string? Unusable(VariantCall row, int?[] copies) =>
        copies.OfType<int>().Prepend(0).Select(c => Allele(row, c)).FirstOrDefault(a => a.AsSpan().ContainsAnyExcept("ACGT"));

    private static bool DepthContradicts(VariantCall row, int?[] copies) =>
        copies is [{ } first, { } second] && first != second && !row.AlleleDepths.IsEmpty && row.AlleleDepths.Count(d => d > 0) == 1;

    private PositionReading? Discard(VariantCall row, string code, string fault, string remedy)
    {
        issues.Add(new Issue(code, IssueSeverity.Warning, $"{fault}: {row.Locus} is not used.", remedy, row.Where));
        return null;
    }

    private void Note(VariantCall row, string code, string fault, string remedy) =>
        issues.Add(new Issue(code, IssueSeverity.Information, $"{fault} ({row.Locus}).", remedy, row.Where));
}
