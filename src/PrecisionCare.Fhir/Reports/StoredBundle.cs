using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrecisionCare.Consent;
using PrecisionCare.Fhir.Decisions;
using PrecisionCare.Reports;

namespace PrecisionCare.Fhir.Reports;

/// <summary>
/// A transaction Bundle of a patient's resources that are to be stored under their own ids. All of it is labelled as genetic, so that consent judges each resource without
/// the others, also when these are gone.
/// </summary>
/// <param name="patient">Id of the Patient, <c>Patient/p1</c>.</param>
/// <param name="at">When it is written.</param>
internal sealed class StoredBundle(string patient, DateTimeOffset at)
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private readonly JsonArray _entries = [];

    public JsonObject Subject => Reference(patient);

    public static JsonObject Reference(string id) => new() { ["reference"] = id };

    /// <returns>The id, <c>Observation/…</c>.</returns>
    public string Add(JsonObject resource, int version = 1)
    {
        string id = $"{resource["resourceType"]!.GetValue<string>()}/{resource["id"]!.GetValue<string>()}";
        resource["meta"] = new JsonObject
        {
            ["versionId"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture), ["lastUpdated"] = WrittenBundle.Instant(at),
            ["security"] = new JsonArray { new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-ActCode", ["code"] = SecurityLabels.Genetic, ["display"] = "genetic disease information sensitivity" } },
        };
        _entries.Add(new JsonObject { ["resource"] = WrittenBundle.Tidy(resource), ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = id } });
        return id;
    }

    /// <summary>Says of resources who did what with them. R4 has no patient of a Provenance: the extension for the element of R5 names them.</summary>
    public void AddProvenance(string id, IEnumerable<string> targets, string code, string words, ImmutableArray<(string Type, string Name)> agents, string? source, string? reason = null) => Add(new JsonObject
    {
        ["resourceType"] = "Provenance",
        ["id"] = id,
        ["extension"] = new JsonArray { new JsonObject { ["url"] = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient", ["valueReference"] = Subject } },
        ["target"] = new JsonArray([.. targets.Select(Reference)]),
        ["recorded"] = WrittenBundle.Instant(at),
        ["reason"] = reason is null ? null : new JsonArray { WrittenBundle.Concept(reason) },
        ["activity"] = WrittenBundle.Concept(words, (HandEntry.System, code, null)),
        ["agent"] = new JsonArray([.. agents.Select(a => new JsonObject
        {
            ["type"] = WrittenBundle.Concept(null, ("http://terminology.hl7.org/CodeSystem/provenance-participant-type", a.Type, null)), ["who"] = new JsonObject { ["display"] = a.Name },
        })]),
        ["entity"] = source is null ? null : new JsonArray { new JsonObject { ["role"] = "source", ["what"] = new JsonObject { ["display"] = source } } },
    });

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = _entries }, Written);
}
