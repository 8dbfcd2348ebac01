using System.Buffers.Text;
using System.Text.Json;
using PrecisionCare.Consent.Capture;

namespace PrecisionCare.Fhir.Consents;

/// <summary>Reads a FHIR R4 Consent as the document that somebody signed: its rules (<see cref="ConsentReader"/>), signers, wording, proof.</summary>
public static class SignedConsentReader
{
    public static SignedConsent Read(JsonElement consent)
    {
        var policies = consent.Items("policy").Select(p => p.Text("uri")).OfType<string>().ToList();
        return new SignedConsent
        {
            Directive = ConsentReader.Read(consent),
            Status = consent.Text("status") ?? "unknown",
            Signers = [.. consent.Items("performer").Select(p => new ConsentSigner(p.Text("reference") ?? "", p.Text("display")))],
            Wording = After(policies, ConsentTerms.Wording),
            LegalBasis = After(policies, ConsentTerms.LegalBasis),
            DataUse = [.. consent.Items("extension").Where(e => e.Text("url") == ConsentTerms.DataUse).Select(e => e.Get("valueCoding")?.Text("code")).OfType<string>()],
            Proof = consent.Get("sourceAttachment") is { } attachment ? ProofOf(attachment) : null,
            LastUpdated = consent.Get("meta")?.Text("lastUpdated") is { } updated && DateTimeOffset.TryParse(updated, out var moment) ? moment.ToUniversalTime() : null,
            VersionId = consent.Get("meta")?.Text("versionId"),
        };
    }

    private static string? After(List<string> policies, string prefix) =>
        policies.FirstOrDefault(p => p.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];

    /// <summary>A proof that we hold; an address elsewhere is none.</summary>
    private static ConsentProof? ProofOf(JsonElement attachment)
    {
        if (attachment.Text("url") is not { } url || !url.StartsWith(ConsentTerms.NamedInformation, StringComparison.Ordinal)) return null;
        string encoded = url[ConsentTerms.NamedInformation.Length..];
        if (!Base64Url.IsValid(encoded, out int length) || length != 32) return null;
        return new ConsentProof(
            Convert.ToHexStringLower(Base64Url.DecodeFromChars(encoded)), attachment.Text("title") ?? "", attachment.Text("contentType") ?? "application/octet-stream");
    }
}
