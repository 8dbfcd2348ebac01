using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>Fills the slots of a result with the words of a language. Only what is known gets a slot.</summary>
/// <param name="texts">Of the language.</param>
/// <param name="denominator">Of the page.</param>
internal sealed class ResultSlots(LanguageTexts texts, int denominator)
{
    /// <summary>More names than this are counted in a sentence and listed on the technical page.</summary>
    private const int NamesInSentence = 4;

    private readonly Phrasing _say = new(texts);
    private readonly RiskSlots _risks = new(texts, denominator);
    private readonly MedicineSlots _medicines = new(texts);

    public Slots Of(ExplainedResult result)
    {
        var slots = new Slots().Text("gene", result.Gene, TextRunKind.Gene).Text("of", _say.Number(denominator)).Text("text-version", texts.Version);
        AddTest(slots, result);
        AddChildren(slots);
        if (result is VariantResult variant) AddVariant(slots, variant);
        switch (result)
        {
            case PharmacogeneticResult gene:
                slots.Choice("handling", gene.Handling).Text("diplotype", gene.Diplotype).Text("phenotype", gene.Phenotype);
                _medicines.Add(slots, gene.Medicines);
                break;
            case CarrierResult carrier:
                slots.Choice("partner", carrier.Partner);
                break;
            case TumourFindingResult tumour:
                Names(slots, "works", [.. tumour.MayWork.Select(_say.Medicine)]);
                Names(slots, "resists", [.. tumour.MayNotWork.Select(_say.Medicine)]);
                slots.Flag("can-be-inherited", tumour.MayBeInherited == true).Flag("cannot-be-inherited", tumour.MayBeInherited == false);
                break;
            case NothingFoundResult nothing:
                slots.Flag("about-medicines", nothing.AboutMedicines).Text("diplotype", nothing.Diplotype).Text("phenotype", nothing.Phenotype);
                if (nothing.Condition is { } asked) AddCondition(slots, asked);
                _medicines.Add(slots, nothing.Medicines);
                break;
            case RiskScoreResult score:
                slots.Text("model", score.Model).Text("model-version", score.Version).Text("inputs", string.Join(", ", score.Inputs)).Items("risk", [_risks.Of(score.Risk, slots)]);
                break;
        }
        return slots;
    }

    private void AddTest(Slots slots, ExplainedResult result)
    {
        var test = result.Test;
        slots.Text("laboratory", test.Laboratory).Text("method", test.Method).Text("date", test.Date is { } date ? _say.Date(date) : null).Flag("gaps", test.HasGaps);
        Names(slots, "tested", [.. test.Tested.Select(Gene)]);
        Names(slots, "not-tested", [.. test.NotTested.Select(Gene)]);
    }

    private void AddVariant(Slots slots, VariantResult result)
    {
        if (Passing(result) is { } passing) slots.Choose("passing", passing);
        slots.Flag("recessive", result.Inheritance == InheritancePattern.Recessive);
        slots.Choice("copies", result.Copies, CopiesChanged.NotStated).Choice("inheritance", result.Inheritance, InheritancePattern.NotStated);
        if (result.Condition is { } condition) AddCondition(slots, condition);
        if (result.Variant is { } variant)
            slots.Text("transcript", variant.Transcript).Text("coding", variant.Coding).Text("protein", variant.Protein).Text("criteria", variant.Criteria)
                .Choice("meaning", variant.Meaning, ChangeMeaning.NotStated).Flag("likely", variant.Meaning == ChangeMeaning.LikelyPathogenic);
        slots.Items("risk", result.Risks.Where(r => r.Value is not null || (r.Low is not null && r.High is not null)).Select(r => _risks.Of(r, slots)));
    }

    /// <summary>How the change passes to children, which the copies of the patient decide too.</summary>
    private static string? Passing(VariantResult result) => (result.Inheritance, result.Copies) switch
    {
        (InheritancePattern.NotStated, _) => null,
        (InheritancePattern.Dominant, CopiesChanged.Both or CopiesChanged.TwoDifferent) => "dominant-both",
        (InheritancePattern.Dominant, CopiesChanged.SomeCells) => "dominant-some-cells",
        (InheritancePattern.XLinked, CopiesChanged.One) => "x-linked-one",
        (InheritancePattern.XLinked, CopiesChanged.OnlyCopy) => "x-linked-only-copy",
        (var pattern, _) => Slots.Kebab(pattern.ToString()),
    };

    private void AddCondition(Slots slots, string condition) => slots.Text("condition", [_say.Condition(condition)]).Text("condition-as-reported", condition);

    /// <summary>Chances of children in the page's denominator.</summary>
    private void AddChildren(Slots slots)
    {
        slots.Text("half", _say.Number(denominator / 2)).Text("quarter", _say.Number(denominator / 4)).Text("three-quarters", _say.Number(denominator / 4 * 3));
    }

    /// <summary>Three slots of a list: named where it is short, counted where it is long, and whole for the technical page.</summary>
    private void Names(Slots slots, string name, ImmutableArray<TextRun> runs)
    {
        if (runs.IsEmpty) return;
        slots.Text($"{name}-all", _say.And(runs));
        if (runs.Length <= NamesInSentence) slots.Text(name, _say.And(runs));
        else slots.Text($"{name}-count", _say.Number(runs.Length));
    }

    private static TextRun Gene(string symbol) => new(symbol, TextRunKind.Gene);
}
