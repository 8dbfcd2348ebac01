using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk.Fitted;

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

    /// <summary>Equations in the order of the table, then fitted models.</summary>
    public ImmutableArray<IRiskModel> All { get; }

    public IRiskModel? Find(string id) => _byId.GetValueOrDefault(id);

    /// <exception cref="InvalidDataException">A table is not as it should be, or an equation has a form that no code knows.</exception>
    public static RiskModels Load(KnowledgeFolder folder)
    {
        var inputs = KnowledgeTable.Read(folder, "risk/inputs.tsv").Rows.ToLookup(r => r["model"], StringComparer.Ordinal);
        var terms = KnowledgeTable.Read(folder, "risk/terms.tsv").Rows.ToLookup(r => r["model"], StringComparer.Ordinal);
        var equations = KnowledgeTable.Read(folder, "risk/models.tsv").Rows.Select(row => Model(row, [.. inputs[row["model"]]], [.. terms[row["model"]]]));
        return new RiskModels([.. equations, .. FittedModelFiles.Load(folder)]);
    }

    private static Equation Model(KnowledgeTable.Row row, ImmutableArray<KnowledgeTable.Row> inputs, ImmutableArray<KnowledgeTable.Row> terms)
    {
        var definition = new EquationDefinition(
            row["model"], row["name"], row["version"], row["form"], row.Flag("on"), row["unit"], row["scale"],
            [.. inputs.Select(InputOf)], [.. terms.Select(t => new EquationTerm(t["input"], t["when"], t.Number("coefficient")))],
            row.Optional("residual") is null ? null : new EquationError(row.Number("residual"), row.Number("level"), row["basis"]),
            row["caveat"], row.Optional("relevance"),
            new Citation(row["source"], row["title"], null, DateOnly.Parse(row["date"], CultureInfo.InvariantCulture), row.Optional("pmid"), row.Optional("url"),
                row.Flag("confirmed")),
            new Lazy<string>(() => Fingerprint([row, .. inputs, .. terms])));
        return new Equation(definition, FormOf(row));
    }

    private static EquationForm FormOf(KnowledgeTable.Row row) =>
        row["form"] switch
        {
            "square" => TermEquation.Squared,
            "points" => TermEquation.Points,
            "ckd-epi-2021" => CkdEpi2021.Score,
            "cockcroft-gault" => CockcroftGault.Score,
            var form => throw row.Fault($"no code knows the form '{form}'."),
        };

    private static string Fingerprint(IEnumerable<KnowledgeTable.Row> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => string.Join('\t', r.Cells))))));

    private static RiskInput InputOf(KnowledgeTable.Row row) =>
        new(row["input"], row["label"], KindOf(row), row["unit"],
            row.Optional("low") is null ? double.MinValue : row.Number("low"), row.Optional("high") is null ? double.MaxValue : row.Number("high"),
            row.List("choices"), row.Optional("default"), row["from"]);

    private static RiskInputKind KindOf(KnowledgeTable.Row row) =>
        Enum.TryParse<RiskInputKind>(row["kind"], ignoreCase: true, out var kind) ? kind : throw row.Fault($"'{row["kind"]}' is no kind of input.");
}
