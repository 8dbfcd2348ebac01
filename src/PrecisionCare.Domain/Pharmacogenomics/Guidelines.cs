using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>All guidelines of the knowledge base with their rows.</summary>
public sealed class Guidelines
{
    private static readonly ImmutableArray<string> Folders = ["cpic", "dpwg", "fda"];

    private readonly FrozenDictionary<string, ImmutableArray<Recommendation>> _rows;
    private readonly FrozenDictionary<string, ImmutableArray<Guideline>> _byDrug;

    private Guidelines(ImmutableArray<Guideline> all, ILookup<string, Recommendation> rows)
    {
        All = all;
        _rows = all.ToFrozenDictionary(g => g.Id, g => rows[g.Id].ToImmutableArray(), StringComparer.Ordinal);
        _byDrug = all.SelectMany(g => g.Drugs.Select(drug => new { drug, g })).GroupBy(p => p.drug)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.g).ToImmutableArray(), StringComparer.Ordinal);
    }

    public ImmutableArray<Guideline> All { get; }

    /// <summary>Every drug that a guideline speaks of, in alphabetical order.</summary>
    public IEnumerable<string> Drugs => _byDrug.Keys.Order(StringComparer.Ordinal);

    public ImmutableArray<Guideline> For(string drug) => _byDrug.GetValueOrDefault(drug, []);

    public ImmutableArray<Recommendation> RowsOf(Guideline guideline) => _rows[guideline.Id];

    /// <exception cref="InvalidDataException">A table is missing, altered or has a cell that cannot be read.</exception>
    public static Guidelines Load(KnowledgeFolder folder)
    {
        var guidelines = Folders.SelectMany(f => KnowledgeTable.Read(folder, $"{f}/guidelines.tsv").Rows).Select(ReadGuideline).ToImmutableArray();
        var byId = guidelines.ToDictionary(g => g.Id, StringComparer.Ordinal);
        var rows = Folders.SelectMany(f => KnowledgeTable.Read(folder, $"{f}/recommendations.tsv").Rows).Select(row => ReadRow(row, byId));
        return new Guidelines(guidelines, rows.ToLookup(r => r.Guideline.Id, StringComparer.Ordinal));
    }

    private static Guideline ReadGuideline(KnowledgeTable.Row row)
    {
        var kind = row["kind"] switch
        {
            "table" => GuidelineKind.Table,
            "flow-chart" => GuidelineKind.FlowChart,
            "none" => GuidelineKind.None,
            var other => throw row.Fault($"'{other}' is no kind of guideline."),
        };
        string about = $"{row["source"]}, {string.Join(", ", row.List("drugs"))} and {string.Join(", ", row.List("genes"))}";
        var citation = new Citation(row["source"], row.Optional("title") ?? about, row.Optional("year"), null, row.Optional("pmid"), row.Optional("url"));
        return new Guideline(row["id"], row["source"], kind, row["complete"] == "yes", row.List("genes"), row.List("drugs"), citation);
    }

    private static Recommendation ReadRow(KnowledgeTable.Row row, Dictionary<string, Guideline> guidelines)
    {
        try
        {
            return new Recommendation
            {
                Guideline = guidelines.GetValueOrDefault(row["guideline"]) ?? throw row.Fault($"guideline {row["guideline"]} does not exist."),
                Drugs = row.List("drugs"),
                SourcePopulation = row["population"],
                Population = row.Optional("section") ?? row["population"],
                When = row.List("when"),
                Classification = row["classification"],
                Action = Enum.Parse<GuidanceAction>(row["action"]),
                Doses = [.. row.List("doses").Select(ReadDose)],
                Amount = row.Optional("amount"),
                Monitor = row.List("monitor"),
                Alternatives = row.List("alternatives"),
                Release = DateOnly.ParseExact(row["release"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Effects = row["effects"].Length == 0 ? [] : GeneValues.ParseAll(row["effects"]),
                Keys = [.. row["keys"].Split(" ; ").Select(key => new LookupProduct(GeneValues.ParseAll(key)))],
            };
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw row.Fault(fault.Message);
        }
    }

    /// <summary>Reads <c>Start=0.3-0.8</c>.</summary>
    private static DoseChange ReadDose(string text)
    {
        string[] parts = text.Split('=');
        decimal[] bounds = [.. parts[1].Split('-').Select(b => decimal.Parse(b, CultureInfo.InvariantCulture))];
        return new DoseChange(Enum.Parse<DoseKind>(parts[0]), bounds[0], bounds[^1]);
    }
}
