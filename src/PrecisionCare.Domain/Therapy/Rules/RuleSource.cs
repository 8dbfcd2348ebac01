using System.Globalization;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy.Rules;

/// <summary>The sources that the therapy tables cite by id.</summary>
internal sealed class RuleSources
{
    private readonly Dictionary<string, Citation> _byId;

    private RuleSources(Dictionary<string, Citation> byId) => _byId = byId;

    public static RuleSources Load(KnowledgeFolder folder) =>
        new(KnowledgeTable.Read(folder, "therapies/sources.tsv").Rows.ToDictionary(r => r["id"], CitationOf, StringComparer.Ordinal));

    /// <summary>The citation of a rule, with the rule's own mark of confirmation; a label names its medicine.</summary>
    /// <exception cref="InvalidDataException">The row cites an unknown source.</exception>
    public Citation Of(KnowledgeTable.Row row, string? medicine = null)
    {
        var citation = _byId.GetValueOrDefault(row["source"]) ?? throw row.Fault($"'{row["source"]}' is not in sources.tsv.");
        string title = medicine is not null && citation.Title.EndsWith("the medicine", StringComparison.Ordinal)
            ? citation.Title.Replace("the medicine", medicine, StringComparison.Ordinal)
            : citation.Title;
        return citation with { Title = title, Confirmed = row.Flag("confirmed") };
    }

    private static Citation CitationOf(KnowledgeTable.Row row) =>
        new(row["source"], row["title"], row.Optional("year"),
            row.Optional("year") is { } year ? new DateOnly(int.Parse(year, CultureInfo.InvariantCulture), 1, 1) : null, row.Optional("pmid"), row.Optional("url"));
}
