using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>Which pictures belong to a page. Without a number there is none of numbers.</summary>
internal sealed class Pictures(ExplainedResult result, PageComposer page, LanguageTexts texts, int denominator)
{
    private readonly Phrasing _say = new(texts);

    /// <summary>For <see cref="SectionKind.Risk"/>, <see cref="SectionKind.Meaning"/> or <see cref="SectionKind.Family"/>.</summary>
    public ImmutableArray<ExplanationPicture> Of(SectionKind section, ImmutableArray<ExplainedSentence> sentences) => section switch
    {
        SectionKind.Risk => [.. Risks.SelectMany(r => OfRisk(r, Words(sentences.Where(s => s.About == r.Outcome))))],
        SectionKind.Meaning when result is PharmacogeneticResult { Gene: { } gene, Handling: >= MedicineHandling.MuchSlower and <= MedicineHandling.MuchFaster } pgx =>
            [new MetaboliserPicture { Title = Text("common.picture.scale"), Description = Words(sentences.Take(2)), Gene = gene, Place = pgx.Handling }],
        SectionKind.Family when result is VariantResult and not (TumourFindingResult or UncertainResult) => OfFamily((VariantResult)result, Words(sentences.Where(s => s.Template != "common.family.choice"))),
        _ => [],
    };

    private ImmutableArray<RiskNumber> Risks => result switch { VariantResult variant => variant.Risks, RiskScoreResult score => [score.Risk], _ => [] };

    private static ImmutableArray<ExplanationPicture> OfFamily(VariantResult variant, string title, string description) =>
        variant.Inheritance is InheritancePattern.NotStated or InheritancePattern.NotInherited
            ? []
            : [new InheritancePicture { Title = title, Description = description, Pattern = variant.Inheritance, Copies = variant.Copies, OtherParentCarries = OtherParent(variant) }];

    private static bool? OtherParent(VariantResult variant) => variant is CarrierResult carrier
        ? carrier.Partner switch { PartnerStatus.Carrier => true, PartnerStatus.NothingFound => false, _ => null }
        : null;

    private ImmutableArray<ExplanationPicture> OfFamily(VariantResult variant, string description) => OfFamily(variant, Text("common.picture.inheritance"), description);

    private IEnumerable<ExplanationPicture> OfRisk(RiskNumber risk, string description)
    {
        string outcome = texts.Templates["common.picture.risk"].Fill(new Slots().Text("outcome", [_say.Condition(risk.Outcome)]), inEnglish: false)!.Text;
        string? when = risk.Horizon is { } horizon ? Template.Capitalised(new RiskSlots(texts, denominator).When(horizon)) : null;
        if (risk.Value is { } value)
            yield return new IconArrayPicture
            {
                Title = outcome, Description = description, Denominator = denominator, Count = Frequencies.Count(value, denominator),
                Caption = Caption(result is RiskScoreResult ? "common.picture.people-like-you" : "common.picture.with", when),
                CountWithout = risk.Baseline is { } baseline ? Frequencies.Count(baseline, denominator) : null,
                CaptionWithout = risk.Baseline is null ? null : Caption("common.picture.without", when),
            };
        if (risk is { Low: not null, High: not null })
            yield return new RiskBarPicture
            {
                Title = outcome, Description = description, Denominator = denominator, Value = risk.Value, Low = risk.Low, High = risk.High, Baseline = risk.Baseline, Horizon = when,
            };
    }

    private string Caption(string template, string? when) => when is null ? Text(template) : $"{Text(template)}. {when}.";

    private string Text(string template) => page.Say(template)!.Text;

    private static string Words(IEnumerable<ExplainedSentence> sentences) => string.Join(' ', sentences.Select(s => s.Text));
}
