using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Patients;

namespace PrecisionCare.Counseling.Questionnaires;

/// <summary>A text with its translations.</summary>
/// <param name="Text">In the language of the questionnaire.</param>
/// <param name="Translations">By language code (<c>es</c>).</param>
public sealed record LocalText(string Text, ImmutableSortedDictionary<string, string> Translations)
{
    public static LocalText Of(string text) => new(text, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>In a language, else as it was written.</summary>
    public string In(string language) => Translations.GetValueOrDefault(language, Text);
}

/// <summary>What an item asks for (FHIR item.type, as far as forms are made of it).</summary>
public enum ItemType { Group, Display, Choice, Boolean, WholeNumber, Number, Text, Line, Date }

/// <summary>An answer that may be chosen.</summary>
/// <param name="Key">Unique within its item: the code, else the words.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Coding">The code, when it has one.</param>
/// <param name="Ordinal">Its weight in a score (FHIR ordinalValue).</param>
public sealed record AnswerOption(string Key, LocalText Text, Coding? Coding = null, decimal? Ordinal = null);

/// <summary>A condition under which an item is asked (FHIR enableWhen).</summary>
/// <param name="Question">linkId of the question on which it depends.</param>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Answer">In the form of <see cref="ResponseAnswer.Value"/>.</param>
public sealed record EnableWhen(string Question, string Operator, string Answer)
{
    public static ImmutableArray<string> Operators { get; } = ["exists", "=", "!=", ">", "<", ">=", "<="];
}

/// <summary>A question, a group of them, or a text between them.</summary>
public sealed record QuestionnaireItem
{
    public required string LinkId { get; init; }

    public required ItemType Type { get; init; }

    public required LocalText Text { get; init; }

    /// <summary>A number before the text.</summary>
    public string? Prefix { get; init; }

    public ImmutableArray<Coding> Codes { get; init; } = [];

    public bool Required { get; init; }

    /// <summary>Several options may be chosen; of choices alone.</summary>
    public bool Several { get; init; }

    public int? MaxLength { get; init; }

    public ImmutableArray<AnswerOption> Options { get; init; } = [];

    public ImmutableArray<EnableWhen> EnableWhen { get; init; } = [];

    /// <summary>All conditions must hold; else one is enough.</summary>
    public bool EnableAll { get; init; }

    public ImmutableArray<QuestionnaireItem> Items { get; init; } = [];

    public bool IsQuestion => Type is not (ItemType.Group or ItemType.Display);

    /// <summary>The item and all below it, in order.</summary>
    [JsonIgnore]
    public IEnumerable<QuestionnaireItem> Whole => Items.SelectMany(i => i.Whole).Prepend(this);
}

/// <summary>A questionnaire, ours or loaded from FHIR.</summary>
public sealed record Questionnaire
{
    /// <summary>Name in addresses: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Canonical address, by which responses refer to it.</summary>
    public required string Url { get; init; }

    public string? Version { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>Conditions of use, as its source states them.</summary>
    public string? Copyright { get; init; }

    public ImmutableArray<Coding> Codes { get; init; } = [];

    /// <summary>Language in which it was written.</summary>
    public string Language { get; init; } = "en";

    public required ImmutableArray<QuestionnaireItem> Items { get; init; }

    /// <summary>Every item in order, those within groups too.</summary>
    [JsonIgnore]
    public IEnumerable<QuestionnaireItem> Whole => Items.SelectMany(i => i.Whole);

    [JsonIgnore]
    public IEnumerable<QuestionnaireItem> Questions => Whole.Where(i => i.IsQuestion);

    public QuestionnaireItem? Find(string linkId) => Whole.FirstOrDefault(i => i.LinkId == linkId);

    /// <summary>Languages in which every question can be read.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Languages =>
    [
        Language,
        .. Whole.SelectMany(i => i.Text.Translations.Keys).Distinct()
            .Where(l => Whole.All(i => i.Text.Translations.ContainsKey(l) && i.Options.All(o => o.Text.Translations.ContainsKey(l)))).Order(StringComparer.Ordinal),
    ];
}
