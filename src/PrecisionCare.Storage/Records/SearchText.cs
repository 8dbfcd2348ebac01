using System.Text;

namespace PrecisionCare.Storage.Records;

/// <summary>
/// Folds names so that "muller" finds "Müller": lower case, Latin letters without their marks, anything else than letters and digits a space. The folding is a
/// table of our own, since the application runs without the system's culture data.
/// </summary>
internal static class SearchText
{
    /// <summary>Base letter, then the lower-case letters that fold to it (Latin-1 Supplement and Latin Extended-A).</summary>
    private static readonly string[] Folds =
    [
        "aàáâãäåāăą", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķĸ", "lĺļľŀł", "nñńņňŉŋ", "oòóôõöøōŏő", "rŕŗř", "sśŝşšſș",
        "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    ];

    private static readonly Dictionary<char, string> Table = Folds
        .SelectMany(fold => fold[1..].Select(letter => (letter, Base: fold[..1])))
        .Concat([('ß', "ss"), ('æ', "ae"), ('œ', "oe"), ('þ', "th"), ('İ', "i")])
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The words of a text, folded; marks within a word (O'Brien) part it, but not those of a date (1961-04-14).</summary>
    public static string[] Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Folded words of all texts, each after a space, so that <c>LIKE '% word%'</c> finds the beginning of a word.</summary>
    public static string Of(IEnumerable<string?> texts)
    {
        var words = texts.OfType<string>().SelectMany(Words).Distinct();
        return string.Concat(words.Select(word => " " + word));
    }

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char lower = char.ToLowerInvariant(text[index]);
            if (lower == '-' && IsDigit(text, index - 1) && IsDigit(text, index + 1)) folded.Append(lower);
            else if (Table.TryGetValue(lower, out string? plain)) folded.Append(plain);
            else folded.Append(char.IsLetterOrDigit(lower) || char.IsSurrogate(lower) ? lower : ' ');
        }
        return folded.ToString().Trim();
    }

    private static bool IsDigit(string text, int index) => index >= 0 && index < text.Length && char.IsAsciiDigit(text[index]);
}
