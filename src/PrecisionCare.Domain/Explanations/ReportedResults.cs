using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Reports;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Explanations;

/// <summary>A reported variant as it may be explained.</summary>
/// <param name="Variant">As reported.</param>
/// <param name="Report">The report in which it stands; <c>null</c> for one that came by itself.</param>
/// <param name="Kinds">Kinds of explanation that its class and zygosity allow, the likeliest first; empty where nothing may be explained.</param>
/// <param name="WhyNot">Why there is none; <c>null</c> where there is one.</param>
public sealed record ReportedResult(ReportedVariant Variant, LaboratoryReport? Report, ImmutableArray<ResultKind> Kinds, string? WhyNot);

/// <summary>What of laboratories' reports can be explained, and as what.</summary>
public static class ReportedResults
{
    /// <summary>In the order of the variants.</summary>
    public static ImmutableArray<ReportedResult> Of(ImmutableArray<ReportedVariant> variants, ImmutableArray<LaboratoryReport> reports, KnowledgeBase knowledge) =>
        [.. variants.Select(v => Of(v, reports.FirstOrDefault(r => r.Results.Contains(v.SourceId)), knowledge))];

    /// <summary>The reports that found nothing in any of the genes that they name. One that found something in another gene is explained by what it found.</summary>
    public static ImmutableArray<NothingFoundResult> NothingFound(ImmutableArray<LaboratoryReport> reports) =>
    [
        .. reports.Where(r => !r.Tested.IsEmpty && r.NothingFound.Length == r.Tested.Length).Select(r => new NothingFoundResult
        {
            SourceId = r.SourceId, Gene = r.Tested is [var only] ? only : null, Test = new TestDescription { Laboratory = r.Laboratory, Date = r.Date, Tested = r.Tested },
        }),
    ];

    /// <summary>The result as one kind of explanation tells it.</summary>
    /// <exception cref="ArgumentException">The variant cannot be explained so.</exception>
    public static ExplainedResult As(ReportedResult reported, ResultKind kind, KnowledgeBase knowledge)
    {
        if (!reported.Kinds.Contains(kind)) throw new ArgumentException($"The variant cannot be explained as {kind}.", nameof(kind));
        var variant = reported.Variant;
        var slots = Slots(variant, reported.Report, knowledge);
        return kind switch
        {
            ResultKind.Carrier => slots.Fill(new CarrierResult()),
            ResultKind.DominantRisk => slots.Fill(new DominantRiskResult()),
            ResultKind.RecessiveRisk => slots.Fill(new RecessiveRiskResult()),
            ResultKind.CancerPredisposition => slots.Fill(new CancerPredispositionResult()),
            ResultKind.TumourFinding => slots.Fill(new TumourFindingResult()),
            ResultKind.SecondaryFinding => slots.Fill(new SecondaryFindingResult()),
            _ => slots.Fill(new UncertainResult()),
        };
    }

    private static ReportedResult Of(ReportedVariant variant, LaboratoryReport? report, KnowledgeBase knowledge) => variant.Classification switch
    {
        null => new(variant, report, [], "Reports give it different classes. Settle that with the laboratories first."),
        Pathogenicity.NotStated => new(variant, report, [], "The report gives it no class. Ask the laboratory."),
        Pathogenicity.Benign or Pathogenicity.LikelyBenign => new(variant, report, [], "Benign: there is nothing to explain."),
        Pathogenicity.UncertainSignificance => new(variant, report, [ResultKind.Uncertain], null),
        _ when variant.Origin == VariantOrigin.Somatic => new(variant, report, [ResultKind.TumourFinding], null),
        _ => new(variant, report, Kinds(variant, knowledge), null),
    };

    /// <summary>By inheritance and copies. What the report does not say is left for a person to choose.</summary>
    private static ImmutableArray<ResultKind> Kinds(ReportedVariant variant, KnowledgeBase knowledge)
    {
        var slots = Slots(variant, null, knowledge);
        bool isCancer = knowledge.DiseaseGenes.Find(variant.Gene)?.IsCancer == true;
        ResultKind dominant = isCancer ? ResultKind.CancerPredisposition : ResultKind.DominantRisk;
        ImmutableArray<ResultKind> likely = (slots.Inheritance, slots.Copies) switch
        {
            (InheritancePattern.Recessive, CopiesChanged.One) => [ResultKind.Carrier],
            (InheritancePattern.Recessive, CopiesChanged.Both or CopiesChanged.TwoDifferent) => [ResultKind.RecessiveRisk],
            (InheritancePattern.Recessive, _) => [ResultKind.Carrier, ResultKind.RecessiveRisk],
            (InheritancePattern.XLinked, CopiesChanged.One) => [ResultKind.Carrier, dominant],
            (InheritancePattern.Dominant or InheritancePattern.XLinked or InheritancePattern.Maternal, _) => [dominant],
            (_, CopiesChanged.Both) => [ResultKind.RecessiveRisk, dominant],
            _ => [dominant, ResultKind.Carrier, ResultKind.RecessiveRisk],
        };
        return [.. likely, ResultKind.SecondaryFinding];
    }

