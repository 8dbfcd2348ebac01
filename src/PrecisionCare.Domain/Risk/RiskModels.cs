using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>The models of the knowledge base, by id.</summary>
public sealed class RiskModels
{
    private readonly FrozenDictionary<string, IRiskModel> _byId;

    private RiskModels(ImmutableArray<IRiskModel> models)
    {
        All = models;
        _byId = models.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of the table.</summary>
    public ImmutableArray<IRiskModel> All { get; }

    public IRiskModel? Find(string id) => _byId.GetValueOrDefault(id);

    /// <exception cref="InvalidDataException">A table is not as it should be, or an equation has a form that no code knows.</exception>
    public static RiskModels Load(KnowledgeFolder folder)
    {
        var inputs = KnowledgeTable.Read(folder, "risk/inputs.tsv").Rows.ToLookup(r => r["model"], InputOf, StringComparer.Ordinal);
        var terms = KnowledgeTable.Read(folder, "risk/terms.tsv").Rows
            .ToLookup(r => r["model"], r => new EquationTerm(r["input"], r["when"], r.Number("coefficient")), StringComparer.Ordinal);
        return new RiskModels([.. KnowledgeTable.Read(folder, "risk/models.tsv").Rows
            .Select(row => ModelOf(row, Definition(row, [.. inputs[row["model"]]], [.. terms[row["model"]]])))]);
    }

    private static EquationDefinition Definition(KnowledgeTable.Row row, ImmutableArray<RiskInput> inputs, ImmutableArray<EquationTerm> terms) =>
        new(row["model"], row["name"], row["form"], row["unit"], inputs, terms,
            row.Optional("residual") is null ? null : new EquationError(row.Number("residual"), row.Number("level"), row["basis"]),
            row["caveat"], row.Optional("relevance"),
            new Citation(row["source"], row["title"], null, DateOnly.Parse(row["date"], CultureInfo.InvariantCulture), row.Optional("pmid"), row.Optional("url"),
                row.Flag("confirmed")));

    private static IRiskModel ModelOf(KnowledgeTable.Row row, EquationDefinition definition) =>
        definition.Form switch
        {
            "square" or "points" => new TermEquation(definition),
            "ckd-epi-2021" => new CkdEpi2021(definition),
            "cockcroft-gault" => new CockcroftGault(definition),
            var form => throw row.Fault($"no code knows the form '{form}'."),
        };

    private static RiskInput InputOf(KnowledgeTable.Row row) =>
        new(row["input"], row["label"], KindOf(row), row["unit"],
            row.Optional("low") is null ? double.MinValue : row.Number("low"), row.Optional("high") is null ? double.MaxValue : row.Number("high"),
            row.List("choices"), row.Optional("default"), row["from"]);

    private static RiskInputKind KindOf(KnowledgeTable.Row row) =>
        Enum.TryParse<RiskInputKind>(row["kind"], ignoreCase: true, out var kind) ? kind : throw row.Fault($"'{row["kind"]}' is no kind of input.");
}
