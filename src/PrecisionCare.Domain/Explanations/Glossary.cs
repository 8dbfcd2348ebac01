using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrecisionCare.Explanations;

/// <summary>A word of the page with what it means.</summary>
/// <param name="Id">The same in every language.</param>
/// <param name="Word">As listed.</param>
/// <param name="Forms">The forms that occur in texts, the listed one among them.</param>
/// <param name="Definition">A plain sentence.</param>
public sealed record GlossaryEntry(string Id, string Word, ImmutableArray<string> Forms, string Definition)
{
    private readonly Regex _pattern = new(
        $@"(?<![\p{{L}}\d-])(?:{string.Join('|', Forms.Select(Regex.Escape))})(?![\p{{L}}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a text uses the word.</summary>
    public bool IsIn(string text) => _pattern.IsMatch(text);

    /// <summary>Reads <c>gene, genes = A part of …</c>.</summary>
    internal static GlossaryEntry Parse(string id, string line)
    {
        int at = line.IndexOf(" = ", StringComparison.Ordinal);
        if (at <= 0) throw new FormatException($"The glossary entry '{id}' has no definition.");
        ImmutableArray<string> forms = [.. line[..at].Split(", ")];
        return new GlossaryEntry(id, forms[0], forms, line[(at + 3)..]);
    }
}

/// <summary>The words that pages explain.</summary>
public static class Glossary
{
    /// <summary>All of a language.</summary>
    public static ImmutableArray<GlossaryEntry> Of(Language language) => language.Texts.Glossary;

    /// <summary>Those that a text uses, in the order of the glossary.</summary>
    public static ImmutableArray<GlossaryEntry> In(string text, Language language) => [.. language.Texts.Glossary.Where(e => e.IsIn(text))];
}
