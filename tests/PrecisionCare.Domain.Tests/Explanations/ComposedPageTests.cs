using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Explanations;

namespace PrecisionCare.Tests.Explanations;

/// <summary>Pages of all kinds for fifty authored patients each, in every language.</summary>
public sealed partial class ComposedPageTests
{
    public static IEnumerable<object[]> KindsAndLanguages => Enum.GetValues<ResultKind>().SelectMany(kind => Language.All.Select(language => new object[] { kind, language.Code }));

    public static TheoryData<string> Languages => [.. Language.All.Select(l => l.Code)];

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    [Trait("Feature", Feature.Explanation)]
    public void Every_page_keeps_the_wording_rules_W1_to_W15(ResultKind kind, string language)
    {
        foreach (var (result, page) in Pages(kind, language))
        {
            var breaches = WordingChecks.Check(page).Where(f => f.Severity == IssueSeverity.Error || f.Rule != "W1");
            Assert.True(!breaches.Any(), $"{result.SourceId} {result.Gene}: {string.Join("\n", breaches.Select(f => $"{f.Rule} {f.Message} {f.Sentence}"))}");
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Every_page_is_within_the_reading_limits_of_its_language(ResultKind kind, string language) =>
        Assert.All(Pages(kind, language), p => Assert.True(Reading(p.Page).MeetsLimits, $"{p.Result.SourceId}: {string.Join("; ", Reading(p.Page).Measures)}"));

    [Fact]
    public void English_pages_average_a_Flesch_Kincaid_grade_of_at_most_6_5_and_none_is_above_8()
    {
        double[] grades = [.. Enum.GetValues<ResultKind>().SelectMany(k => Pages(k, "en")).Select(p => Reading(p.Page).Measures.Single(m => m.Name == "Flesch-Kincaid grade").Value)];

        Assert.Equal(10 * AuthoredResults.Patients, grades.Length);
        Assert.InRange(grades.Average(), 1, 6.5);
        Assert.True(grades.Max() <= 8);
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void No_page_has_an_unfilled_slot_a_double_space_or_an_unfinished_sentence(ResultKind kind, string language)
    {
        foreach (var (result, page) in Pages(kind, language))
        {
            Assert.Empty(page.Notices);
            Assert.Equal(Enum.GetValues<SectionKind>(), page.Sections.Select(s => s.Kind));
            foreach (var sentence in page.Sections.SelectMany(s => s.Sentences))
            {
                Assert.True(!Odd().IsMatch(sentence.Text), $"{result.SourceId}: {sentence.Template}: {sentence.Text}");
                Assert.Equal(sentence.Text, string.Concat(sentence.Runs.Select(r => r.Text)));
                if (!sentence.Template.Contains(".appendix.", StringComparison.Ordinal)) Assert.Matches(@"^[\p{Lu}\d¿].*[.]$", sentence.Text);
            }
            Assert.All(page.Sections.Where(s => s.Kind != SectionKind.Words), s => Assert.NotEmpty(s.Sentences));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_of_an_uncertain_result_says_not_to_change_care_and_never_calls_it_positive(string language)
    {
        (string noChange, string positive) = language switch
        {
            "en" => ("do not change care because of this result", "positive"),
            "es" => ("no cambien la atención por este resultado", "positiv"),
            _ => ("Ändern Sie wegen dieses Ergebnisses nichts an der Behandlung", "positiv"),
        };

        Assert.All(Pages(ResultKind.Uncertain, language), p =>
        {
            string whole = string.Join('\n', p.Page.Sections.Select(s => s.Heading + "\n" + s.Text).Append(p.Page.Title));
            Assert.Contains(noChange, whole, StringComparison.Ordinal);
            Assert.DoesNotContain(positive, whole, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("en", "do not stop or start a medicine on your own")]
    [InlineData("es", "no deje ni empiece ningún medicamento por su cuenta")]
    [InlineData("de", "Beginnen oder beenden Sie kein Medikament auf eigene Faust")]
    public void Every_page_tells_not_to_stop_or_start_a_medicine_on_ones_own(string language, string sentence) =>
        Assert.All(Enum.GetValues<ResultKind>().SelectMany(k => Pages(k, language)), p => Assert.Contains(sentence, p.Page[SectionKind.NextSteps].Text, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_has_a_picture_of_numbers_exactly_where_a_number_is_known(string language)
    {
        foreach (var (result, page) in Enum.GetValues<ResultKind>().SelectMany(k => Pages(k, language)))
        {
            var risks = result switch { VariantResult variant => [.. variant.Risks], RiskScoreResult score => [score.Risk], _ => (RiskNumber[])[] };
            if (result is UncertainResult or TumourFindingResult) risks = [];
            var arrays = page[SectionKind.Risk].Pictures.OfType<IconArrayPicture>().ToList();
            Assert.Equal(risks.Count(r => r.Value is not null), arrays.Count);
            Assert.Equal(risks.Count(r => r.Low is not null && r.High is not null), page[SectionKind.Risk].Pictures.OfType<RiskBarPicture>().Count());
            Assert.All(arrays, a => Assert.Equal(page.Denominator, a.Denominator));
            Assert.All(page.Sections.SelectMany(s => s.Pictures), p => Assert.NotEqual("", p.Description));
        }
    }

    private static readonly ConcurrentDictionary<(ResultKind, string), ImmutableArray<(ExplainedResult Result, Explanation Page)>> Composed = new();

    internal static ImmutableArray<(ExplainedResult Result, Explanation Page)> Pages(ResultKind kind, string language) =>
        Composed.GetOrAdd((kind, language), key => [.. AuthoredResults.Of(key.Item1).Select(result => (result, Explainer.Compose(result, Language.Find(key.Item2)!)))]);

    private static Readability Reading(Explanation page) =>
        Readability.Of(string.Join('\n', page.Sections.Where(s => s.Kind != SectionKind.Appendix).Select(s => s.Text)), Language.Find(page.Language)!, page.Names);

    [GeneratedRegex(@"[{}]|\s\s|\s[,.;:](?!\d)|\.\.|,,|^\s|\s$|\(\)")]
    private static partial Regex Odd();
}
