using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Explanations;

/// <summary>
/// How many carriers of a pathogenic variant come to have a disease by an age, as cohort studies found it, with their intervals. Genes without such figures here
/// have no number: none is made up from words.
/// </summary>
public sealed class Penetrance
{
    private readonly ILookup<string, RiskNumber> _byGene;

    private Penetrance(ILookup<string, RiskNumber> byGene) => _byGene = byGene;

    /// <exception cref="InvalidDataException">The table is missing, altered or not as described.</exception>
    public static Penetrance Load(KnowledgeFolder folder) =>
        new(KnowledgeTable.Read(folder, "variants/penetrance.tsv").Rows.ToLookup(r => r["gene"], Read, StringComparer.Ordinal));

    /// <summary>In the order of the table; empty where no figure is known.</summary>
    public ImmutableArray<RiskNumber> Of(string? gene) => gene is null ? [] : [.. _byGene[gene]];

    private static RiskNumber Read(KnowledgeTable.Row row)
    {
        var (value, low, high) = (Share(row, "value"), Share(row, "low"), Share(row, "high"));
        if (value < low || value > high) throw row.Fault("The value lies outside its interval.");
        return new RiskNumber
        {
            Outcome = row["outcome"],
            Value = value,
            Low = low,
            High = high,
            Horizon = RiskHorizon.ByAge(int.Parse(row["by_age"], CultureInfo.InvariantCulture)),
            Group = row["group"] switch { "women" => RiskGroup.Women, "men" => RiskGroup.Men, "people" => RiskGroup.People, var other => throw row.Fault($"'{other}' is no group.") },
            Source = $"{row["source"]}, PMID {row["pmid"]}",
        };
    }

    private static double Share(KnowledgeTable.Row row, string column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1 ? share : throw row.Fault($"'{row[column]}' is no share of 1.");
}
