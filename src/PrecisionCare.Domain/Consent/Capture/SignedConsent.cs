using System.Collections.Immutable;

namespace PrecisionCare.Consent.Capture;

/// <summary>Who signed.</summary>
/// <param name="Reference"><c>Patient/p1</c>, or <c>RelatedPerson/…</c> for somebody on the patient's behalf.</param>
/// <param name="Name">Name and standing of a representative: <c>Anna Brandt (mother)</c>; <c>null</c> for the patient.</param>
public sealed record ConsentSigner(string Reference, string? Name)
{
    public bool IsRepresentative => Reference.Contains("RelatedPerson/", StringComparison.Ordinal);
}

/// <summary>The signed paper or its picture, as it lies in the store of files.</summary>
/// <param name="Hash">SHA-256, lower-case hex.</param>
/// <param name="Title">File name as handed in.</param>
/// <param name="ContentType">Media type.</param>
public sealed record ConsentProof(string Hash, string Title, string ContentType);

/// <summary>A consent as a document: its rules, and who signed which text, on which legal basis, with which proof (GDPR art. 7(1)).</summary>
public sealed record SignedConsent
{
    public required ConsentDirective Directive { get; init; }

    /// <summary>FHIR R4 consent-state-codes: <c>draft</c>, <c>proposed</c>, <c>active</c>, <c>rejected</c>, <c>inactive</c>, <c>entered-in-error</c>.</summary>
    public required string Status { get; init; }

    public ImmutableArray<ConsentSigner> Signers { get; init; } = [];

    /// <summary>The text that was signed, form and version: <c>care:1</c>; <c>null</c> when not one of ours.</summary>
    public string? Wording { get; init; }

    /// <summary>The legal basis of processing, such as <c>gdpr-9-2-h</c>; <c>null</c> when not stated.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Terms of the Data Use Ontology on research use: <c>DUO:0000042</c>, <c>DUO:0000007:MONDO:0004992</c>.</summary>
    public ImmutableArray<string> DataUse { get; init; } = [];

    public ConsentProof? Proof { get; init; }

    /// <summary>meta.lastUpdated, when stated.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>meta.versionId, when stated.</summary>
    public string? VersionId { get; init; }
}
