using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PrecisionCare.Web.Presentation;

/// <summary>What somebody typed into a form, as it is kept: no space around it, one form of line end.</summary>
internal static class TypedText
{
    public static string Of(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>Words that a form asks for.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">Its name in the form.</param>
    /// <param name="ask">What to do, such as <c>Say what was wrong</c>.</param>
    /// <param name="longest">How many characters are kept at most.</param>
    /// <param name="state">Takes the fault when there are none, or too many.</param>
    public static string Required(string? text, string field, string ask, int longest, ModelStateDictionary state)
    {
        string words = Of(text);
        if (words.Length == 0 || words.Length > longest) state.AddModelError(field, $"{ask}, in 1 to {longest} characters.");
        return words;
    }
}
