using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk.Fitted;

/// <summary>
/// Reads the artefact that <see cref="FittedJson"/> writes. By hand, because a serializer that is asked once builds its machinery for a tenth of a second,
/// which the reader of a single patient would wait for.
/// </summary>
internal static class FittedReader
{
    /// <exception cref="InvalidDataException">It is no artefact of a fitted model.</exception>
    public static FittedDefinition Read(ReadOnlySpan<byte> artefact)
    {
        try
        {
            var reader = new Utf8JsonReader(artefact);
            using var document = JsonDocument.ParseValue(ref reader);
            return reader.Read() ? throw new InvalidDataException("The artefact of a fitted model does not end where it should.") : Definition(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"The artefact of a fitted model cannot be read: {fault.Message}", fault);
        }
    }

    private static FittedDefinition Definition(JsonElement at) => new()
    {
        Id = Text(at, "id"),
        Name = Text(at, "name"),
        Version = Text(at, "version"),
        Unit = Text(at, "unit"),
        Scale = Text(at, "scale"),
        Link = Word<FittedLink>(at, "link"),
        Relevance = Optional(at, "relevance"),
        Inputs = All(at, "inputs", Input),
        Intercept = Number(at, "intercept") ?? 0,
        Terms = All(at, "terms", Term),
        Baseline = Find(at, "baseline") is { } baseline ? Baseline(baseline) : null,
        Conformal = Find(at, "conformal") is { } widths ? Widths(widths) : null,
        Deciles = Numbers(at, "deciles"),
        Caveats = Texts(at, "caveats"),
        Citation = Citation(Required(at, "citation")),
        Provenance = Provenance(Required(at, "provenance")),
    };

    private static FittedInput Input(JsonElement at) => new(
        Text(at, "name"), Text(at, "label"), Word<RiskInputKind>(at, "kind"), Text(at, "unit"), Number(at, "low") ?? 0, Number(at, "high") ?? 0, Texts(at, "choices"),
        Holds(at, "required"), Text(at, "from"), Number(at, "fill") ?? 0, Holds(at, "whole"));

    private static FittedTerm Term(JsonElement at) => new() { Factors = All(at, "factors", Factor), Mean = Number(at, "mean") ?? 0, Coefficient = Number(at, "coefficient") ?? 0 };

    private static Factor Factor(JsonElement at) => new()
    {
        Input = Text(at, "input"),
        Form = Word<FactorForm>(at, "form"),
        Level = Optional(at, "level"),
        LogOf = Number(at, "logOf"),
        Low = Number(at, "low"),
        High = Number(at, "high"),
        Knots = Numbers(at, "knots"),
        Column = (int)(Number(at, "column") ?? 0),
    };

    private static SurvivalBaseline Baseline(JsonElement at) => new(
        (int)(Number(at, "horizonDays") ?? 0), Numbers(at, "days"), Curve(Required(at, "overall")), Optional(at, "by"),
        Find(at, "strata") is { } strata ? ByName(strata, Curve) : null);

    private static HazardCurve Curve(JsonElement at) => new(Number(at, "atHorizon") ?? 0, Numbers(at, "hazards"));

    private static ConformalWidths Widths(JsonElement at) => new(
        Number(at, "level") ?? 0, Text(at, "by"), ByName(Required(at, "halfWidths"), width => width.GetDouble()), Number(at, "otherwise") ?? 0, Text(at, "basis"));

    private static Citation Citation(JsonElement at) => new(
        Text(at, "source"), Text(at, "title"), Optional(at, "version"), Optional(at, "date") is { } day ? DateOnly.ParseExact(day, "O") : null, Optional(at, "pmid"),
        Optional(at, "url"), Holds(at, "confirmed"));

    private static FittedProvenance Provenance(JsonElement at) => new()
    {
        Data = Text(at, "data"),
        DataSha256 = Text(at, "dataSha256"),
        Licence = Text(at, "licence"),
        Cohort = Text(at, "cohort"),
        Rows = (int)(Number(at, "rows") ?? 0),
        Events = (int?)Number(at, "events"),
        Method = Text(at, "method"),
        Mixture = Number(at, "mixture") ?? 0,
        Penalty = Number(at, "penalty") ?? 0,
        Seed = (int)(Number(at, "seed") ?? 0),
    };

    private static JsonElement? Find(JsonElement at, string name) => at.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonElement Required(JsonElement at, string name) => Find(at, name) ?? throw new KeyNotFoundException($"'{name}' is missing.");

    private static string Text(JsonElement at, string name) => Required(at, name).GetString()!;

    private static string? Optional(JsonElement at, string name) => Find(at, name)?.GetString();

    private static double? Number(JsonElement at, string name) => Find(at, name)?.GetDouble();

    private static bool Holds(JsonElement at, string name) => Find(at, name)?.GetBoolean() == true;

    private static T Word<T>(JsonElement at, string name)
        where T : struct, Enum =>
        Optional(at, name) is { } word ? Enum.Parse<T>(word) : default;

    private static ImmutableArray<double> Numbers(JsonElement at, string name) => All(at, name, item => item.GetDouble());

    private static ImmutableArray<string> Texts(JsonElement at, string name) => All(at, name, item => item.GetString()!);

    private static ImmutableArray<T> All<T>(JsonElement at, string name, Func<JsonElement, T> read)
    {
        if (Find(at, name) is not { } list) return [];
        var items = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray()) items.Add(read(item));
        return items.MoveToImmutable();
    }

    private static ImmutableSortedDictionary<string, T> ByName<T>(JsonElement at, Func<JsonElement, T> read)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var item in at.EnumerateObject()) items.Add(item.Name, read(item.Value));
        return items.ToImmutable();
    }
}
