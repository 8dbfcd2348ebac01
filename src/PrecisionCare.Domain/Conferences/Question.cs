using System.Collections.Immutable;

namespace PrecisionCare.Conferences;

/// <summary>What a conference is asked.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">As it was put, plain text; may be empty.</param>
/// <param name="Indication">The problem in question, by its id in the knowledge base (<see cref="Therapy.ProblemAssessment.Indication"/>); <c>null</c> when it is none.</param>
/// <param name="Problem">The problem's name when the question was put.</param>
/// <param name="Options">What is voted on, numbered from 1; empty when opinions are wanted and no vote.</param>
public sealed record Question(string Title, string Text, string? Indication, string? Problem, ImmutableArray<ConferenceOption> Options)
{
    public const int LongestTitle = 150;
    public const int LongestText = 2000;
    public const int LongestOption = 150;

    /// <summary>Of more options nobody has an opinion on each.</summary>
    public const int MostOptions = 12;

    public ConferenceOption? Option(int number) => Options.FirstOrDefault(o => o.Number == number);
}

/// <summary>Something that one can be for or against.</summary>
/// <param name="Number">1-based, as it was put to vote; never given to another option.</param>
/// <param name="Name">An ingredient by INN where it comes from the advice, else the words of who put it.</param>
/// <param name="FromAdvice">Whether the advice ranks it: then its band is shown as the advice says when one looks.</param>
public sealed record ConferenceOption(int Number, string Name, bool FromAdvice);
