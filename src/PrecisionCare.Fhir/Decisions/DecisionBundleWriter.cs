using System.Text.Json.Nodes;
using PrecisionCare.Decisions;

namespace PrecisionCare.Fhir.Decisions;

/// <summary>
/// Writes signed decisions as a FHIR R4 Bundle. The advice is a GuidanceResponse, and what became of it a Task on it: R4 has no resource for feedback on advice, and a
/// Task alone holds an answer (accepted, rejected), a coded reason for it, who answered and when. DetectedIssue.mitigation would serve where a risk was taken, but
/// has no place for advice that was followed.
/// </summary>
public static class DecisionBundleWriter
{
    private const string Kinds = "urn:precisioncare:decision";

    /// <param name="decisions">In any order.</param>
    /// <param name="patient">The Patient as the record holds it.</param>
    /// <param name="patientKey">Our key of the patient.</param>
    /// <param name="at">The time of the export.</param>
    public static byte[] Write(IReadOnlyCollection<Decision> decisions, ReadOnlyMemory<byte> patient, Guid patientKey, DateTimeOffset at)
    {
        var bundle = new WrittenBundle(at);
        var subject = bundle.Add(patientKey, JsonNode.Parse(patient.Span)!.AsObject());
        var superseded = decisions.Select(d => d.Supersedes).OfType<Guid>().ToHashSet();
        var known = decisions.Select(d => d.Id).ToHashSet();
        foreach (var decision in decisions)
        {
            var advice = GuidanceResponseWriter.Add(bundle, decision, subject);
            bundle.Add(decision.Id, Answer(decision, superseded.Contains(decision.Id), advice, subject, bundle.Add(decision.Signature), known));
        }

        return bundle.Write();
    }

    private static JsonObject Answer(Decision decision, bool superseded, JsonObject advice, JsonObject patient, JsonObject signer, HashSet<Guid> known)
    {
        string kind = decision.Kind.ToString().ToLowerInvariant();
        return new JsonObject
        {
            ["resourceType"] = "Task",
            ["id"] = decision.Id.ToString(),
            ["basedOn"] = decision.Supersedes is { } former && known.Contains(former) ? new JsonArray { WrittenBundle.ReferenceTo(former) } : null,
            ["status"] = superseded ? "cancelled" : decision.Kind == DecisionKind.Overridden ? "rejected" : "accepted",
            ["statusReason"] = OverrideReasons.Find(decision.Reason) is { } reason ? WrittenBundle.Concept(reason.Text, (OverrideReasons.System, reason.Code, reason.Text)) : null,
            ["businessStatus"] = WrittenBundle.Concept(superseded ? $"{kind}, superseded since" : kind, (Kinds, kind, null)),
            ["intent"] = "proposal",
            ["code"] = WrittenBundle.Concept("Decision on an advised therapy"),
            ["description"] = $"{decision.Advised.Drug}: {(decision.Gives ? "to be given" : "not to be given")}",
            ["focus"] = advice,
            ["for"] = patient.DeepClone(),
            ["authoredOn"] = WrittenBundle.Instant(decision.Signature.At),
            ["lastModified"] = WrittenBundle.Instant(decision.Signature.At),
            ["owner"] = signer.DeepClone(),
            ["note"] = decision.Text is { } text
                ? new JsonArray { new JsonObject { ["authorReference"] = signer.DeepClone(), ["time"] = WrittenBundle.Instant(decision.Signature.At), ["text"] = text } }
                : null,
            ["output"] = decision.Change is { } change
                ? new JsonArray { new JsonObject { ["type"] = WrittenBundle.Concept("Dose or change"), ["valueString"] = change } }
                : null,
        };
    }
}
