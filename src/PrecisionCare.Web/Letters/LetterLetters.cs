namespace PrecisionCare.Web.Letters;

/// <summary>Letters that fonts often lack and that look like others.</summary>
internal static class LetterLetters
{
    /// <summary>Special spaces as spaces and the hyphen that does not break as a hyphen: paper breaks nothing by itself.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (letters, from) =>
    {
        for (int i = 0; i < from.Length; i++)
            letters[i] = from[i] switch { '\u00A0' or '\u202F' or '\u2009' or '\u2007' or '\t' or '\r' or '\n' => ' ', '\u2011' => '-', _ => from[i] };
    });

    /// <summary>Letters of a text that a face lacks, each once.</summary>
    public static IEnumerable<char> MissingFrom(LetterFace face, string text) => Plain(text).Where(l => !face.Regular.Has(l) || !face.Bold.Has(l)).Distinct();
}
