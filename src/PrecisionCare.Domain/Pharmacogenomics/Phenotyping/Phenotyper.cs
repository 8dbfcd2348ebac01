using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Matching;

namespace PrecisionCare.Pharmacogenomics.Phenotyping;

/// <summary>Gives what the matcher found its functions, activity score, phenotype and the keys under which guidelines list it.</summary>
internal static class Phenotyper
{
    /// <summary>A gene of which nothing was read.</summary>
    public static GeneResult Untested(Pharmacogene gene) => new() { Gene = gene.Gene, Status = GeneCallStatus.NotCovered, Positions = Unread(gene) };

    public static GeneResult Interpret(Pharmacogene gene, GeneMatch match)
    {
        var result = new GeneResult
        {
            Gene = gene.Gene,
            Status = match.Status,
            Phase = match.Phase,
            Positions = match.Readings.Coverage,
            Variants = [.. match.Readings.Readings.Where(r => r is { HasVariant: true }).Select(r => Genotype(r!))],
            OtherGenotypes = [.. match.Extra.Select(Genotype)],
            UntestedAlleles = match.UntestedAlleles,
            Facts = [.. match.Readings.VariantLoci.Select(l => l.ToString())],
            Issues = match.Issues,
        };
        if (match.Status == GeneCallStatus.Called) return Called(gene, match, result);
        return gene.Rules.InferredFrom is { } inferring ? Inferred(gene, match, result, inferring) : result;
    }

    /// <summary>A reading of two alleles, or of one.</summary>
    public static DiplotypeResult Reading(Pharmacogene gene, ImmutableArray<AlleleFunction> alleles)
    {
        var meaning = gene.FunctionsOrNone.Of(alleles[0], alleles.ElementAtOrDefault(1));
        string label = string.Join('/', alleles.Select(a => a.Name));
        return new DiplotypeResult(label, alleles, meaning.Phenotype, meaning.ActivityScore, gene.FunctionsOrNone.UsesScores ? meaning.ActivityScore : meaning.Phenotype);
    }

    /// <summary>Adds readings with the phenotypes that follow from them, and the score if they share one.</summary>
    public static GeneResult WithReadings(GeneResult result, ImmutableArray<DiplotypeResult> readings) => result with
    {
        Readings = readings,
        Phenotypes = [.. readings.SelectMany(r => r.Phenotype is { } phenotype ? [phenotype] : r.LookupKeys).Distinct(StringComparer.Ordinal)],
        ActivityScore = readings.Select(r => r.ActivityScore).Distinct().ToList() is [{ } score] ? score : null,
    };

    private static GeneResult Called(Pharmacogene gene, GeneMatch match, GeneResult result)
    {
        ImmutableArray<string> labels = match.Diplotypes.IsEmpty
            ? match.Haplotypes
            : [.. match.Diplotypes.Select(d => GeneLabels.Of(gene, d.First.Name, d.Second?.Name))];
        ImmutableArray<DiplotypeResult> readings = gene.Rules.LowestFunction
            ? [Reading(gene, Lowest(gene, match))]
            : [.. match.Diplotypes.Select(d => Reading(gene, Alleles(gene, d)))];
        var called = result with
        {
            Diplotypes = [.. match.Diplotypes.Select(d => d.Label)],
            Haplotypes = match.Haplotypes,
            SourceDiplotypes = labels,
            Labels = labels,
        };
        return WithReadings(called with { Issues = called.Issues.AddRange(Unassigned(gene, readings, match)) }, readings);
    }

    private static ImmutableArray<AlleleFunction> Lowest(Pharmacogene gene, GeneMatch match) => match.Diplotypes.IsEmpty
        ? new LowestFunction(gene).OfList(match.Haplotypes)
        : new LowestFunction(gene).OfDiplotypes(match.Diplotypes.Select(d => Copies(d, gene.Definition!.Reference.Name)));

    private static ImmutableArray<ImmutableArray<string>> Copies(MatchedDiplotype diplotype, string reference) =>
        diplotype.Second is { } second ? [Parts(diplotype.First, reference), Parts(second, reference)] : [Parts(diplotype.First, reference)];

    /// <summary>A copy that carries unnamed variants only has no named part; what is known of it is the reference allele's function, which an Issue qualifies.</summary>
    private static ImmutableArray<string> Parts(MatchedAllele allele, string reference) => allele.Parts.IsEmpty ? [reference] : allele.Parts;

    private static ImmutableArray<AlleleFunction> Alleles(Pharmacogene gene, MatchedDiplotype diplotype) =>
        diplotype.Second is { } second
            ? [gene.FunctionsOrNone.Of(diplotype.First.Name), gene.FunctionsOrNone.Of(second.Name)]
            : [gene.FunctionsOrNone.Of(diplotype.First.Name)];

    private static IEnumerable<Issue> Unassigned(Pharmacogene gene, ImmutableArray<DiplotypeResult> readings, GeneMatch match)
    {
        var where = new SourceLocation(match.File);
        var alleles = readings.SelectMany(r => r.Alleles).Where(a => gene.Functions is not null && !gene.Functions.Knows(a.Name)).Select(a => a.Name).Distinct().ToList();
        if (alleles.Count > 0)
            yield return new Issue(
                "pgx.function-not-assigned", IssueSeverity.Information,
                $"{gene.Gene} {string.Join(", ", alleles)}: no function has been assigned, so no phenotype follows.", "Ask the laboratory for an interpretation.", where);
        var partials = match.Diplotypes.SelectMany(d => d.First.Partials.Concat(d.Second?.Partials ?? [])).Distinct().ToList();
        if (partials.Count > 0 && gene.Rules.LowestFunction)
            yield return new Issue(
                "pgx.unnamed-variant", IssueSeverity.Information,
                $"{gene.Gene} {string.Join(", ", partials)} belongs to no named allele and does not enter the phenotype.", "Have the variant interpreted by itself.", where);
    }

    /// <summary>No star allele fits, but the position that matters most was read: the guideline is applied to it (CPIC statins 2022, PMID 35152405).</summary>
    private static GeneResult Inferred(Pharmacogene gene, GeneMatch match, GeneResult result, InferringPosition position)
    {
        if (match.Readings.At(position.Locus) is not { IsPartial: false, IsHaploid: false } reading) return result;
        var bases = Genotype(reading).Alleles;
        if (!bases.All(position.Alleles.ContainsKey)) return result;
        ImmutableArray<AlleleFunction> alleles =
            [.. bases.Select(b => position.Alleles[b]).Order(AlleleNameOrder.Instance).Select(gene.FunctionsOrNone.Of)];
        string label = string.Join('/', bases.OrderBy(b => reading.Position.NumberOf(b)).Select(b => $"{position.RsId} {b}"));
        return WithReadings(result with { Inferred = true, SourceDiplotypes = [label], Labels = [label] }, [Reading(gene, alleles)]);
    }

    private static PositionGenotype Genotype(PositionReading reading)
    {
        string first = Base(reading.First), second = Base(reading.Second);
        return new PositionGenotype(reading.Position.Locus, reading.Position.RsId, reading.IsHaploid ? [first] : [first, second], reading.IsPhased);

        string Base(int? number) => number switch
        {
            null => ".",
            0 => reading.Position.Reference,
            DefinitionPosition.Undocumented => reading.UndocumentedAllele ?? ".",
            { } alternate => reading.Position.Alternates[alternate - 1],
        };
    }

    private static PositionCoverage Unread(Pharmacogene gene) =>
        new(0, gene.IsCalledFromVcf ? [.. gene.Definition!.Positions.Select(p => p.Locus)] : ImmutableArray<Locus>.Empty, []);
}
