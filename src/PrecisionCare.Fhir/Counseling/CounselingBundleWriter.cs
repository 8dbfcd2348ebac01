using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PrecisionCare.Counseling;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Fhir.Decisions;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>A signed session with the notes that amend it, as far as a reader may read them.</summary>
public sealed record WrittenSession(SignedSession Session, ImmutableArray<SessionNote> Notes);

/// <summary>What of a patient's counseling is written out.</summary>
public sealed record CounselingExport(
    ImmutableArray<WrittenSession> Sessions, ImmutableArray<Appointment> Appointments, ImmutableArray<Referral> Referrals, ImmutableArray<QuestionnaireResponse> Responses)
{
    /// <summary>How answers that are a matter of safety were dealt with.</summary>
    public ImmutableArray<SafetyFollowUp> FollowUps { get; init; } = [];
}

/// <summary>
/// Writes the counseling record as a FHIR R4 Bundle: each session as an Encounter and the Composition that records it, Appointments, referrals as ServiceRequests,
/// answered questionnaires as QuestionnaireResponses with their Questionnaires, how alarming answers were dealt with as DetectedIssues.
/// </summary>
public static class CounselingBundleWriter
{
    private const string ActCodes = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /// <param name="export">What is written.</param>
    /// <param name="patient">The Patient as the record holds it.</param>
    /// <param name="patientKey">Our key of the patient.</param>
    /// <param name="at">The time of the export.</param>
    public static byte[] Write(CounselingExport export, ReadOnlyMemory<byte> patient, Guid patientKey, DateTimeOffset at)
    {
        var bundle = new WrittenBundle(at);
        var subject = bundle.Add(patientKey, JsonNode.Parse(patient.Span)!.AsObject());
        foreach (var session in export.Sessions) Add(bundle, session, subject);
        foreach (var appointment in export.Appointments) Add(bundle, appointment, subject);
        foreach (var referral in export.Referrals) Add(bundle, referral, subject);
        foreach (var response in export.Responses)
        {
            bundle.Add(IdOf(response.Questionnaire.Url), QuestionnaireWriter.Write(response.Questionnaire));
            var written = bundle.Add(response.Id, QuestionnaireWriter.Write(response, subject, bundle.Add(response.Signature)));
            foreach (var followUp in export.FollowUps.Where(f => f.Response == response.Id)) Add(bundle, followUp, response, written, subject);
        }

        return bundle.Write();
    }

    private static void Add(WrittenBundle bundle, WrittenSession written, JsonObject subject)
    {
        var (session, content) = (written.Session, written.Session.Content);
        var author = bundle.Add(session.Signature);
        var encounterId = IdOf($"encounter {session.Id}");
        var (start, end) = (content.Start!.Value, content.Minutes is { } minutes ? content.Start.Value.AddMinutes(minutes) : (DateTimeOffset?)null);
        var encounter = bundle.Add(encounterId, new JsonObject
        {
            ["resourceType"] = "Encounter",
            ["id"] = encounterId.ToString(),
            ["status"] = "finished",
            ["class"] = content.Way == MeetingWay.InPerson
                ? new JsonObject { ["system"] = ActCodes, ["code"] = "AMB", ["display"] = "ambulatory" }
                : new JsonObject { ["system"] = ActCodes, ["code"] = "VR", ["display"] = "virtual" },
            ["type"] = new JsonArray { WrittenBundle.Concept(SessionText.Title(content.Kind)) },
            ["subject"] = subject.DeepClone(),
            ["participant"] = new JsonArray(
            [
                new JsonObject { ["individual"] = author.DeepClone() },
                .. content.Attendees.Select(Attendee.Find).OfType<Attendee>().Where(a => a.Code != "ONESELF")
                    .Select(a => new JsonObject { ["type"] = new JsonArray { WrittenBundle.Concept(a.Text, (Attendee.System, a.Code, a.Text)) } }),
            ]),
            ["period"] = new JsonObject { ["start"] = Local(start), ["end"] = end is { } until ? Local(until) : null },
        });
        bundle.Add(session.Id, new JsonObject
        {
            ["resourceType"] = "Composition",
            ["id"] = session.Id.ToString(),
            ["status"] = written.Notes.IsEmpty ? "final" : "amended",
            ["type"] = WrittenBundle.Concept("Genetic counseling session", ("http://loinc.org", "11488-4", "Consult note")),
            ["subject"] = subject.DeepClone(),
            ["encounter"] = encounter,
            ["date"] = WrittenBundle.Instant(written.Notes is [.., var last] ? last.Signature.At : session.Signature.At),
            ["author"] = new JsonArray { author.DeepClone() },
            ["title"] = SessionText.Title(content.Kind),
            ["attester"] = new JsonArray { new JsonObject { ["mode"] = "professional", ["time"] = WrittenBundle.Instant(session.Signature.At), ["party"] = author.DeepClone() } },
            ["section"] = new JsonArray(
            [
                .. SessionText.Sections(session).Select(s => Section(s.Title, s.Lines)),
                .. written.Notes.Select(n => Section($"Note {n.Number.ToString(CultureInfo.InvariantCulture)}", [n.Text, $"Signed by {n.Signature.Name}, {WrittenBundle.Instant(n.Signature.At)}"])),
            ]),
        });
    }

