using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    private static bool IsAuthor(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("author"u8) || name.SequenceEqual("recorder"u8) || name.SequenceEqual("requester"u8) || name.SequenceEqual("performer"u8)
        || name.SequenceEqual("asserter"u8) || name.SequenceEqual("informationSource"u8) || name.SequenceEqual("participant"u8);

    /// <summary>Elements that speak of the resource or the person, not of the content.</summary>
    private static bool IsPassedOver(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("meta"u8) || name.SequenceEqual("text"u8) || name.SequenceEqual("identifier"u8) || name.SequenceEqual("subject"u8)
        || name.SequenceEqual("patient"u8) || name.SequenceEqual("extension"u8) || name.SequenceEqual("modifierExtension"u8)
        || name.SequenceEqual("telecom"u8) || name.SequenceEqual("address"u8) || name.SequenceEqual("contact"u8);

    public static ClinicalFact AddTo(ClinicalFact fact, Resource resource)
    {
        var labels = LabelsOf(resource.Root.Object("meta"u8));
        if (fact is Person) return labels.IsEmpty ? fact : fact with { Labels = labels };
        var codes = new List<(string System, string Code)>();
        var related = new List<string>();
        string? author = null;
        foreach (var element in resource.Root.Json.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(element);
            if (element.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || IsPassedOver(name)) continue;
            if (IsAuthor(name)) author ??= AuthorIn(element.Value, resource);
            else Walk(element.Value, name.SequenceEqual("encounter"u8), resource, codes, related);
        }

        if (resource.Type == "QuestionnaireResponse") codes.AddRange(AskedIn(resource.Root.Json).Where(c => IsLoinc(c.Code)));
        var mentions = BesidesStated(codes, fact);
        return labels.IsEmpty && author is null && related.Count == 0 && mentions.IsEmpty
            ? fact
            : fact with { Labels = labels, Author = author, Related = [.. related.Distinct()], Mentions = mentions };
    }

    /// <summary>LOINC codes of what a QuestionnaireResponse answers: the codes of its questions are its linkIds, that of the panel ends its questionnaire's address.</summary>
    private static IEnumerable<(string System, string Code)> AskedIn(JsonElement holder)
    {
        if (holder.TryGetProperty("questionnaire"u8, out var address) && address.ValueKind == JsonValueKind.String) yield return (CodeSystems.Loinc, LastPart(address.GetString()!.Split('|')[0]));
        foreach (string list in (string[])["item", "answer"])
        {
            if (!holder.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array) continue;
            foreach (var item in items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object))
            {
                if (item.TryGetProperty("linkId"u8, out var linkId) && linkId.ValueKind == JsonValueKind.String) yield return (CodeSystems.Loinc, LastPart(linkId.GetString()!));
                foreach (var below in AskedIn(item)) yield return below;
            }
        }
    }

    private static bool IsLoinc(string code) => code.Length is > 2 and < 10 && code[^2] == '-' && code.Replace("-", "", StringComparison.Ordinal).All(char.IsAsciiDigit);

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The codes that the fact itself does not state, each once, as <c>system|code</c>.</summary>
    private static ImmutableArray<string> BesidesStated(List<(string System, string Code)> codes, ClinicalFact fact)
    {
        if (codes.Count == 0) return [];
        foreach (var concept in FactContent.ConceptsOf(fact))
            foreach (var coding in concept.Codings) codes.RemoveAll(c => c.Code == coding.Code && c.System == coding.System);
        return codes.Count == 0 ? [] : [.. codes.Distinct().Select(c => $"{c.System}|{c.Code}")];
    }

    private static ImmutableArray<string> LabelsOf(Element meta) =>
        meta.Exists ? [.. meta.Objects("security"u8).Select(s => s.Text("code"u8)).OfType<string>().Distinct()] : [];

    private static string? AuthorIn(JsonElement value, Resource resource) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(v => AuthorIn(v, resource)).FirstOrDefault(a => a is not null),
        JsonValueKind.Object when value.TryGetProperty("reference"u8, out var address) && TextOf(address, resource) is { } reference => resource.ResolveIfKnown(reference),
        JsonValueKind.Object when value.TryGetProperty("actor"u8, out var actor) || value.TryGetProperty("individual"u8, out actor) => AuthorIn(actor, resource),
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

        JsonElement system = default, code = default;
        bool isQuantity = false;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Walk(member.Value, isEncounter, resource, codes, related);
                continue;
            }

            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (name.SequenceEqual("system"u8)) system = member.Value;
            else if (name.SequenceEqual("code"u8)) code = member.Value;
            else if (name.SequenceEqual("value"u8) || name.SequenceEqual("unit"u8)) isQuantity = true;
            else if (name.SequenceEqual("reference"u8) && TextOf(member.Value, resource) is { } reference && TargetOf(reference, isEncounter, resource) is { } id)
                related.Add(id);
        }

        if (!isQuantity && TextOf(code, resource) is { } stated && TextOf(system, resource) is { } of && SaysSomething(of)) codes.Add((of, stated));
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

    private static string? TextOf(JsonElement value, Resource resource) => value.ValueKind == JsonValueKind.String ? resource.TextOf(value) : null;
}
