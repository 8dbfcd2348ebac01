using System.Collections.Immutable;
using System.Text.Json;

namespace PrecisionCare.Patients;

/// <summary>
/// What a sidecar file states: whose sample a VCF holds. It stands beside the VCF under the VCF's whole name with <see cref="Suffix"/>, and holds
/// <c>{"patient":"Patient/p1","sample":"NA1"}</c>, or the patient by identifier as <c>{"patient":{"system":"…","value":"…"}}</c>, or a list of such.
/// </summary>
/// <param name="PatientId">Such as <c>Patient/p1</c>; <c>null</c> when the patient is named by identifier.</param>
/// <param name="Identifier">The patient's identifier; <c>null</c> when named by id. An empty system means any.</param>
/// <param name="Sample">The sample's column; <c>null</c> when the VCF has one only.</param>
public sealed record SampleLink(string? PatientId, PatientIdentifier? Identifier, string? Sample)
{
    public const string Suffix = ".link.json";

    /// <summary>Reads a sidecar file; what is wrong with it is an Issue, and the sound links are returned.</summary>
    public static ImmutableArray<SampleLink> Parse(ReadOnlyMemory<byte> json, string fileName, IssueLog issues)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var links = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToList() : [document.RootElement];
            var read = links.Select(Read).ToList();
            if (read.Contains(null)) Report("A link needs a patient, by id or by identifier.");
            return [.. read.OfType<SampleLink>()];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            Report("The sidecar file is not JSON.");
            return [];
        }

        void Report(string message) => issues.Add(new Issue("link.bad-sidecar", IssueSeverity.Error, message,
            """Write {"patient":"Patient/ID"} or {"patient":{"system":"URI","value":"NUMBER"}}, and "sample" where the VCF has several.""", new SourceLocation(fileName)));
    }

    private static SampleLink? Read(JsonElement link)
    {
        if (link.ValueKind != JsonValueKind.Object || !link.TryGetProperty("patient", out var patient)) return null;
        string? sample = Text(link, "sample");
        if (patient.ValueKind == JsonValueKind.String && patient.GetString() is { Length: > 0 } id)
            return new SampleLink(id.Contains('/') ? id : $"Patient/{id}", null, sample);
        return Text(patient, "value") is { } value ? new SampleLink(null, new PatientIdentifier(Text(patient, "system") ?? "", value), sample) : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text ? text : null;
}
