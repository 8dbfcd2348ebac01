using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Explanations;

/// <summary>Results and kinds of explanation in a few words, for those who write them.</summary>
internal static class ResultNames
{
    public static string Of(ExplainedResult result) => result switch
    {
        VariantResult variant => Joined(variant.Gene, variant.Variant?.Coding ?? variant.Variant?.Protein),
        PharmacogeneticResult gene => Joined(gene.Gene, gene.Diplotype, gene.Phenotype is { } phenotype ? $"({phenotype})" : null),
        NothingFoundResult { Gene: { } gene, AboutMedicines: true } none => Joined(gene, none.Diplotype, none.Phenotype is { } phenotype ? $"({phenotype})" : null),
        NothingFoundResult { AboutMedicines: true } => "Genes that change no medicine",
        NothingFoundResult none => Joined("Nothing found", none.Condition ?? (none.Test.Tested is { Length: > 0 and <= 4 } genes ? $"in {string.Join(", ", genes)}" : none.Test.Laboratory)),
        RiskScoreResult score => Joined(score.Risk.Outcome, score.Model is { } model ? $"({model})" : null),
        _ => result.Gene ?? "Result",
    };

    public static string Of(ResultKind kind) => kind switch
    {
        ResultKind.Pharmacogenetic => "Medicines and this gene",
        ResultKind.Carrier => "Carrier: matters for children",
        ResultKind.DominantRisk => "One changed copy raises a risk",
        ResultKind.RecessiveRisk => "Both copies are changed",
        ResultKind.CancerPredisposition => "Raised risk of cancer",
        ResultKind.TumourFinding => "Finding in a tumour",
        ResultKind.Uncertain => "Meaning not yet known",
        ResultKind.NothingFound => "Nothing found",
        ResultKind.SecondaryFinding => "Found by chance (secondary finding)",
        _ => "Risk by an equation",
    };

    public static string Of(SectionKind section) => section switch
    {
        SectionKind.Result => "The result",
        SectionKind.Meaning => "What it means",
        SectionKind.NextSteps => "What to do next",
        SectionKind.NotMeaning => "What it does not mean",
        SectionKind.Risk => "The risk",
        SectionKind.Family => "For the family",
        SectionKind.Limits => "Limits of the test",
        SectionKind.Help => "Help",
        SectionKind.Words => "Words",
        _ => "Technical details",
    };

    public static string Of(DifferenceKind difference) => difference switch
    {
        DifferenceKind.New => "new",
        DifferenceKind.Gone => "gone",
        _ => "changed",
    };

    private static string Joined(params string?[] parts) => string.Join(' ', parts.Where(p => p is { Length: > 0 }));
}
