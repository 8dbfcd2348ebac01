using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PrecisionCare.Explanations;

/// <summary>The parts of a page for a patient, in their fixed order.</summary>
public enum SectionKind
{
    /// <summary>The result in one sentence.</summary>
    Result = 1,
    Meaning,

    /// <summary>Numbered, each step with who does it.</summary>
    NextSteps,
    NotMeaning,
    Risk,
    Family,
    Limits,
    Help,

    /// <summary>Words of the page with what they mean.</summary>
    Words,

    /// <summary>Technical details, on a page of their own.</summary>
    Appendix,
}

/// <summary>What a piece of a sentence is, for its looks and for the counting of syllables.</summary>
public enum TextRunKind
{
    Plain,

    /// <summary>A gene's symbol: in italics.</summary>
    Gene,
    Medicine,

    /// <summary>Words of the report for which there is no translation and no plain word.</summary>
    ReportWord,
}

/// <summary>A piece of a sentence.</summary>
public sealed record TextRun(string Text, TextRunKind Kind);

/// <summary>A sentence from a reviewed template.</summary>
/// <param name="Template">Id of the template, the same in every language.</param>
/// <param name="Text">As read, its slots filled.</param>
public sealed record ExplainedSentence(string Template, string Text)
{
    /// <summary>What the sentence is about where a template is used for several things, the medicine or the outcome, or where one of several templates is used: the line of the outline.</summary>
    public string? About { get; init; }

    /// <summary>The text in pieces; joined they are <see cref="Text"/>.</summary>
    public ImmutableArray<TextRun> Runs { get; init; } = [];

    /// <summary>The template is missing in the language: this is the English sentence.</summary>
    public bool InEnglish { get; init; }
}

/// <summary>A part of the page.</summary>
public sealed record ExplanationSection
{
    public required SectionKind Kind { get; init; }

    public required string Heading { get; init; }

    /// <summary>In the appendix, each a label, a colon and a value.</summary>
    public ImmutableArray<ExplainedSentence> Sentences { get; init; } = [];

    /// <summary>The pictures that belong beside the sentences; none where no number is known.</summary>
    public ImmutableArray<ExplanationPicture> Pictures { get; init; } = [];

    /// <summary>One sentence a line: the text that a person edits.</summary>
    [JsonIgnore]
    public string Text => string.Join('\n', Sentences.Select(s => s.Text));
}

/// <summary>A page for a patient as composed from the templates; the person's changes are an <see cref="ExplanationText"/>.</summary>
public sealed record Explanation
{
    /// <summary>What is explained.</summary>
    public required ExplainedResult Result { get; init; }

    /// <summary>Code of the <see cref="Explanations.Language"/>, such as <c>es</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Digest of the texts of the language: another digest may compose other sentences.</summary>
    public required string TextVersion { get; init; }

    /// <summary>Heading of the page.</summary>
    public required string Title { get; init; }

    /// <summary>All ten, in order. One may have no sentences.</summary>
    public required ImmutableArray<ExplanationSection> Sections { get; init; }

    /// <summary>Every frequency on the page is out of so many people: 100 or 1,000.</summary>
    public required int Denominator { get; init; }

    /// <summary>What the counselor has to know before using the page, such as words without translation.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    public ExplanationSection this[SectionKind section] => Sections.First(s => s.Kind == section);

    /// <summary>Names on the page that count as two syllables and are to be explained in conversation: genes, medicines, words of the report.</summary>
    [JsonIgnore]
    public ImmutableSortedSet<string> Names =>
        [.. Sections.SelectMany(s => s.Sentences).SelectMany(s => s.Runs).Where(r => r.Kind != TextRunKind.Plain).Select(r => r.Text)];
}
