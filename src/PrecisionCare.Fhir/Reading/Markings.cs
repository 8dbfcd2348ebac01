using System.Collections.Immutable;
using System.Text.Json;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// What consent has to know of any resource, whatever its type: the labels that the source gave it, who made it, to what it refers, and every code that it
/// mentions anywhere. Nothing in it is a fault.
/// </summary>
internal static class Markings
{
    private static readonly string[] AuthorElements = ["author", "recorder", "requester", "performer", "asserter", "informationSource", "participant"];

    /// <summary>Elements that speak of the resource or the person, not of the content.</summary>
    private static readonly string[] PassedOver = ["meta", "text", "identifier", "subject", "patient", "extension", "modifierExtension", "telecom", "address", "contact"];

    public static ClinicalFact AddTo(ClinicalFact fact, Resource resource)
    {
        var labels = LabelsOf(resource.Root.Object("meta"u8));
        if (fact is Person) return labels.IsEmpty ? fact : fact with { Labels = labels };
        var codes = new List<(string System, string Code)>();
        var related = new List<string>();
        string? author = null;
        foreach (var element in resource.Root.Json.EnumerateObject())
        {
            if (element.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || PassedOver.Any(element.NameEquals)) continue;
            if (AuthorElements.Any(element.NameEquals)) author ??= AuthorIn(element.Value, resource);
            else Walk(element.Value, element.NameEquals("encounter"), resource, codes, related);
        }

        var stated = codes.Count == 0 ? [] : FactContent.ConceptsOf(fact).SelectMany(c => c.Codings).Select(c => (c.System, c.Code)).ToHashSet();
        ImmutableArray<string> mentions = [.. codes.Where(c => !stated.Contains(c)).Distinct().Select(c => $"{c.System}|{c.Code}")];
        return labels.IsEmpty && author is null && related.Count == 0 && mentions.IsEmpty
            ? fact
            : fact with { Labels = labels, Author = author, Related = [.. related.Distinct()], Mentions = mentions };
    }

    private static ImmutableArray<string> LabelsOf(Element meta) =>
        meta.Exists ? [.. meta.Objects("security"u8).Select(s => s.Text("code"u8)).OfType<string>().Distinct()] : [];

    private static string? AuthorIn(JsonElement value, Resource resource) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(v => AuthorIn(v, resource)).FirstOrDefault(a => a is not null),
        JsonValueKind.Object when Text(value, "reference") is { } reference => resource.ResolveIfKnown(reference),
        JsonValueKind.Object when value.TryGetProperty("actor", out var actor) || value.TryGetProperty("individual", out actor) => AuthorIn(actor, resource),
        _ => null,
    };

    private static void Walk(JsonElement value, bool isEncounter, Resource resource, List<(string, string)> codes, List<string> related)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Walk(item, isEncounter, resource, codes, related);
            return;
        }

        string? system = null, code = null;
        bool isQuantity = false;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Walk(member.Value, isEncounter, resource, codes, related);
            else if (member.NameEquals("system"u8)) system = TextOf(member.Value);
            else if (member.NameEquals("code"u8)) code = TextOf(member.Value);
            else if (member.NameEquals("value"u8) || member.NameEquals("unit"u8)) isQuantity = true;
            else if (member.NameEquals("reference"u8) && TextOf(member.Value) is { } reference && TargetOf(reference, isEncounter, resource) is { } id) related.Add(id);
        }
        if (code is not null && system is not null && !isQuantity && SaysSomething(system)) codes.Add((system, code));
    }

    /// <summary>The patient is meant everywhere; what names people and places says nothing that consent asks about by reference.</summary>
    private static string? TargetOf(string reference, bool isEncounter, Resource resource)
    {
        if (reference.Length == 0 || reference[0] == '#') return null;
        string? id = isEncounter ? resource.Resolve(reference) : resource.ResolveIfKnown(reference);
        return id is null || id.StartsWith("Patient/", StringComparison.Ordinal) ? null : id;
    }

    /// <summary>Codes of content; status, category and the like, which HL7 defines for the form of resources, say nothing of a person.</summary>
    private static bool SaysSomething(string system) =>
        !system.StartsWith("http://terminology.hl7.org/", StringComparison.Ordinal) || system.EndsWith("/v2-0074", StringComparison.Ordinal);

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) ? TextOf(text) : null;

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
