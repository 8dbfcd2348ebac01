using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Conferences;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Conferences;

/// <summary>The form of a question that is put to colleagues, as it is typed.</summary>
public sealed class QuestionInput
{
    private const int UsualDays = 7;
    private const int MostDays = 365;

    public string? Title { get; set; }
    public string? Text { get; set; }
    public string? Indication { get; set; }

    /// <summary>One a line.</summary>
    public string? MoreOptions { get; set; }

    public DateOnly? AnswersBy { get; set; }

    /// <summary>The ended conference that is taken up again.</summary>
    public Guid? Follows { get; set; }

    public static QuestionInput New(DateOnly today, Guid? follows, string? indication) => new() { AnswersBy = today.AddDays(UsualDays), Follows = follows, Indication = indication };

    /// <summary>Asks again what was asked before.</summary>
    internal void TakeUp(Question former) => (Title, Text, Indication) = (former.Title, former.Text, former.Indication);

    /// <param name="patient">Whose problems the question may be about.</param>
    /// <param name="today">Answers are not due before.</param>
    /// <param name="state">Faults, under the prefix <c>Input.</c></param>
    internal Question Read(PatientView patient, DateOnly today, ModelStateDictionary state)
    {
        string title = TypedText.Of(Title), text = TypedText.Of(Text);
        ImmutableArray<string> typed = [.. TypedText.Of(MoreOptions).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var problem = patient.Assessment.Problems.FirstOrDefault(p => p.Indication == Indication);
        if (title.Length == 0) state.AddModelError("Input.Title", "Say in a few words what the question is.");
        if (title.Length > Question.LongestTitle || title.Contains('\n')) state.AddModelError("Input.Title", $"One line of at most {Question.LongestTitle} characters.");
        if (text.Length > Question.LongestText) state.AddModelError("Input.Text", $"At most {Question.LongestText} characters.");
        if (typed.Length > Question.MostOptions || typed.Any(t => t.Length > Question.LongestOption))
            state.AddModelError("Input.MoreOptions", $"At most {Question.MostOptions} options of {Question.LongestOption} characters each.");
        if (Indication is { Length: > 0 } && problem is null) state.AddModelError("Input.Indication", "This problem is not ranked today: choose another, or none.");
        if (AnswersBy is not { } day || day < today || day > today.AddDays(MostDays)) state.AddModelError("Input.AnswersBy", "A day from today on, within a year.");
        return new Question(title, text, problem?.Indication, problem?.Title, ConferenceOptions.Put(problem, typed));
    }
}
