using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>Reads the tables of <c>risk/</c> into equations and checks that every name in them is known.</summary>
internal sealed class EquationTables(KnowledgeFolder folder)
{
    private readonly ILookup<string, KnowledgeTable.Row> _inputs = Read(folder, "inputs");
    private readonly ILookup<string, KnowledgeTable.Row> _terms = Read(folder, "terms");
    private readonly ILookup<string, KnowledgeTable.Row> _features = Read(folder, "features");
    private readonly ILookup<string, KnowledgeTable.Row> _coefficients = Read(folder, "coefficients");
    private readonly ILookup<string, KnowledgeTable.Row> _outcomes = Read(folder, "outcomes");
    private readonly ILookup<string, KnowledgeTable.Row> _exclusions = Read(folder, "exclusions");
    private readonly ILookup<string, KnowledgeTable.Row> _bands = Read(folder, "bands");

    /// <exception cref="InvalidDataException">A table is not as it should be, or an equation has a form that no code knows.</exception>
    public ImmutableArray<IRiskModel> Equations() =>
        [.. KnowledgeTable.Read(folder, "risk/models.tsv").Rows.Select(row => new Equation(Definition(row), FormOf(row)))];

    private EquationDefinition Definition(KnowledgeTable.Row row)
    {
        string model = row["model"];
        ImmutableArray<RiskInput> inputs = [.. _inputs[model].Select(InputOf)];
        return new EquationDefinition
        {
            Id = model,
            Name = row["name"],
            Version = row["version"],
            OnByDefault = row.Flag("on"),
            Unit = row["unit"],
            Scale = row["scale"],
            Inputs = inputs,
            Terms = [.. _terms[model].Select(t => TermOf(t, inputs, _outcomes[model]))],
            Regression = Regression(model, inputs),
            Outcomes = [.. _outcomes[model].Select(o => new EquationOutcome(o["outcome"], o["label"], Condition(o, "needs", inputs), o["reason"]))],
            Exclusions = [.. _exclusions[model].Select(e => new EquationExclusion(Condition(e, "when", inputs)!, e["reason"]))],
            Bands = [.. _bands[model].Select(b => BandOf(b, inputs))],
            Error = row.Optional("residual") is null ? null : new EquationError(row.Number("residual"), row.Number("level"), row["basis"]),
            Caveat = row["caveat"],
            Relevance = row.Optional("relevance"),
            Citation = new Citation(
                row["source"], row["title"], null, DateOnly.Parse(row["date"], CultureInfo.InvariantCulture), row.Optional("pmid"), row.Optional("url"), row.Flag("confirmed")),
            Fingerprint = new Lazy<string>(() => Fingerprint(row)),
        };
    }

    private static EquationForm FormOf(KnowledgeTable.Row row) =>
        row["form"] switch
        {
            "points" => TermEquation.Points,
            "square" => TermEquation.Squared,
            "list" => TermEquation.Listed,
            "logistic" => RegressionEquation.Logistic,
            "exponential" => RegressionEquation.Exponential,
            "proportional-hazards" => RegressionEquation.ProportionalHazards,
            "recalibrated" => RegressionEquation.Recalibrated,
            "rounded" => RegressionEquation.Rounded,
            "multinomial" => RegressionEquation.Multinomial,
            "ckd-epi-2021" => CkdEpi2021.Score,
            "cockcroft-gault" => CockcroftGault.Score,
            "polygenic-sum" => PolygenicSum.Score,
            var form => throw row.Fault($"no code knows the form '{form}'."),
        };

    private static RiskInput InputOf(KnowledgeTable.Row row)
    {
        var words = row.List("choices").Select(c => c.Split('|')).ToImmutableArray();
        var kind = Enum.TryParse<RiskInputKind>(row["kind"] == "count" ? "number" : row["kind"], ignoreCase: true, out var known)
            ? known
            : throw row.Fault($"'{row["kind"]}' is no kind of input.");
        return new RiskInput(
            row["input"], row["label"], kind, row["unit"],
            row.Optional("low") is null ? double.MinValue : row.Number("low"), row.Optional("high") is null ? double.MaxValue : row.Number("high"),
            [.. words.Select(w => w[0])], row.Optional("default"), row["from"])
        {
            Whole = row["kind"] == "count",
            MaximumAgeDays = row.Optional("maximumAgeDays") is null ? null : (int)row.Number("maximumAgeDays"),
            Aliases = words.SelectMany(w => w.Skip(1), (w, alias) => new { alias, word = w[0] }).ToFrozenDictionary(a => a.alias, a => a.word, StringComparer.OrdinalIgnoreCase),
        };
    }

