using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PrecisionCare.Explanations;
using PrecisionCare.Explanations.Reading;

namespace PrecisionCare.Tests.Explanations;

/// <summary>The formulas, against counts by hand and against an independent program.</summary>
public sealed partial class ReadabilityTests
{
    /// <summary>Texts of school grade 10 and below on which our counts and those of <c>style</c> are compared.</summary>
    private static readonly string[] PlainTexts =
    [
        "Your test found a change in a gene. This gene helps your body turn on some drugs. With this change, one drug may not work well for you. Ask your doctor which drug is right for you. Do not stop a drug on your own. Bring this page to each visit.",
        "The cat sat on the mat. It was a warm day. The children played in the garden until the sun went down. Their mother called them in for dinner. They washed their hands and sat at the table.",
        "A gene is a part of the plan for how your body works. You get one copy of most genes from each parent. At times a copy has a change. Many changes do no harm. A few of them raise the chance of illness.",
        "Doctors use many tests to learn about the heart. A blood test can show how much fat is in your blood. Eating less salt and walking every day will help to keep your heart healthy. Talk with your nurse if you have questions about your results.",
        "Before the operation, the surgeon will explain what happens. You should not eat or drink after midnight. Tell the team about every medicine that you take at home. Someone must drive you home after the operation. Most people feel better within a week.",
    ];

    [Fact]
    public void Counts_of_a_short_text_are_those_by_hand()
    {
        // 13 words in 2 sentences; syllables: Your(1) gene(1) has(1) a(1) change(1). The(1) result(2) is(1) for(1) you(1) and(1) your(1) medicine(3) = 16
        var reading = Readability.Of("Your gene has a change. The result is for you and your medicine.", Language.English);

        Assert.Equal((2, 13), (reading.Sentences, reading.Words));
        Assert.Equal(6.5, reading.MeanSentence);
        Assert.Equal(8, reading.LongestSentence);
        Assert.Equal((0.39 * 6.5) + (11.8 * 16 / 13) - 15.59, Value(reading, "Flesch-Kincaid grade"), 9);
        Assert.Equal(206.835 - (1.015 * 6.5) - (84.6 * 16 / 13), Value(reading, "Flesch reading ease"), 9);
        Assert.Equal((1.0430 * Math.Sqrt(1 * 30 / 2.0)) + 3.1291, Value(reading, "SMOG grade"), 9);
    }

    [Fact]
    public void SMOG_is_an_estimate_below_thirty_sentences()
    {
        Assert.True(Smog(29).IsEstimate);
        Assert.False(Smog(30).IsEstimate);

        static ReadingMeasure Smog(int sentences) =>
            Readability.Of(string.Concat(Enumerable.Repeat("You can ask us. ", sentences)), Language.English).Measures.Single(m => m.Name == "SMOG grade");
    }

    [Fact]
    public void A_medicine_and_a_gene_count_two_syllables_and_are_to_be_explained()
    {
        var named = Readability.Of("You take clopidogrel for your CYP2C19.", Language.English, ["clopidogrel"]);
        var plain = Readability.Of("You take tablets for your body.", Language.English);

        Assert.Equal(Value(plain, "Flesch-Kincaid grade"), Value(named, "Flesch-Kincaid grade"), 9);
        Assert.Equal(["CYP2C19", "clopidogrel"], named.WordsToExplain.AsEnumerable());
        Assert.True(Value(Readability.Of("You take clopidogrel for your CYP2C19.", Language.English), "Flesch-Kincaid grade") > Value(named, "Flesch-Kincaid grade"));
    }

    [Theory]
    [InlineData("gene", 1)]
    [InlineData("genes", 1)]
    [InlineData("medicine", 3)]
    [InlineData("people", 2)]
    [InlineData("changed", 1)]
    [InlineData("changes", 2)]
    [InlineData("worried", 2)]
    [InlineData("being", 2)]
    [InlineData("reaction", 3)]
    [InlineData("condition", 3)]
    [InlineData("usual", 3)]
    [InlineData("handle", 2)]
    [InlineData("check-ups", 2)]
    [InlineData("family", 2)]
    [InlineData("family's", 2)]
    [InlineData("nurse's", 2)]
    public void English_syllables(string word, int syllables) => Assert.Equal(syllables, Syllables.Of(word, "english"));

