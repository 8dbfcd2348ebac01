using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Explanations.Assessed;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Explanations;

/// <summary>What of an assessment can be explained.</summary>
public static class ExplainableResults
{
    /// <summary>
    /// A pharmacogenetic result for each called gene with advice, one that nothing was found for all genes together that change nothing, and a risk score for each
    /// absolute risk. Genes that were not tested give no result; the others name them among their limits. While the sample may be another person's, no gene gives one; a
    /// gene of which laboratory and genome say different things is not clear.
    /// </summary>
    /// <param name="assessment">Of the patient, as filtered for the reader.</param>
    /// <param name="knowledge">With which it was made.</param>
    public static ImmutableArray<ExplainedResult> Of(Assessment assessment, KnowledgeBase knowledge) =>
    [
        .. assessment.Conflicts.Any(c => c.HoldsBackGenomicAdvice) ? [] : OfGenes(assessment, knowledge),
        .. assessment.Scores.SelectMany(ScoreResults.Of),
    ];

    private static ImmutableArray<ExplainedResult> OfGenes(Assessment assessment, KnowledgeBase knowledge)
    {
        var medicines = new GeneMedicines(assessment, knowledge);
        ImmutableArray<string> untested = [.. assessment.Genes.Where(g => !g.HasCall).Select(g => g.Gene)];
        var called = assessment.Genes.Where(g => g.HasCall && assessment.Guidance.Any(row => row.Keys.ContainsKey(g.Gene)))
            .Select(g => (Gene: g, Handling: InDispute(g) ? MedicineHandling.NotClear : GeneHandling.Of(g))).ToList();
        var quiet = called.Where(c => c.Handling is MedicineHandling.Usual or MedicineHandling.NoReactionRisk).Select(c => c.Gene.Gene).ToFrozenSet(StringComparer.Ordinal);
        var found = called.Select(c => (c.Gene, Result: Pharmacogenetic(c.Gene, c.Handling, Medicines(c.Gene.Gene), untested))).Where(f => Matters(f.Result)).ToList();
        var rest = called.Select(c => c.Gene).Where(g => quiet.Contains(g.Gene) && found.All(f => f.Gene != g)).ToList();

        return
        [
            .. found.Select(f => f.Result),
            .. rest.Count == 0 ? (ExplainedResult[])[] : [NothingFound(rest, medicines, untested)],
        ];

        // Where this gene changes nothing, a row that another gene decides is not its result.
        ImmutableArray<ExplainedMedicine> Medicines(string gene) => medicines.Of(gene, quiet.Contains(gene) ? quiet : null);
    }

    /// <summary>A usual form of a gene matters only where a medicine is to be given otherwise because of it (CYP3A5 and tacrolimus).</summary>
    private static bool Matters(PharmacogeneticResult result) => result.Handling is MedicineHandling.Usual or MedicineHandling.NoReactionRisk
        ? result.Medicines.Any(m => m.Action >= GuidanceAction.HigherDose)
        : result.Medicines.Any(m => m.Action != GuidanceAction.NoRecommendation) || result.Handling == MedicineHandling.ReactionRisk;

    private static PharmacogeneticResult Pharmacogenetic(GeneResult gene, MedicineHandling handling, ImmutableArray<ExplainedMedicine> medicines, ImmutableArray<string> untested) => new()
    {
        SourceId = $"gene:{gene.Gene}",
        Gene = gene.Gene,
        Handling = handling,
        Diplotype = Or([.. gene.Labels, .. InDispute(gene) ? gene.FromVcf!.Labels : []]),
        Phenotype = Or([.. gene.Phenotypes.Union(InDispute(gene) ? gene.FromVcf!.Phenotypes : [])]),
        Medicines = [.. medicines.Where(m => m.Current || m.Action != GuidanceAction.NoRecommendation).Select(m => InDispute(gene) ? m with { Action = null, Effect = MedicineEffect.NotStated } : m)],
        Test = new TestDescription { Tested = [gene.Gene], NotTested = untested, HasGaps = HasGaps(gene) },
    };

    private static NothingFoundResult NothingFound(List<GeneResult> genes, GeneMedicines medicines, ImmutableArray<string> untested)
    {
        var names = genes.Select(g => g.Gene).ToFrozenSet(StringComparer.Ordinal);
        return new NothingFoundResult
        {
            SourceId = "genes:nothing-found",
            AboutMedicines = true,
            Gene = genes is [var only] ? only.Gene : null,
            Diplotype = genes is [{ } one] ? Or(one.Labels) : null,
            Phenotype = genes is [{ } single] ? Or(single.Phenotypes) : null,
            Medicines =
            [
                .. genes.SelectMany(g => medicines.Of(g.Gene, names)).Where(m => m is { Current: true, Action: GuidanceAction.NoChange or GuidanceAction.Monitor })
                    .DistinctBy(m => m.Name),
            ],
            Test = new TestDescription { Tested = [.. genes.Select(g => g.Gene)], NotTested = untested, HasGaps = genes.Any(HasGaps) },
        };
    }

    private static bool InDispute(GeneResult gene) => LaboratoryDisagreement.Among([gene]).Any();

    private static bool HasGaps(GeneResult gene) => gene.Status == GeneCallStatus.Called && (!gene.Positions.Missing.IsEmpty || !gene.UntestedAlleles.IsEmpty);

    private static string? Or(ImmutableArray<string> readings) => readings.IsEmpty ? null : string.Join(" or ", readings);
}
