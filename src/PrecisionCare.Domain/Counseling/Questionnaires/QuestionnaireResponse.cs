using System.Collections.Immutable;
using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling.Questionnaires;

/// <summary>An answer to an item.</summary>
/// <param name="LinkId">The item.</param>
/// <param name="Value">Key of an option, <c>true</c> or <c>false</c>, a number with a point, a day as year-month-day, or words.</param>
public sealed record ResponseAnswer(string LinkId, string Value);

/// <summary>Why a response no longer counts.</summary>
public sealed record TakenBack(string Reason, Signature By);

/// <summary>A questionnaire as it was filled in, with the questionnaire as it then was: a later version changes no answer.</summary>
public sealed record QuestionnaireResponse
{
    public const int LongestReason = 300;

    public required Guid Id { get; init; }

    public required Questionnaire Questionnaire { get; init; }

    /// <summary>In the order of the items.</summary>
    public required ImmutableArray<ResponseAnswer> Answers { get; init; }

    /// <summary>The day on which the patient answered.</summary>
    public required DateOnly Answered { get; init; }

    /// <summary>Language of the form.</summary>
    public required string Language { get; init; }

    /// <summary>Who entered it.</summary>
    public required Signature Signature { get; init; }

    /// <summary>Id of its <see cref="ScoringRule"/>.</summary>
    public string? Scoring { get; init; }

    /// <summary>Entered by mistake; kept, shown as such, and counted nowhere.</summary>
    public TakenBack? TakenBack { get; init; }

    public Score? Score => ScoringRule.Find(Scoring)?.Apply(Questionnaire, Answers);
}
