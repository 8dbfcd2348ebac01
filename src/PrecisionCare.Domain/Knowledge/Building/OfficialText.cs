using System.Net;
using System.Text.RegularExpressions;

namespace PrecisionCare.Knowledge.Building;

/// <summary>Makes official text comparable: markup, entities and literature references out, white space single.</summary>
internal static partial class OfficialText
{
    public static string Clean(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Trim();

    /// <summary>The recommendation itself: without the considerations that follow it and without literature references.</summary>
    public static string Advice(string text)
    {
        int considerations = text.IndexOf("Other Considerations", StringComparison.Ordinal);
        return References().Replace(considerations < 0 ? text : text[..considerations], "").Trim();
    }

    /// <summary>Without sentences that report doses from studies or speak of other drugs.</summary>
    public static string WithoutReports(string advice) => Reports().Replace(advice, "").Trim();

    /// <summary>Alleles of a diplotype in ordinal order, as a lookup key: <c>*1/*3</c>, <c>*28/*28</c>.</summary>
    public static string Diplotype(IEnumerable<(string Allele, int Count)> alleles) =>
        string.Join('/', alleles.SelectMany(a => Enumerable.Repeat(a.Allele, a.Count)).Order(StringComparer.Ordinal));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*\((?:PMIDs?:?|see (?:Table|Figure))[^)]*\)")]
    private static partial Regex References();

    [GeneratedRegex(
        @"[^.]*(?:average dose|\bstud(?:y|ies)\b|percentage of|was calculated|tolerated \d|for fluorouracil and capecitabine|for example:|plasma concentrations were achieved)[^.]*\.?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Reports();
}
