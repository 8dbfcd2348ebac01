namespace PrecisionCare.Web.Presentation;

/// <summary>What somebody typed into a form, as it is kept: no space around it, one form of line end.</summary>
internal static class TypedText
{
    public static string Of(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
