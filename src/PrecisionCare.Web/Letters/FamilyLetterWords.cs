using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Letters;

/// <summary>The text of the letter to relatives in one language. <c>{0}</c> is filled in.</summary>
internal sealed record FamilyLetterWords
{
    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required string Unnamed { get; init; }

    /// <summary>With the name of the patient.</summary>
    public required string Named { get; init; }

    public required string Found { get; init; }

    /// <summary>Before and after the gene; then the condition.</summary>
    public required (string Before, string After) FoundIn { get; init; }

    public required string Exactly { get; init; }

    public required string Gene { get; init; }

    public required string Change { get; init; }

    public required string Transcript { get; init; }

    public required string NotStated { get; init; }

    public required string Meaning { get; init; }

    public required string MeaningText { get; init; }

    public required string Relative { get; init; }

    public required string Chance { get; init; }

    /// <summary>How many of 100.</summary>
    public required string OutOf100 { get; init; }

    public required string BothCopies { get; init; }

    public required string FromParent { get; init; }

    public required string NoChance { get; init; }

    public required string Why { get; init; }

    public required ImmutableArray<string> Reasons { get; init; }

    public required string Choice { get; init; }

    public required string ChoiceText { get; init; }

    public required string Counselor { get; init; }

    public required string CounselorText { get; init; }

    public required FrozenDictionary<Relation, string> Relations { get; init; }

    public static FamilyLetterWords Of(Language language) => language.Code switch
    {
        "de" => FamilyLetterTexts.German,
        "es" => FamilyLetterTexts.Spanish,
        _ => FamilyLetterTexts.English,
    };
}
