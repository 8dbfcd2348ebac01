using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrecisionCare.Conferences;
using PrecisionCare.Consent;

namespace PrecisionCare.Fhir.Conferences;

/// <summary>What lay before a conference, for judging later who may read its minutes.</summary>
/// <param name="Patient">Whose case, <c>Patient/p1</c>.</param>
/// <param name="Labels">Sensitivities and confidentiality of what the signer could see (<see cref="SecurityLabels"/>).</param>
/// <param name="Codes">Codes that the minutes may speak of, <c>system|code</c>: of conditions, of genes.</param>
/// <param name="Facts">Ids of facts of the record that lay before the participants.</param>
public sealed record MinutesContext(string Patient, ImmutableArray<string> Labels, ImmutableArray<string> Codes, ImmutableArray<string> Facts);

/// <summary>
/// Writes minutes as a FHIR R4 Composition: of the resources that could hold them it alone has sections with their own titles, participants as authors, and an attester who signed at
/// a time. (A ClinicalImpression is one person's assessment; a DocumentReference would hide the content in an attachment that no rule reads.) Labels, codes and references make the
/// consent gate withhold it wherever one of the facts that lay before the conference is withheld.
/// </summary>
public static class MinutesWriter
{
    private const string ActCodes = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private const string Confidentialities = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private const string OwnLabels = "urn:precisioncare:label";

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="minutes">As signed; <see cref="Minutes.Resource"/> is <c>Composition/</c> and the id.</param>
    /// <param name="about">What lay before the conference.</param>
    public static byte[] Write(Minutes minutes, MinutesContext about)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "Composition");
            json.WriteString("id", minutes.Resource["Composition/".Length..]);
            Meta(json, minutes, about);
            json.WriteString("status", "final");
            json.WriteStartObject("type");
            json.WriteStartArray("coding");
            Coding(json, "http://loinc.org", "11488-4", "Consult note");
            json.WriteEndArray();
            json.WriteString("text", "Case conference, signed minutes");
            json.WriteEndObject();
            Reference(json, "subject", about.Patient, null);
            json.WriteString("date", Instant(minutes.SignedAt));
            json.WriteStartArray("author");
            foreach (var person in minutes.Participants) Reference(json, null, person.Reference, person.Name);
            json.WriteEndArray();
            json.WriteString("title", minutes.Question.Title);
            if (about.Labels.FirstOrDefault(l => SecurityLabels.ConfidentialityOf(l) is not null) is { } confidentiality) json.WriteString("confidentiality", confidentiality);
            json.WriteStartArray("attester");
            json.WriteStartObject();
            json.WriteString("mode", "professional");
            json.WriteString("time", Instant(minutes.SignedAt));
            Reference(json, "party", minutes.SignedBy.Reference, minutes.SignedBy.Name);
            json.WriteEndObject();
            json.WriteEndArray();
            Event(json, minutes, about);
            json.WriteStartArray("section");
            foreach (var (title, text) in MinutesText.Sections(minutes)) Section(json, title, text);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Meta(Utf8JsonWriter json, Minutes minutes, MinutesContext about)
    {
        json.WriteStartObject("meta");
        json.WriteString("versionId", "1");
        json.WriteString("lastUpdated", Instant(minutes.SignedAt));
        if (!about.Labels.IsEmpty)
        {
            json.WriteStartArray("security");
            foreach (string label in about.Labels) Coding(json, SystemOf(label), label, null);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static string SystemOf(string label) =>
        SecurityLabels.ConfidentialityOf(label) is not null ? Confidentialities : label == SecurityLabels.SecondaryFinding ? OwnLabels : ActCodes;

    /// <summary>What the minutes are about, from the opening to the signature.</summary>
    private static void Event(Utf8JsonWriter json, Minutes minutes, MinutesContext about)
    {
        json.WriteStartArray("event");
        json.WriteStartObject();
        if (!about.Codes.IsEmpty)
        {
            json.WriteStartArray("code");
            foreach (string code in about.Codes)
            {
                int bar = code.LastIndexOf('|');
                json.WriteStartObject();
                json.WriteStartArray("coding");
                Coding(json, code[..bar], code[(bar + 1)..], null);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("period");
        json.WriteString("start", Instant(minutes.OpenedAt));
        json.WriteString("end", Instant(minutes.SignedAt));
        json.WriteEndObject();
        if (!about.Facts.IsEmpty)
        {
            json.WriteStartArray("detail");
            foreach (string fact in about.Facts) Reference(json, null, fact, null);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Section(Utf8JsonWriter json, string title, string xhtml)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteStartObject("text");
        json.WriteString("status", "generated");
        json.WriteString("div", $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{xhtml}</div>");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string? name, string reference, string? display)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("reference", reference);
        if (display is { Length: > 0 }) json.WriteString("display", display);
        json.WriteEndObject();
    }

    private static void Coding(Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        if (display is not null) json.WriteString("display", display);
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
