using System.Text.Json;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;

namespace PrecisionCare.Storage.Consents;

/// <summary>How a stored Consent (FHIR R4 JSON) is read and written. Registered by the application, since formats are not the business of storage.</summary>
/// <param name="Read">What the engine decides by; what cannot be read never widens access.</param>
/// <param name="ReadSigned">The whole document: rules, signers, wording, proof.</param>
/// <param name="Write">A document and its patient (<c>Patient/p1</c>) as JSON.</param>
/// <param name="WithStatus">The same JSON in another state: status, when, version.</param>
public sealed record ConsentFormat(
    Func<JsonElement, ConsentDirective> Read, Func<JsonElement, SignedConsent> ReadSigned, Func<SignedConsent, string, byte[]> Write,
    Func<ReadOnlyMemory<byte>, string, DateTimeOffset, string, byte[]> WithStatus)
{
    internal ConsentDirective Directive(ReadOnlyMemory<byte> json)
    {
        using var consent = JsonDocument.Parse(json);
        return Read(consent.RootElement);
    }

    internal SignedConsent Signed(ReadOnlyMemory<byte> json)
    {
        using var consent = JsonDocument.Parse(json);
        return ReadSigned(consent.RootElement);
    }
}