    private static EquationTerm TermOf(KnowledgeTable.Row row, ImmutableArray<RiskInput> inputs, IEnumerable<KnowledgeTable.Row> outcomes)
    {
        bool weighsInput = inputs.Any(i => i.Name == row["input"]);
        if (!weighsInput && row["input"].Length > 0 && outcomes.All(o => o["outcome"] != row["input"])) throw row.Fault($"'{row["input"]}' is neither an input nor a result.");
        return new EquationTerm(row["input"], weighsInput ? Condition(row, "when", inputs, row["input"]) : null, row["when"], row.Number("coefficient"));
    }

    private RegressionTerms Regression(string model, ImmutableArray<RiskInput> inputs)
    {
        ImmutableArray<RegressionFeature> features = [.. _features[model].Select(f => FeatureOf(f, inputs))];
        var known = features.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var terms = ImmutableArray.CreateBuilder<RegressionTerm>();
        var constants = ImmutableArray.CreateBuilder<RegressionConstant>();

        // Hundreds of rows share a handful of strata.
        var strata = new Dictionary<string, InputCondition?>(StringComparer.Ordinal);
        foreach (var row in _coefficients[model])
        {
            if (!strata.TryGetValue(row["when"], out var when)) strata[row["when"]] = when = Condition(row, "when", inputs);
            if (row["term"].StartsWith('@'))
            {
                constants.Add(new RegressionConstant(row["outcome"], when, row["term"][1..], row.Number("coefficient")));
                continue;
            }

            ImmutableArray<string> product = row["term"] == "intercept" ? [] : [.. row["term"].Split('*')];
            if (product.FirstOrDefault(f => !known.Contains(f)) is { } stranger) throw row.Fault($"'{stranger}' is no feature of the model.");
            terms.Add(new RegressionTerm(row["outcome"], when, product, row.Number("coefficient")));
        }

        return new RegressionTerms(features, terms.ToImmutable(), constants.ToImmutable());
    }

    private static RegressionFeature FeatureOf(KnowledgeTable.Row row, ImmutableArray<RiskInput> inputs)
    {
        string[] of = row["of"].Split('-');
        if (of.FirstOrDefault(o => inputs.All(i => i.Name != o)) is { } stranger) throw row.Fault($"'{stranger}' is no input of the model.");
        return new RegressionFeature(
            row["feature"], of[0], of.ElementAtOrDefault(1), Condition(row, "when", inputs), Number(row, "factor", 1), Number(row, "low", double.MinValue),
            Number(row, "high", double.MaxValue), row.Flag("log"), Number(row, "centre", 0), Number(row, "scale", 1));
    }

    private static EquationBand BandOf(KnowledgeTable.Row row, ImmutableArray<RiskInput> inputs) =>
        new(Condition(row, "when", inputs), Number(row, "from", double.MinValue), Number(row, "below", double.MaxValue),
            $"{row["meaning"]} ({row["source"]}{(row.Flag("confirmed") ? "" : ", to be confirmed against the source")})");

    private static double Number(KnowledgeTable.Row row, string column, double otherwise) => row.Optional(column) is null ? otherwise : row.Number(column);

    private static InputCondition? Condition(KnowledgeTable.Row row, string column, ImmutableArray<RiskInput> inputs, string self = "")
    {
        try
        {
            return row.Optional(column) is { } text ? InputCondition.Parse(text, inputs, self) : null;
        }
        catch (FormatException fault)
        {
            throw row.Fault(fault.Message);
        }
    }

    /// <summary>SHA-256 over every row that the equation is made of, in the order of the tables.</summary>
    private string Fingerprint(KnowledgeTable.Row row)
    {
        string model = row["model"];
        var rows = new[] { _inputs, _terms, _features, _coefficients, _outcomes, _exclusions, _bands }.SelectMany(table => table[model]).Prepend(row);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => string.Join('\t', r.Cells))))));
    }

    private static ILookup<string, KnowledgeTable.Row> Read(KnowledgeFolder folder, string table) =>
        KnowledgeTable.Read(folder, $"risk/{table}.tsv").Rows.ToLookup(r => r["model"], StringComparer.Ordinal);
}
