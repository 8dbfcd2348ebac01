using System.Globalization;
using System.Text.RegularExpressions;

namespace PrecisionCare.Reports;

/// <summary>
/// Whether a text is written as HGVS asks (Sequence Variant Nomenclature 21.0): enough to find a slip of the finger, not a check against the sequence.
/// </summary>
public static partial class HgvsText
{
    /// <summary>What is wrong with a change of DNA such as <c>c.68_69del</c>; <c>null</c> when nothing is seen.</summary>
    public static string? CodingFault(string text)
    {
        if (!Prefix().IsMatch(text)) return "Begin with c., n., m. or g. as the report does, such as c.68_69del.";
        if (Coding().Match(text) is not { Success: true } read)
            return "This is not written as HGVS asks, such as c.68_69del, c.1905+1G>A or c.5266dup. Compare it with the report; where the report has other words, use the field for them.";
        if (read.Groups["ref"] is { Success: true } from && from.Value == read.Groups["alt"].Value) return $"{from.Value} for {from.Value} is no change. Compare it with the report.";
        if (!int.TryParse(read.Groups["start"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int start)) return null;
        if (!read.Groups["second"].Success) return Listed(read, 1);
        if (!int.TryParse(read.Groups["end"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int end)) return null;
        if (end <= start) return $"The second position has to lie behind the first: {start} and {end}.";
        return Listed(read, end - start + 1);
    }

    /// <summary>What is wrong with a change of protein such as <c>p.Glu23ValfsTer17</c>; <c>null</c> when nothing is seen.</summary>
    public static string? ProteinFault(string text) =>
        !text.StartsWith("p.", StringComparison.Ordinal) ? "Begin with p., such as p.Glu23ValfsTer17."
        : Protein().IsMatch(text) ? null
        : "This is not written as HGVS asks, such as p.Glu23ValfsTer17, p.Arg1443Ter or p.(Phe508del). Compare it with the report.";

    /// <summary>What is wrong with the name of a reference sequence; <c>null</c> when nothing is seen.</summary>
    public static string? TranscriptFault(string text) =>
        Reference().IsMatch(text) ? null : "Write the reference sequence as the report does, such as NM_007294.4 or ENST00000357654.9.";

    /// <summary>Whether a reference sequence is named without its version: positions may differ between versions.</summary>
    public static bool LacksVersion(string transcript) => !transcript.StartsWith("LRG", StringComparison.Ordinal) && !transcript.Contains('.', StringComparison.Ordinal);

    /// <summary><c>NM_007294.4(BRCA1):c.68_69del</c> into reference, gene and change; reference and gene are <c>null</c> where none is named.</summary>
    public static (string? Reference, string? Gene, string Change) Split(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return (null, null, text.Trim());
        string[] named = text[..colon].Split('(', 2);
        return (named[0].Trim(), named.Length == 2 ? named[1].TrimEnd(')', ' ').Trim() : null, text[(colon + 1)..].Trim());
    }

    /// <summary>Bases that are listed beside a deletion or duplication have to be as many as the positions say.</summary>
    private static string? Listed(Match read, int length) =>
        read.Groups["bases"] is { Success: true, Length: > 0 } bases && bases.Length != length
            ? $"The positions name {length} {(length == 1 ? "base" : "bases")}, but {bases.Length} {(bases.Length == 1 ? "is" : "are")} listed ({bases.Value}). Compare it with the report."
            : null;

    [GeneratedRegex(@"^[cnmg]\.\S")]
    private static partial Regex Prefix();

    /// <summary>A place (in an intron: with an offset), a range or a range known in part, and what becomes of it. Only plain numbers are named start and end, as only they can be counted.</summary>
    [GeneratedRegex(@"^[cnmg]\.
        (?:(?:(?<start>\d+)|[-*]?\d+(?:[+-]\d+)?|\((?:[-*]?\d+(?:[+-]\d+)?|\?)_(?:[-*]?\d+(?:[+-]\d+)?|\?)\))
        (?<second>_(?:(?<end>\d+)|[-*]?\d+(?:[+-]\d+)?|\((?:[-*]?\d+(?:[+-]\d+)?|\?)_(?:[-*]?\d+(?:[+-]\d+)?|\?)\)))?)
        (?:(?<ref>[ACGT])>(?<alt>[ACGT])|del(?<bases>[ACGT]*)(?:ins(?:[ACGTN]+|\(?\d+\)?))?|dup(?<bases>[ACGT]*)|ins(?:[ACGTN]+|\(?\d+\)?)|inv|=|[ACGT]*\[\d+\])$",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Coding();

    [GeneratedRegex(@"^p\.(?:[?0]|=|\((?:\?|=)\)|(?<open>\()?
        (?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Sec|Ter|[ACDEFGHIKLMNPQRSTVWY*X])\d+
        (?:_(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Sec|Ter|[ACDEFGHIKLMNPQRSTVWY*X])\d+)?
        (?:[=?]|(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Sec|Ter|[ACDEFGHIKLMNPQRSTVWY*X])?(?:fs(?:(?:Ter|\*|X)(?:\d+|\?)?)?|ext\S+)
          |(?:del)?ins(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Sec|Ter|[ACDEFGHIKLMNPQRSTVWY*X])+|del|dup
          |Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Sec|Ter|[ACDEFGHIKLMNPQRSTVWY*X])
        (?(open)\)))$", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Protein();

    [GeneratedRegex(@"^(?:(?:N[MRGCT]|X[MR])_\d{6,9}(?:\.\d+)?|ENST\d{11}(?:\.\d+)?|LRG_\d+(?:t\d+)?)$")]
    private static partial Regex Reference();
}
