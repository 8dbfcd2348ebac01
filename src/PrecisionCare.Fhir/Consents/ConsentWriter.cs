using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;

namespace PrecisionCare.Fhir.Consents;

/// <summary>
/// Writes a consent as FHIR R4 JSON that <see cref="ConsentReader"/> reads back to the same rules. A base that came from a policyRule is written as the type of
/// the first provision; criteria that a nested rule inherits are written out.
/// </summary>
public static class ConsentWriter
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions WrittenNodes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="consent">What was signed.</param>
    /// <param name="patient">Whose it is, <c>Patient/p1</c>.</param>
    public static byte[] Write(SignedConsent consent, string patient)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "Consent");
            json.WriteString("id", consent.Directive.Id);
            Meta(json, consent);
            if (!consent.DataUse.IsEmpty) Each(json, "extension", consent.DataUse, term => DataUse(json, term));
            json.WriteString("status", consent.Status);
            Concept(json, "scope", ConsentTerms.Scope, CodeOf(consent.Directive.Scope));
            json.WriteStartArray("category");
            Concept(json, null, ConsentTerms.Loinc, ConsentTerms.ConsentDocument);
            json.WriteEndArray();
            Reference(json, "patient", patient, null);
            if (consent.Directive.SignedAt is { } signed) json.WriteString("dateTime", signed.ToString());
            if (!consent.Signers.IsEmpty) Each(json, "performer", consent.Signers, s => Reference(json, null, s.Reference, s.Name));
            if (consent.Proof is { } proof) Proof(json, proof);
            Policies(json, consent);
            if (consent.Directive.Root is { } root) Provision(json, "provision", root, consent.Directive.Validity);
            else if (consent.Directive.Validity is { } validity) Untyped(json, validity);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    /// <summary>The same resource in another state: nothing else of it changes, whoever wrote it.</summary>
    public static byte[] WithStatus(ReadOnlyMemory<byte> consent, string status, DateTimeOffset at, string version)
    {
        var root = JsonNode.Parse(consent.Span) as JsonObject ?? throw new JsonException("A Consent is an object.");
        if (root["meta"] is not JsonObject meta) root["meta"] = meta = [];
        meta["versionId"] = version;
        meta["lastUpdated"] = Instant(at);
        root["status"] = status;
        return JsonSerializer.SerializeToUtf8Bytes(root, WrittenNodes);
    }

    private static void Meta(Utf8JsonWriter json, SignedConsent consent)
    {
        if (consent.LastUpdated is null && consent.VersionId is null) return;
        json.WriteStartObject("meta");
        if (consent.VersionId is { } version) json.WriteString("versionId", version);
        if (consent.LastUpdated is { } updated) json.WriteString("lastUpdated", Instant(updated));
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void DataUse(Utf8JsonWriter json, string term)
    {
        json.WriteStartObject();
        json.WriteString("url", ConsentTerms.DataUse);
        json.WriteStartObject("valueCoding");
        json.WriteString("system", ConsentTerms.DataUseOntology);
        json.WriteString("code", term);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string CodeOf(ConsentScope scope) => scope switch
    {
        ConsentScope.PatientPrivacy => "patient-privacy",
        ConsentScope.Research => "research",
        _ => "treatment",
    };

    private static void Proof(Utf8JsonWriter json, ConsentProof proof)
    {
        json.WriteStartObject("sourceAttachment");
        json.WriteString("contentType", proof.ContentType);
        json.WriteString("url", ConsentTerms.NamedInformation + Base64Url.EncodeToString(Convert.FromHexString(proof.Hash)));
        json.WriteString("title", proof.Title);
        json.WriteEndObject();
    }

    private static void Policies(Utf8JsonWriter json, SignedConsent consent)
    {
        string[] policies =
        [
            .. consent.Wording is { } wording ? [ConsentTerms.Wording + wording] : Array.Empty<string>(),
            .. consent.LegalBasis is { } basis ? [ConsentTerms.LegalBasis + basis] : Array.Empty<string>(),
        ];
        if (policies.Length == 0) return;
        Each(json, "policy", policies, uri =>
        {
            json.WriteStartObject();
            json.WriteString("uri", uri);
            json.WriteEndObject();
        });
    }

    /// <param name="json">Where to.</param>
    /// <param name="name"><c>null</c> within an array.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="validity">Period of the first provision; nested ones have the period of their rule.</param>
    private static void Provision(Utf8JsonWriter json, string? name, ConsentRule rule, ConsentPeriod? validity)
    {
        Begin(json, name);
        json.WriteString("type", rule.Permits ? "permit" : "deny");
        if ((name is null ? rule.Period : validity) is { } period) Period(json, "period", period);
        if (!rule.Actors.IsEmpty) Each(json, "actor", rule.Actors, actor => Actor(json, actor));
        if (!rule.Actions.IsEmpty) Each(json, "action", rule.Actions, action => Concept(json, null, ConsentTerms.Action, action));
        if (!rule.Labels.IsEmpty) Each(json, "securityLabel", rule.Labels, label => Coding(json, ConsentTerms.SystemOfLabel(label), label));
        if (!rule.Purposes.IsEmpty) Each(json, "purpose", rule.Purposes, purpose => Coding(json, ConsentTerms.Purpose, purpose));
        if (!rule.Classes.IsEmpty) Each(json, "class", rule.Classes, type => Coding(json, ConsentTerms.ResourceType, type));
        if (!rule.Codes.IsEmpty) Each(json, "code", rule.Codes, code => Concept(json, null, SystemOf(code), BareOf(code)));
        if (rule.DataPeriod is { } made) Period(json, "dataPeriod", made);
        if (!rule.Data.IsEmpty) Each(json, "data", rule.Data, data => Data(json, data));
        if (!rule.Exceptions.IsEmpty) Each(json, "provision", rule.Exceptions, exception => Provision(json, null, exception, null));
        json.WriteEndObject();
    }

    /// <summary>A consent that cannot be computed stays one.</summary>
    private static void Untyped(Utf8JsonWriter json, ConsentPeriod validity)
    {
        json.WriteStartObject("provision");
        Period(json, "period", validity);
        json.WriteEndObject();
    }

    private static void Period(Utf8JsonWriter json, string name, ConsentPeriod period)
    {
        json.WriteStartObject(name);
        if (period.Start is { } start) json.WriteString("start", start.ToString());
        if (period.End is { } end) json.WriteString("end", end.ToString());
        json.WriteEndObject();
    }

    private static void Actor(Utf8JsonWriter json, string actor)
    {
        json.WriteStartObject();
        Concept(json, "role", ConsentTerms.ParticipationType, "IRCP");
        Reference(json, "reference", actor, null);
        json.WriteEndObject();
    }

    private static void Data(Utf8JsonWriter json, DataReference data)
    {
        json.WriteStartObject();
        json.WriteString("meaning", data.Meaning switch
        {
            DataMeaning.Related => "related",
            DataMeaning.Dependents => "dependents",
            DataMeaning.AuthoredBy => "authoredby",
            _ => "instance",
        });
        Reference(json, "reference", data.Reference, null);
        json.WriteEndObject();
    }

    private static string? SystemOf(string code) => code.LastIndexOf('|') is > 0 and var bar ? code[..bar] : null;

    private static string BareOf(string code) => code[(code.LastIndexOf('|') + 1)..];

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static void Concept(Utf8JsonWriter json, string? name, string? system, string code)
    {
        Begin(json, name);
        json.WriteStartArray("coding");
        Coding(json, system, code);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Coding(Utf8JsonWriter json, string? system, string code)
    {
        json.WriteStartObject();
        if (system is not null) json.WriteString("system", system);
        json.WriteString("code", code);
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string? name, string reference, string? display)
    {
        Begin(json, name);
        json.WriteString("reference", reference);
        if (display is not null) json.WriteString("display", display);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string? name)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
    }
}
