namespace PrecisionCare.Explanations;

/// <summary>Composes pages for patients from results.</summary>
public static class Explainer
{
    /// <summary>The page. A sentence that the language lacks stands in English, with a notice.</summary>
    public static Explanation Compose(ExplainedResult result, Language language) => throw new NotImplementedException($"{result.Kind} in {language}");
}
