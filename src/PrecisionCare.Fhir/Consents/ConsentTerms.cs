using PrecisionCare.Consent;

namespace PrecisionCare.Fhir.Consents;

/// <summary>Addresses of code systems and of our own marks in a Consent.</summary>
internal static class ConsentTerms
{
    public const string Scope = "http://terminology.hl7.org/CodeSystem/consentscope";
    public const string Purpose = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    public const string Action = "http://terminology.hl7.org/CodeSystem/consentaction";
    public const string Confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public const string Sensitivity = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public const string ParticipationType = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    public const string ResourceType = "http://hl7.org/fhir/resource-types";
    public const string Loinc = "http://loinc.org";
    public const string DataUseOntology = "http://purl.obolibrary.org/obo/duo.owl";

    /// <summary>LOINC: consent document.</summary>
    public const string ConsentDocument = "59284-0";

    /// <summary>Labels of ours, for what v3 ActCode has no code.</summary>
    public const string OwnLabel = "urn:precisioncare:label";

    /// <summary>Extension that holds a term of the Data Use Ontology.</summary>
    public const string DataUse = "urn:precisioncare:data-use";

    /// <summary>Before form and version of the signed text, in Consent.policy.uri.</summary>
    public const string Wording = "urn:precisioncare:consent-wording:";

    /// <summary>Before the legal basis, in Consent.policy.uri.</summary>
    public const string LegalBasis = "urn:precisioncare:legal-basis:";

    /// <summary>Before the base64url of a SHA-256, in Attachment.url (RFC 6920).</summary>
    public const string NamedInformation = "ni:///sha-256;";

    public static string SystemOfLabel(string label) =>
        SecurityLabels.ConfidentialityOf(label) is not null ? Confidentiality
        : label is SecurityLabels.SecondaryFinding or "CARRIER" ? OwnLabel
        : Sensitivity;
}
