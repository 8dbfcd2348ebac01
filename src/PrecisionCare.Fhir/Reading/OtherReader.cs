using System.Text.Json;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// Any resource that is kept as a source and read by no rule: its type, the best label and the best date that it has. Nothing in it is a fault.
/// </summary>
internal static class OtherReader
{
    public static OtherResource Read(Resource resource)
    {
        var root = resource.Root.Json;
        return new OtherResource
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = Text(root, "status") == "entered-in-error",
            ResourceType = resource.Type,
            Label = Label(root),
            Date = Date(root),
        };
    }

    private static string? Label(JsonElement root)
    {
        foreach (string name in (ReadOnlySpan<string>)["code", "type", "title", "description", "category", "vaccineCode", "medicationCodeableConcept", "serviceType", "questionnaire", "activity"])
            if (root.TryGetProperty(name, out var value) && Words(value) is { } words) return words;
        return null;
    }

    private static string? Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Array => value.EnumerateArray().Select(Words).FirstOrDefault(w => w is not null),
        JsonValueKind.Object => Text(value, "text") ?? Text(value, "display")
            ?? (value.TryGetProperty("coding", out var codings) ? Words(codings) : null) ?? Text(value, "code"),
        _ => null,
    };

    private static PartialDate? Date(JsonElement root)
    {
        foreach (string name in (ReadOnlySpan<string>)
            ["date", "authoredOn", "authored", "effectiveDateTime", "occurrenceDateTime", "performedDateTime", "recordedDate", "started", "start", "created", "recorded", "issued", "dateTime"])
            if (Text(root, name) is { } text && PartialDate.TryParse(text, out var date)) return date;
        foreach (string name in (ReadOnlySpan<string>)["period", "billablePeriod", "effectivePeriod", "occurrencePeriod"])
            if (root.TryGetProperty(name, out var period) && Text(period, "start") is { } text && PartialDate.TryParse(text, out var date)) return date;
        return null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text ? text : null;
}