    private static VariantSlots Slots(ReportedVariant variant, LaboratoryReport? report, KnowledgeBase knowledge)
    {
        var assertion = variant.Assertions.FirstOrDefault(a => a.Condition is not null) ?? variant.Assertions.FirstOrDefault();
        var listed = knowledge.DiseaseGenes.Find(variant.Gene);
        bool raises = variant is { Origin: not VariantOrigin.Somatic, Classification: Pathogenicity.Pathogenic or Pathogenicity.LikelyPathogenic };
        return new VariantSlots(
            variant, report, assertion, assertion?.Condition ?? listed?.Condition, PatternOf(assertion?.Inheritance ?? listed?.Inheritance), CopiesOf(variant.Zygosity),
            raises ? knowledge.Penetrance.Of(variant.Gene) : []);
    }

    private static InheritancePattern PatternOf(string? words) => words?.ToUpperInvariant() switch
    {
        null => InheritancePattern.NotStated,
        "AD" or "HP:0000006" => InheritancePattern.Dominant,
        "AR" or "HP:0000007" => InheritancePattern.Recessive,
        "XL" or "HP:0001417" => InheritancePattern.XLinked,
        "MT" or "HP:0001427" => InheritancePattern.Maternal,
        var said when said.Contains("X-LINKED", StringComparison.Ordinal) || said.Contains("X LINKED", StringComparison.Ordinal) => InheritancePattern.XLinked,
        var said when said.Contains("MITOCHONDRIAL", StringComparison.Ordinal) => InheritancePattern.Maternal,
        var said when said.Contains("DOMINANT", StringComparison.Ordinal) => InheritancePattern.Dominant,
        var said when said.Contains("RECESSIVE", StringComparison.Ordinal) => InheritancePattern.Recessive,
        _ => InheritancePattern.NotStated,
    };

    private static CopiesChanged CopiesOf(ReportedZygosity zygosity) => zygosity switch
    {
        ReportedZygosity.Heterozygous => CopiesChanged.One,
        ReportedZygosity.Homozygous => CopiesChanged.Both,
        ReportedZygosity.Hemizygous => CopiesChanged.OnlyCopy,
        ReportedZygosity.Heteroplasmic => CopiesChanged.SomeCells,
        _ => CopiesChanged.NotStated,
    };

    /// <summary>What every kind of variant result is filled with.</summary>
    private sealed record VariantSlots(ReportedVariant Variant, LaboratoryReport? Report, VariantAssertion? Assertion, string? Condition, InheritancePattern Inheritance, CopiesChanged Copies, ImmutableArray<RiskNumber> Risks)
    {
        public T Fill<T>(T result) where T : VariantResult => result with
        {
            SourceId = Variant.SourceId,
            Gene = Variant.Gene,
            Variant = new ExplainedVariant(
                Variant.Transcript, Variant.CodingChange ?? Variant.OtherName, Variant.ProteinChange, Meaning(Assertion?.Classification ?? Pathogenicity.NotStated),
                Assertion is { Criteria.IsEmpty: false } stated ? string.Join(", ", stated.Criteria.Select(c => c.IsRegraded ? $"{c.Criterion.Code} ({c.Strength.ToString().ToLowerInvariant()})" : c.Criterion.Code)) : null),
            Condition = Condition,
            Inheritance = Variant.Origin == VariantOrigin.Somatic ? InheritancePattern.NotInherited : Inheritance,
            Copies = Copies,
            Risks = Risks,
            Test = new TestDescription { Laboratory = Report?.Laboratory, Method = Variant.Method, Date = Variant.Date, Tested = Report?.Tested ?? [] },
        };

        private static ChangeMeaning Meaning(Pathogenicity classification) => classification switch
        {
            Pathogenicity.Pathogenic => ChangeMeaning.Pathogenic,
            Pathogenicity.LikelyPathogenic => ChangeMeaning.LikelyPathogenic,
            Pathogenicity.UncertainSignificance => ChangeMeaning.Uncertain,
            Pathogenicity.LikelyBenign => ChangeMeaning.LikelyBenign,
            Pathogenicity.Benign => ChangeMeaning.Benign,
            _ => ChangeMeaning.NotStated,
        };
    }
}
