using PrecisionCare.Counseling.Questionnaires;

namespace PrecisionCare.Web.Counseling;

/// <summary>When an item is asked, in words: a form without scripts shows every item, and says which of them need no answer.</summary>
internal static class ConditionText
{
    /// <summary><c>Only if “Has anyone had a test?” is answered with “Yes”.</c> An answer that is given all the same is not kept.</summary>
    public static string Of(QuestionnaireItem item, Questionnaire questionnaire, string language)
    {
        var parts = item.EnableWhen.Select(when => Of(when, questionnaire.Find(when.Question), language)).ToList();
        var (only, or, and) = language switch { "es" => ("Solo si", " o ", " y "), "de" => ("Nur wenn", " oder ", " und "), _ => ("Only if", " or ", " and ") };
        return $"{only} {string.Join(item.EnableAll ? and : or, parts)}.";
    }

    private static string Of(EnableWhen when, QuestionnaireItem? question, string language)
    {
        string asked = $"“{question?.Text.In(language) ?? when.Question}”";
        string answer = question is null ? when.Answer : $"“{Answering.Words(question, when.Answer, language)}”";
        return (when.Operator, when.Answer, language) switch
        {
            ("exists", "false", "es") => $"{asked} no tiene respuesta",
            ("exists", "false", "de") => $"{asked} nicht beantwortet ist",
            ("exists", "false", _) => $"{asked} has no answer",
            ("exists", _, "es") => $"{asked} tiene respuesta",
            ("exists", _, "de") => $"{asked} beantwortet ist",
            ("exists", _, _) => $"{asked} has an answer",
            ("=", _, "es") => $"la respuesta a {asked} es {answer}",
            ("=", _, "de") => $"die Antwort auf {asked} {answer} ist",
            ("=", _, _) => $"{asked} is answered with {answer}",
            ("!=", _, "es") => $"la respuesta a {asked} no es {answer}",
            ("!=", _, "de") => $"die Antwort auf {asked} nicht {answer} ist",
            ("!=", _, _) => $"{asked} is answered with something else than {answer}",
            (var sign, _, _) => $"{asked} {sign} {answer}",
        };
    }
}
