using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling.Questionnaires;

/// <summary>Answers of a form against their questionnaire: which questions are asked, what is wrong, what is kept.</summary>
public static class Answering
{
    public const int LongestText = 4000;

    /// <summary>linkIds of the items that are asked, given the answers: those whose conditions hold and whose groups are asked.</summary>
    public static ImmutableHashSet<string> Asked(Questionnaire questionnaire, IReadOnlyCollection<ResponseAnswer> answers)
    {
        var asked = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        void Visit(IEnumerable<QuestionnaireItem> items)
        {
            foreach (var item in items)
            {
                if (!Holds(item, questionnaire, answers, asked)) continue;
                asked.Add(item.LinkId);
                Visit(item.Items);
            }
        }

        Visit(questionnaire.Items);
        return asked.ToImmutable();
    }

    /// <summary>Everything that is wrong, at once, each at the linkId of its item.</summary>
    public static ImmutableArray<DecisionFault> Faults(Questionnaire questionnaire, IReadOnlyCollection<ResponseAnswer> answers)
    {
        var asked = Asked(questionnaire, answers);
        var faults = ImmutableArray.CreateBuilder<DecisionFault>();
        foreach (var item in questionnaire.Questions.Where(i => asked.Contains(i.LinkId)))
        {
            var given = answers.Where(a => a.LinkId == item.LinkId).ToList();
            if (given.Count == 0 && item.Required) faults.Add(new(item.LinkId, $"Answer this question: {item.Text.Text}"));
            if (given.Count > 1 && !item.Several) faults.Add(new(item.LinkId, "Give one answer."));
            if (given.Select(a => WhyNot(item, a.Value)).OfType<string>().FirstOrDefault() is { } why) faults.Add(new(item.LinkId, why));
        }

        return faults.ToImmutable();
    }

    /// <summary>The answers in the order of their items, without those to questions that are not asked.</summary>
    public static ImmutableArray<ResponseAnswer> Kept(Questionnaire questionnaire, IReadOnlyCollection<ResponseAnswer> answers)
    {
        var asked = Asked(questionnaire, answers);
        return [.. questionnaire.Questions.Where(i => asked.Contains(i.LinkId)).SelectMany(i => answers.Where(a => a.LinkId == i.LinkId).Distinct())];
    }

    /// <summary>The words for an answer.</summary>
    public static string Words(QuestionnaireItem item, string value, string language) => item.Type switch
    {
        ItemType.Choice => item.Options.FirstOrDefault(o => o.Key == value)?.Text.In(language) ?? value,
        ItemType.Boolean => value == "true" ? "Yes" : "No",
        _ => value,
    };

    public static decimal? Number(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static string? WhyNot(QuestionnaireItem item, string value) => item.Type switch
    {
        ItemType.Choice => item.Options.Any(o => o.Key == value) ? null : "Choose one of the answers.",
        ItemType.Boolean => value is "true" or "false" ? null : "Choose yes or no.",
        ItemType.WholeNumber => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "Write a whole number.",
        ItemType.Number => Number(value) is null ? "Write a number, a fraction with a point." : null,
        ItemType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "Write the day as year-month-day, such as 2027-03-01.",
        _ => value.Length > (item.MaxLength ?? LongestText) ? string.Create(CultureInfo.InvariantCulture, $"At most {item.MaxLength ?? LongestText} characters.") : null,
    };

    private static bool Holds(QuestionnaireItem item, Questionnaire questionnaire, IReadOnlyCollection<ResponseAnswer> answers, ICollection<string> asked)
    {
        if (item.EnableWhen.IsEmpty) return true;
        // An answer to a question that was not asked itself counts for nothing; a question further down is taken as asked.
        var order = questionnaire.Whole.Select(i => i.LinkId).ToList();
        bool Counts(string question) => asked.Contains(question) || order.IndexOf(question) > order.IndexOf(item.LinkId);
        bool Met(EnableWhen when) => Meets(when, questionnaire.Find(when.Question), [.. answers.Where(a => a.LinkId == when.Question && Counts(a.LinkId)).Select(a => a.Value)]);
        return item.EnableAll ? item.EnableWhen.All(Met) : item.EnableWhen.Any(Met);
    }

    private static bool Meets(EnableWhen when, QuestionnaireItem? question, string[] values) => when.Operator switch
    {
        "exists" => values.Length > 0 == (when.Answer == "true"),
        "=" => values.Contains(when.Answer),
        "!=" => values.Length > 0 && !values.Contains(when.Answer),
        var sign => values.Any(v => Compare(question, v, when.Answer) is { } order && sign switch { ">" => order > 0, "<" => order < 0, ">=" => order >= 0, _ => order <= 0 }),
    };

    /// <summary>Numbers by size, days by time, options by their weight; <c>null</c> where there is no order.</summary>
    private static int? Compare(QuestionnaireItem? question, string value, string other) => question?.Type switch
    {
        ItemType.WholeNumber or ItemType.Number => Number(value) is { } a && Number(other) is { } b ? a.CompareTo(b) : null,
        ItemType.Date => string.CompareOrdinal(value, other),
        ItemType.Choice => Weight(question, value) is { } a && Weight(question, other) is { } b ? a.CompareTo(b) : null,
        _ => null,
    };

    private static decimal? Weight(QuestionnaireItem question, string key) => question.Options.FirstOrDefault(o => o.Key == key)?.Ordinal;
}
