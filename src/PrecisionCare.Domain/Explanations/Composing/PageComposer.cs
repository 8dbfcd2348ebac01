using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>Says the lines of an outline in one language.</summary>
internal sealed class PageComposer
{
    private readonly LanguageTexts _texts;
    private readonly LanguageTexts _english;
    private readonly Slots _slots;
    private readonly Lazy<Slots> _englishSlots;

    public PageComposer(ExplainedResult result, LanguageTexts texts, LanguageTexts english, int denominator)
    {
        (_texts, _english) = (texts, english);
        _slots = new ResultSlots(texts, denominator).Of(result);
        _englishSlots = new Lazy<Slots>(() => new ResultSlots(english, denominator).Of(result));
    }

    public Slots Slots => _slots;

    /// <summary>The sentences of a section. Lines that follow each other and are for the same list are said together for each of its items.</summary>
    public ImmutableArray<ExplainedSentence> Say(ImmutableArray<OutlineLine> lines)
    {
        var said = ImmutableArray.CreateBuilder<ExplainedSentence>();
        for (int at = 0; at < lines.Length;)
        {
            string? list = lines[at].Each;
            ImmutableArray<OutlineLine> block = [.. lines.Skip(at).TakeWhile(l => l.Each == list)];
            int items = list is null ? 1 : _slots.List(list).Length;
            for (int item = 0; item < items; item++) said.AddRange(block.Select(line => Say(line, item)).OfType<ExplainedSentence>());
            at += block.Length;
        }
        return said.ToImmutable();
    }

    /// <summary>One template with what is known of the whole result; <c>null</c> when a slot is missing.</summary>
    public ExplainedSentence? Say(string id) => Say(id, _slots, () => _englishSlots.Value);

    private ExplainedSentence? Say(OutlineLine line, int item)
    {
        var slots = Scope(_slots);
        if (!line.When.All(slots.Knows) || line.Unless.Any(slots.Knows)) return null;
        return line.Templates.Select(template => Chosen(template, slots)).OfType<string>()
            .Select(id => Say(id, slots, () => Scope(_englishSlots.Value))).FirstOrDefault(sentence => sentence is not null) is { } said
            ? said with { About = said.About ?? line.About }
            : null;

        Slots Scope(Slots whole) => line.Each is null ? whole : whole.List(line.Each)[item];
    }

    private ExplainedSentence? Say(string id, Slots slots, Func<Slots> englishSlots) =>
        _texts.Templates.TryGetValue(id, out var template) ? template.Fill(slots, inEnglish: false) : _english.Templates[id].Fill(englishSlots(), inEnglish: true);

    /// <summary>The id with its choices put in; <c>null</c> when one is not known or nothing is said for it.</summary>
    private string? Chosen(string template, Slots slots)
    {
        int open = template.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return template;
        int close = template.IndexOf('}', open);
        if (slots.Code(template[(open + 1)..close]) is not { } code) return null;
        string id = template[..open] + code + template[(close + 1)..];
        return _english.Templates.ContainsKey(id) ? id : null;
    }
}
