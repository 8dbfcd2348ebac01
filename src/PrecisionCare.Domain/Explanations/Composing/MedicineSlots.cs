using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Explanations.Composing;

/// <summary>The slots of medicines: each that is taken now by itself, the others together by what they ask for.</summary>
internal sealed class MedicineSlots(LanguageTexts texts)
{
    /// <summary>So many names a sentence can bear.</summary>
    private const int NamesInSentence = 4;

    private readonly Phrasing _say = new(texts);

    public void Add(Slots slots, ImmutableArray<ExplainedMedicine> medicines)
    {
        var current = medicines.Where(m => m.Current).ToList();
        var others = medicines.Where(m => !m.Current && m.Action != GuidanceAction.NoRecommendation).GroupBy(m => m.Action).OrderByDescending(g => g.Key ?? GuidanceAction.Monitor);
        slots.Items("current", current.Select(m => Single(m, slots))).Items("other", others.Select(g => Group(g.Key, [.. g.Select(m => m.Name)], slots)))
            .Items("medicine", medicines.Select(m => Single(m, slots)));
    }

    private Slots Single(ExplainedMedicine medicine, Slots outer)
    {
        string action = Action(medicine.Action);
        return new Slots(outer) { About = medicine.Name }
            .Text("medicine", [_say.Medicine(medicine.Name)])
            .Text("action-words", texts.Templates[$"common.action.{action}"].Text)
            .Text("alternatives", _say.Medicines(medicine.Alternatives.Take(NamesInSentence)))
            .Text("sources", string.Join(", ", medicine.Sources))
            .Choice("effect", medicine.Effect, MedicineEffect.NotStated)
            .Choose("action", action);
    }

    private Slots Group(GuidanceAction? action, ImmutableArray<string> names, Slots outer) => new Slots(outer) { About = Action(action) }
        .Text("medicines", names.Length <= NamesInSentence ? _say.Medicines(names) : Shortened(names))
        .Choose("action", Action(action));

    /// <summary>"A, B, C and 4 more on the last page".</summary>
    private ImmutableArray<TextRun> Shortened(ImmutableArray<string> names)
    {
        const int Named = NamesInSentence - 1;
        var named = names.Take(Named).SelectMany((name, i) => i == 0 ? [_say.Medicine(name)] : (TextRun[])[new TextRun(", ", TextRunKind.Plain), _say.Medicine(name)]);
        var slots = new Slots().Text("names", [.. named]).Text("more", _say.Number(names.Length - Named));
        return texts.Templates["common.names-and-more"].Fill(slots, inEnglish: false)!.Runs;
    }

    private static string Action(GuidanceAction? action) => action is { } known ? Slots.Kebab(known.ToString()) : "unclear";
}
