using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Medicines;

/// <summary>What is known of how easily people come by a medicine. Prices differ by country and are not in it.</summary>
/// <param name="Generic">A product without the brand, or a biosimilar, is sold; <c>null</c> when not known.</param>
/// <param name="Essential">The WHO Model List of Essential Medicines of 2023 holds it; <c>null</c> when not known.</param>
/// <param name="Citation">The list, marked unconfirmed where the entry was not seen in it.</param>
public sealed record Affordability(bool? Generic, bool? Essential, Citation Citation)
{
    private const string Table = "therapies/affordability.tsv";

    /// <exception cref="InvalidDataException">The table is not as it should be, or cites an unknown source.</exception>
    internal static Dictionary<string, Affordability> Load(KnowledgeFolder folder)
    {
        var sources = RuleSources.Load(folder);
        var found = new Dictionary<string, Affordability>(StringComparer.Ordinal);
        // A site's own knowledge base may be older than this table.
        if (!folder.Paths.Contains(Table)) return found;
        foreach (var row in KnowledgeTable.Read(folder, Table).Rows)
            if (!found.TryAdd(row["drug"], new Affordability(Known(row, "generic"), Known(row, "essential"), sources.Of(row)))) throw row.Fault($"{row["drug"]} stands twice.");
        return found;
    }

    private static bool? Known(KnowledgeTable.Row row, string column) => row.Optional(column) is null ? null : row.Flag(column);
}
