using System.Text.Json.Nodes;
using PrecisionCare.Decisions;
using PrecisionCare.Therapy;

namespace PrecisionCare.Fhir.Decisions;

/// <summary>What was advised about an option, as a GuidanceResponse: the module, the kept assessment, the releases of the knowledge base, and the advice in words.</summary>
internal static class GuidanceResponseWriter
{
    private const string Module = "urn:precisioncare:therapy-advice";
    private const string KnowledgeRelease = "urn:precisioncare:knowledge-release";
    private const string KeptAssessment = "urn:precisioncare:assessment";

    /// <returns>A reference to it.</returns>
    public static JsonObject Add(WrittenBundle bundle, Decision decision, JsonObject patient)
    {
        var advised = decision.Advised;
        return bundle.Add(IdOf(decision), new JsonObject
        {
            ["resourceType"] = "GuidanceResponse",
            ["id"] = IdOf(decision).ToString(),
            ["extension"] = new JsonArray(
                [.. decision.Knowledge.Select(k => new JsonObject { ["url"] = KnowledgeRelease, ["valueString"] = $"{k.Source} {k.Version}" })]),
            ["identifier"] = new JsonArray { new JsonObject { ["system"] = KeptAssessment, ["value"] = decision.Assessment.ToString() } },
            ["moduleUri"] = Module,
            ["status"] = "success",
            ["subject"] = patient.DeepClone(),
            ["occurrenceDateTime"] = WrittenBundle.Instant(decision.Signature.At),
            ["reasonCode"] = new JsonArray { WrittenBundle.Concept(advised.Problem) },
            ["note"] = new JsonArray([.. new[] { Advice(advised) }.Concat(advised.Deciding.Select(r => $"{r.Text} ({r.Source}, {r.Strength}; {r.Rule})")).Select(text => new JsonObject { ["text"] = text })]),
        });
    }

    /// <summary>Differs from the decision's own in the first bit, so that both have an address.</summary>
    private static Guid IdOf(Decision decision)
    {
        byte[] bytes = decision.Id.ToByteArray();
        bytes[0] ^= 0x80;
        return new Guid(bytes);
    }

    private static string Advice(AdvisedOption option) =>
        $"{option.Drug}: {BandWords.Of(option.Band)}{(option.Excluded ? ", among the options not to be given" : "")}.{(option.DoseAsAdvised is { } dose ? $" Dose: {dose}." : "")}";
}
