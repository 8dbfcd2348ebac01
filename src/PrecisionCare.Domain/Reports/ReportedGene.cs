using System.Text.RegularExpressions;
using PrecisionCare.Consent.Labelling;

namespace PrecisionCare.Reports;

/// <summary>Symbols of genes as people type them.</summary>
public static partial class ReportedGene
{
    private static readonly char[] Between = [' ', ',', ';', '\n', '\t', '/'];

    /// <summary>The symbol as the nomenclature writes it where it is known here; else what was typed.</summary>
    public static string Read(string? text, GeneCodes genes) => (text ?? "").Trim() is { Length: > 0 } typed ? genes.Like(typed) ?? typed : "";

    /// <summary>Several, parted by spaces, commas, semicolons or lines; each once, in the order typed.</summary>
    public static IEnumerable<string> ReadAll(string? text, GeneCodes genes) =>
        (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Read(t, genes)).Distinct();

    /// <summary>Whether a text has the form of an HGNC symbol (PMID 32747822): capitals, digits and hyphens, and <c>orf</c> in names such as C9orf72.</summary>
    public static bool HasForm(string symbol) => Form().IsMatch(symbol);

    [GeneratedRegex("^(?:[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*|C[0-9XY]+orf[0-9]+)$")]
    private static partial Regex Form();
}