    private static JsonObject Section(string title, IEnumerable<string> lines) => new()
    {
        ["title"] = title,
        ["text"] = new JsonObject
        {
            ["status"] = "generated",
            ["div"] = $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{string.Concat(lines.Select(l => $"<p>{WebUtility.HtmlEncode(l.ReplaceLineEndings("\n")).Replace("\n", "<br/>", StringComparison.Ordinal)}</p>"))}</div>",
        },
    };

    private static void Add(WrittenBundle bundle, Appointment appointment, JsonObject subject)
    {
        var content = appointment.Content;
        var counselor = bundle.Add(new PrecisionCare.Decisions.Signature(appointment.Counselor, appointment.Name, "", appointment.ChangedAt));
        bundle.Add(appointment.Id, new JsonObject
        {
            ["resourceType"] = "Appointment",
            ["id"] = appointment.Id.ToString(),
            ["status"] = appointment.State switch { AppointmentState.Attended => "fulfilled", AppointmentState.Missed => "noshow", AppointmentState.Cancelled => "cancelled", _ => "booked" },
            ["cancelationReason"] = appointment.Cancelled is { } why ? WrittenBundle.Concept(SessionText.Of(why)) : null,
            ["start"] = WrittenBundle.Instant(content.Start),
            ["end"] = WrittenBundle.Instant(content.End),
            ["minutesDuration"] = content.Minutes,
            ["patientInstruction"] = content.Link is { } link ? $"Join by video: {link}" : null,
            ["participant"] = new JsonArray(
                new JsonObject { ["actor"] = subject.DeepClone(), ["status"] = "accepted" }, new JsonObject { ["actor"] = counselor, ["status"] = "accepted" }),
        });
    }

    private static void Add(WrittenBundle bundle, Referral referral, JsonObject subject)
    {
        var asked = referral.Steps[0].By;
        bundle.Add(referral.Id, new JsonObject
        {
            ["resourceType"] = "ServiceRequest",
            ["id"] = referral.Id.ToString(),
            ["status"] = referral.State switch { ReferralState.Done => "completed", ReferralState.Declined => "revoked", _ => "active" },
            ["intent"] = "order",
            ["priority"] = referral.Content.Urgency.ToString().ToLowerInvariant(),
            ["code"] = WrittenBundle.Concept($"Referral to {referral.Content.To}"),
            ["subject"] = subject.DeepClone(),
            ["authoredOn"] = WrittenBundle.Instant(asked.At),
            ["requester"] = bundle.Add(asked),
            ["performerType"] = WrittenBundle.Concept(referral.Content.To),
            ["reasonCode"] = new JsonArray { WrittenBundle.Concept(referral.Content.Why) },
        });
    }

    /// <summary>A DetectedIssue with its mitigation. It carries the codes of the questionnaire, by which consent knows what it speaks of.</summary>
    private static void Add(WrittenBundle bundle, SafetyFollowUp followUp, QuestionnaireResponse response, JsonObject answers, JsonObject subject) => bundle.Add(followUp.Id, new JsonObject
    {
        ["resourceType"] = "DetectedIssue",
        ["id"] = followUp.Id.ToString(),
        ["status"] = followUp.TakenBack is null ? "final" : "entered-in-error",
        ["code"] = WrittenBundle.Concept(response.Score?.Rule.Safety?.Title, [.. response.Questionnaire.Codes.Select(c => (c.System, c.Code, c.Display))]),
        ["patient"] = subject.DeepClone(),
        ["identifiedDateTime"] = response.Answered.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["evidence"] = new JsonArray { new JsonObject { ["detail"] = new JsonArray { answers.DeepClone() } } },
        ["mitigation"] = new JsonArray
        {
            new JsonObject { ["action"] = WrittenBundle.Concept(followUp.Done), ["date"] = WrittenBundle.Instant(followUp.By.At), ["author"] = bundle.Add(followUp.By) },
        },
    });

    private static string Local(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
