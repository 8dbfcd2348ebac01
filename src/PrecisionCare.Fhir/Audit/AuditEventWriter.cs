using System.Globalization;
using System.Text.Json;
using PrecisionCare.Audit;

namespace PrecisionCare.Fhir.Audit;

/// <summary>
/// Writes entries of the audit as FHIR R4 AuditEvents in the shape of IHE Basic Audit Log Patterns: who (agent), the program (source), the patient and what else was
/// concerned (entity), purpose of use, outcome, and what decided. Persons, patients and organisations stand as identifiers of this installation, without names of patients.
/// </summary>
public static class AuditEventWriter
{
    private const string Own = "urn:precisioncare:";
    private const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    /// <summary>One AuditEvent as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, AuditRecord record)
    {
        var entry = record.Entry;
        var (type, subtype, action) = AuditEventCodes.Of(entry.Kind);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "AuditEvent"u8);
        json.WriteString("id"u8, string.Create(CultureInfo.InvariantCulture, $"audit-{record.Sequence}"));
        json.WritePropertyName("type"u8);
        Coding(json, type);
        if (subtype is { } more)
        {
            json.WriteStartArray("subtype"u8);
            Coding(json, more);
            json.WriteEndArray();
        }
        json.WriteString("action"u8, [action]);
        json.WriteString("recorded"u8, record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("outcome"u8, ((int)entry.Outcome).ToString(CultureInfo.InvariantCulture));
        if (entry.Detail is { Length: > 0 } detail) json.WriteString("outcomeDesc"u8, detail);
        Purpose(json, "purposeOfEvent", entry.Purpose);
        json.WriteStartArray("agent"u8);
        Person(json, record.Actor, entry);
        Program(json);
        json.WriteEndArray();
        Source(json, record.Organisation);
        json.WriteStartArray("entity"u8);
        if (entry.Patient is { } patient) Entity(json, Own + "patient", patient.ToString(), new(Terminology + "audit-entity-type", "1", "Person"), new(Terminology + "object-role", "1", "Patient"));
        What(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Person(Utf8JsonWriter json, AuditActor actor, AuditEntry entry)
    {
        json.WriteStartObject();
        Concept(json, "type", new(Terminology + "v3-ParticipationType", "IRCP", "information recipient"));
        if (actor.Role is { Length: > 0 } role)
        {
            json.WriteStartArray("role"u8);
            json.WriteStartObject();
            json.WriteString("text"u8, role);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartObject("who"u8);
        if (actor.Id is { } id) Identifier(json, Own + "account", id.ToString());
        json.WriteString("display"u8, actor.Name);
        json.WriteEndObject();
        json.WriteBoolean("requestor"u8, true);
        if (entry.Rule is { Length: > 0 } rule)
        {
            json.WriteStartArray("policy"u8);
            json.WriteStringValue(Own + "rule:" + Uri.EscapeDataString(rule));
            json.WriteEndArray();
        }
        Purpose(json, "purposeOfUse", entry.Purpose);
        json.WriteEndObject();
    }

    private static void Program(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Concept(json, "type", new("http://dicom.nema.org/resources/ontology/DCM", "110150", "Application"));
        json.WriteStartObject("who"u8);
        json.WriteString("display"u8, "PrecisionCare"u8);
        json.WriteEndObject();
        json.WriteBoolean("requestor"u8, false);
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, Guid organisation)
    {
        json.WriteStartObject("source"u8);
        json.WriteStartObject("observer"u8);
        Identifier(json, Own + "organisation", organisation.ToString());
        json.WriteString("display"u8, "PrecisionCare"u8);
        json.WriteEndObject();
        json.WriteStartArray("type"u8);
        Coding(json, new(Terminology + "security-source-type", "4", "Application Server"));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What was concerned besides the patient, with what decided and the place in the chain as details.</summary>
    private static void What(Utf8JsonWriter json, AuditRecord record)
    {
        var entry = record.Entry;
        Entity(json, Own + "object", entry.Object ?? entry.Kind.ToString(), new(Terminology + "audit-entity-type", "2", "System Object"), new(Terminology + "object-role", "4", "Domain Resource"),
            ("kind", entry.Kind.ToString()), ("decision", entry.Permitted switch { null => null, true => "permit", _ => "deny" }), ("rule", entry.Rule),
            ("obligations", entry.Obligations.IsDefaultOrEmpty ? null : string.Join(' ', entry.Obligations)), ("breakGlass", entry.BreakGlass ? "true" : null),
            ("sequence", record.Sequence.ToString(CultureInfo.InvariantCulture)));
    }

    private static void Entity(Utf8JsonWriter json, string system, string value, AuditCode type, AuditCode role, params (string Name, string? Value)[] details)
    {
        json.WriteStartObject();
        json.WriteStartObject("what"u8);
        Identifier(json, system, value);
        json.WriteEndObject();
        json.WritePropertyName("type"u8);
        Coding(json, type);
        json.WritePropertyName("role"u8);
        Coding(json, role);
        if (details.Length > 0)
        {
            json.WriteStartArray("detail"u8);
            foreach (var (name, text) in details.Where(d => d.Value is not null))
            {
                json.WriteStartObject();
                json.WriteString("type"u8, name);
                json.WriteString("valueString"u8, text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Purpose(Utf8JsonWriter json, string name, string? code)
    {
        if (code is null) return;
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.WriteStartArray("coding"u8);
        Coding(json, new(Terminology + "v3-ActReason", code, ""));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Concept(Utf8JsonWriter json, string name, AuditCode code)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding"u8);
        Coding(json, code);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Coding(Utf8JsonWriter json, AuditCode code)
    {
        json.WriteStartObject();
        json.WriteString("system"u8, code.System);
        json.WriteString("code"u8, code.Code);
        if (code.Display.Length > 0) json.WriteString("display"u8, code.Display);
        json.WriteEndObject();
    }

    private static void Identifier(Utf8JsonWriter json, string system, string value)
    {
        json.WriteStartObject("identifier"u8);
        json.WriteString("system"u8, system);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }
}