    [Theory]
    [InlineData("gen", 1)]
    [InlineData("riesgo", 2)]
    [InlineData("cáncer", 2)]
    [InlineData("familia", 3)]
    [InlineData("día", 2)]
    [InlineData("quien", 1)]
    [InlineData("siguiente", 3)]
    [InlineData("medicamento", 5)]
    [InlineData("muy", 1)]
    [InlineData("leer", 2)]
    [InlineData("cuidado", 3)]
    public void Spanish_syllables(string word, int syllables) => Assert.Equal(syllables, Syllables.Of(word, "spanish"));

    [Fact]
    public void LIX_is_the_sentence_length_and_the_share_of_words_of_more_than_six_letters()
    {
        // 9 words in 2 sentences, 2 of them long: Veränderung, wichtig
        var reading = Readability.Of("Diese Veränderung ist wichtig. Fragen Sie uns gern bald.", Language.Find("de")!);

        Assert.Equal((9 / 2.0) + (100 * 2 / 9.0), Value(reading, "LIX"), 9);
    }

    [Fact]
    public void The_Spanish_formulas_take_syllables_for_each_word_and_words_for_each_sentence()
    {
        // 6 words in 1 sentence: Su(1) riesgo(2) es(1) de(1) su(1) familia(3) = 9
        var reading = Readability.Of("Su riesgo es de su familia.", Language.Find("es")!);

        Assert.Equal(206.84 - (60 * 9 / 6.0) - (1.02 * 6), Value(reading, "Fernández-Huerta"), 9);
        Assert.Equal(206.835 - (62.3 * 9 / 6.0) - 6, Value(reading, "INFLESZ"), 9);
    }

    [Theory]
    [InlineData("Er heilt, z. B. mit Ruhe. Dann geht es.", 2)]
    [InlineData("Take 1.5 mg. Then rest!", 2)]
    [InlineData("One line\nAnother line", 2)]
    [InlineData("", 0)]
    public void Sentences_end_at_marks_and_lines_but_not_at_abbreviations_and_decimals(string text, int sentences) => Assert.Equal(sentences, TextMeasure.Sentences(text).Length);

    [StyleFact]
    public void Our_grades_are_within_0_8_of_the_program_style_on_plain_texts() => Assert.All(PlainTexts, text => AgreesWithStyle(text));

    [StyleFact]
    public void Our_grades_are_within_0_8_of_the_program_style_on_composed_pages()
    {
        var pages = Enum.GetValues<ResultKind>().SelectMany(kind => ComposedPageTests.Pages(kind, "en")).Select(p => p.Page);

        // Names count two syllables with us; style ends a sentence at a colon and passes over what follows in lower case.
        Assert.All(pages, page => AgreesWithStyle(page.Names.OrderByDescending(n => n.Length).Aggregate(PatientText(page), (text, name) => text.Replace(name, "Alpha", StringComparison.OrdinalIgnoreCase)).Replace(':', ',')));
    }

    private static string PatientText(Explanation page) =>
        string.Join('\n', page.Sections.Where(s => s.Kind is not (SectionKind.Appendix or SectionKind.Words)).Select(s => s.Text));

    private static void AgreesWithStyle(string text)
    {
        var ours = Readability.Of(text, Language.English);
        var (kincaid, smog) = Style(text);
        Assert.True(kincaid <= 10, text);
        Assert.True(Math.Abs(Value(ours, "Flesch-Kincaid grade") - kincaid) <= 0.8, $"FKGL {Value(ours, "Flesch-Kincaid grade"):0.0}, style {kincaid}: {text}");
        Assert.True(Math.Abs(Value(ours, "SMOG grade") - smog) <= 0.8, $"SMOG {Value(ours, "SMOG grade"):0.0}, style {smog}: {text}");
    }

    private static double Value(Readability reading, string name) => reading.Measures.Single(m => m.Name == name).Value;

    private static (double Kincaid, double Smog) Style(string text)
    {
        using var process = Process.Start(new ProcessStartInfo("style") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(text);
        process.StandardInput.Close();
        string report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (Number(Kincaid(), report), Number(SmogGrading(), report));
    }

    private static double Number(Regex pattern, string report) => double.Parse(pattern.Match(report).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Kincaid: (-?[\d.]+)")]
    private static partial Regex Kincaid();

    [GeneratedRegex(@"SMOG-Grading: (-?[\d.]+)")]
    private static partial Regex SmogGrading();
}

/// <summary>A fact that needs Debian's program <c>style</c>; skipped, with that reason, where it is absent.</summary>
internal sealed class StyleFactAttribute : FactAttribute
{
    public StyleFactAttribute()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "style"))))
            Skip = "The program 'style' (Debian's package diction) is not installed.";
    }
}
