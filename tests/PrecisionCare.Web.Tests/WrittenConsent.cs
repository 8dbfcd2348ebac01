namespace PrecisionCare.Web.Tests;

/// <summary>Consents for test patients, as FHIR.</summary>
internal static class WrittenConsent
{
    /// <summary>An entry of a bundle: the patient permits care, genetic data included.</summary>
    /// <param name="patient">Bare id.</param>
    /// <param name="exceptions">Provisions under the permission, as JSON between commas.</param>
    /// <param name="status">Status of the consent.</param>
    public static string Entry(string patient, string exceptions = "", string status = "active") =>
        $$"""{"resource":{{Resource(patient, exceptions, status)}}}""";

    public static string Resource(string patient, string exceptions = "", string status = "active") =>
        $$$"""
        {"resourceType":"Consent","id":"{{{patient}}}-consent","status":"{{{status}}}","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
        "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"reference":"Patient/{{{patient}}}"},"dateTime":"2026-01-05T10:00:00Z",
        "performer":[{"reference":"Patient/{{{patient}}}"}],"policyRule":{"text":"Care"},
        "provision":{"type":"permit","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"TREAT"}],"provision":[{{{exceptions}}}]}}
        """.ReplaceLineEndings("");

    /// <summary>A provision that denies what carries a label.</summary>
    public static string Deny(string label, string more = "") =>
        $$"""{"type":"deny","securityLabel":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"{{label}}"}]{{more}}}""";
}
