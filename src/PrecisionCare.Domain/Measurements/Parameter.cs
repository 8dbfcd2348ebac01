using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Measurements;

/// <summary>A measured quantity that rules and equations read, with the codes under which records hold it and the limits of a believable value.</summary>
/// <param name="Id">Name in the tables, such as <c>creatinine</c>.</param>
/// <param name="Label">Words for the reader.</param>
/// <param name="Unit">UCUM unit in which rules state their thresholds.</param>
/// <param name="Low">Lowest believable value in <paramref name="Unit"/>; below it the value is taken for a slip.</param>
/// <param name="High">Highest believable value in <paramref name="Unit"/>.</param>
/// <param name="MaximumAgeDays">A value older than this says too little of today and is not used.</param>
/// <param name="Loinc">LOINC codes of the quantity.</param>
/// <param name="Factors">Units that UCUM does not lead to <paramref name="Unit"/>, with their factor; the empty text stands for a value without unit.</param>
/// <param name="UsualUpperLimit">Upper limit of normal where a result comes without its own range; <c>null</c> when none is assumed.</param>
public sealed record Parameter(
    string Id, string Label, string Unit, double Low, double High, int MaximumAgeDays,
    ImmutableArray<string> Loinc, Dictionary<string, double> Factors, double? UsualUpperLimit);

/// <summary>The parameters of the knowledge base, by id and by LOINC code.</summary>
public sealed class ParameterTable
{
    private const string Path = "measurements/parameters.tsv";

    /// <summary>In the table's text, a value without unit.</summary>
    private const string NoUnit = "none";

    private readonly Dictionary<string, Parameter> _byId;
    private readonly Dictionary<string, Parameter> _byLoinc;

    private ParameterTable(ImmutableArray<Parameter> parameters)
    {
        All = parameters;
        _byId = parameters.ToDictionary(p => p.Id, StringComparer.Ordinal);
        _byLoinc = parameters.SelectMany(p => p.Loinc, (p, code) => new { p, code }).ToDictionary(x => x.code, x => x.p, StringComparer.Ordinal);
    }

    public ImmutableArray<Parameter> All { get; }

    /// <exception cref="KeyNotFoundException">No parameter has this id.</exception>
    public Parameter this[string id] => _byId[id];

    public bool Has(string id) => _byId.ContainsKey(id);

    public Parameter? WithLoinc(string code) => _byLoinc.GetValueOrDefault(code);

    /// <exception cref="InvalidDataException">A row is not as it should be.</exception>
    public static ParameterTable Load(KnowledgeFolder folder) =>
        new([.. KnowledgeTable.Read(folder, Path).Rows.Select(row => new Parameter(
            row["parameter"], row["label"], row["unit"], row.Number("low"), row.Number("high"), (int)row.Number("maximumAgeDays"),
            row.List("loinc"), row.List("units").ToDictionary(u => UnitOf(u), u => FactorOf(u, row), StringComparer.Ordinal),
            row.Optional("usualUpperLimit") is null ? null : row.Number("usualUpperLimit")))]);

    private static string UnitOf(string entry) => entry[..entry.LastIndexOf('=')] is var unit && unit == NoUnit ? "" : unit;

    private static double FactorOf(string entry, KnowledgeTable.Row row) =>
        double.TryParse(entry.AsSpan(entry.LastIndexOf('=') + 1), CultureInfo.InvariantCulture, out double factor) && factor > 0
            ? factor
            : throw row.Fault($"'{entry}' is not unit=factor.");
}
