using PrecisionCare.Explanations;
using PrecisionCare.Explanations.Composing;

namespace PrecisionCare.Tests.Explanations;

/// <summary>The folders of texts: the same ids and slots in every language, and nothing that no outline uses.</summary>
public sealed class TextFolderTests
{
    public static TheoryData<string> Translations => [.. Language.All.Where(l => l.Code != "en").Select(l => l.Code)];

    private static LanguageTexts English => Language.English.Texts;

    [Fact]
    public void English_Spanish_and_German_are_there_and_English_comes_first() => Assert.Equal(["en", "de", "es"], Language.All.Select(l => l.Code));

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_has_the_same_templates_as_English(string code)
    {
        var texts = Language.Find(code)!.Texts;

        Assert.Equal(English.Templates.Keys.Order(StringComparer.Ordinal), texts.Templates.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(English.Glossary.Select(g => g.Id), texts.Glossary.Select(g => g.Id));
        Assert.Equal(English.Conditions.Keys.Order(StringComparer.Ordinal), texts.Conditions.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(English.Wording.Keys.Order(StringComparer.Ordinal), texts.Wording.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translated_template_uses_no_slot_that_the_English_one_does_not(string code) =>
        Assert.All(Language.Find(code)!.Texts.Templates.Values, t => Assert.Subset(English.Templates[t.Id].Slots.ToHashSet(), t.Slots.ToHashSet()));

    [Theory]
    [MemberData(nameof(Translations))]
    public void Numbers_and_conditions_are_never_lost_in_translation(string code)
    {
        string[] kept = ["count", "rest", "of", "low", "high", "count-without", "rest-without", "almost-all", "half", "quarter", "three-quarters", "condition", "outcome", "medicine", "medicines", "gene"];
        Assert.All(Language.Find(code)!.Texts.Templates.Values, t => Assert.Equal(English.Templates[t.Id].Slots.Intersect(kept).Order(StringComparer.Ordinal), t.Slots.Intersect(kept).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_condition_that_is_recognised_has_plain_words() =>
        Assert.Equal(TextFile.Entries("outlines/condition-names.txt").Keys.Order(StringComparer.Ordinal), English.Conditions.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_template_without_a_choice_that_an_outline_names_exists()
    {
        var named = Enum.GetValues<ResultKind>().SelectMany(k => Outline.Of(k).Sections.Values).SelectMany(lines => lines).SelectMany(l => l.Templates).Where(t => !t.Contains('{', StringComparison.Ordinal));

        Assert.All(named, id => Assert.True(English.Templates.ContainsKey(id), id));
    }

    [Fact]
    public void Every_template_is_used()
    {
        string[] direct = ["common.title.", "common.heading.", "common.horizon.", "common.group.", "common.picture.", "common.action.", "common.names-and-more"];
        var patterns = Enum.GetValues<ResultKind>().SelectMany(k => Outline.Of(k).Sections.Values).SelectMany(lines => lines).SelectMany(l => l.Templates)
            .Select(t => t.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open ? (Start: t[..open], End: t[(t.IndexOf('}', open) + 1)..]) : (Start: t, End: ""))
            .Distinct().ToList();

        Assert.Empty(English.Templates.Keys.Where(id => !direct.Any(d => id.StartsWith(d, StringComparison.Ordinal))
            && !patterns.Any(p => id.StartsWith(p.Start, StringComparison.Ordinal) && id.EndsWith(p.End, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_kind_has_all_sections_but_the_word_list() =>
        Assert.All(Enum.GetValues<ResultKind>(), kind => Assert.Equal(
            Enum.GetValues<SectionKind>().Where(s => s != SectionKind.Words), Outline.Of(kind).Sections.Keys.Order()));
}
