namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>Small records in FHIR JSON, one resource a line.</summary>
internal static class FhirText
{
    public static string Patient(string id, string family = "Rojas", string given = "Maria", string birthDate = "1961-04-14", string? mrn = null, string? lastUpdated = null) =>
        $$$"""{"resourceType":"Patient","id":"{{{id}}}"{{{Meta(lastUpdated)}}},"identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:test:mrn","value":"{{{mrn ?? "MRN-" + id}}}"}],"name":[{"family":"{{{family}}}","given":["{{{given}}}"]}],"gender":"female","birthDate":"{{{birthDate}}}"}""";

    public static string Condition(string patient, string id, string text, string? lastUpdated = null) =>
        $$$"""{"resourceType":"Condition","id":"{{{id}}}"{{{Meta(lastUpdated)}}},"subject":{"reference":"Patient/{{{patient}}}"},"code":{"text":"{{{text}}}"}}""";

    public static string Weight(string patient, string id, int kilograms) =>
        $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","subject":{"reference":"Patient/{{{patient}}}"},"code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"effectiveDateTime":"2024-05-01","valueQuantity":{"value":{{{kilograms}}},"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}""";

    public static string Medication(string id, string text) => $$$"""{"resourceType":"Medication","id":"{{{id}}}","code":{"text":"{{{text}}}"}}""";

    public static string Request(string patient, string id, string medication) =>
        $$$"""{"resourceType":"MedicationRequest","id":"{{{id}}}","status":"active","intent":"order","subject":{"reference":"Patient/{{{patient}}}"},"medicationReference":{"reference":"Medication/{{{medication}}}"},"authoredOn":"2024-05-01"}""";

    public static string Consent(string patient, string id, string status, string provision, string? lastUpdated = null, string scope = "patient-privacy") =>
        $$$"""{"resourceType":"Consent","id":"{{{id}}}"{{{Meta(lastUpdated)}}},"status":"{{{status}}}","scope":{"coding":[{"code":"{{{scope}}}"}]},"patient":{"reference":"Patient/{{{patient}}}"},"dateTime":"2025-11-20","performer":[{"reference":"Patient/{{{patient}}}"}],"provision":{{{provision}}}}""";

    public static string Lines(params IEnumerable<string> resources) => string.Join('\n', resources) + "\n";

    private static string Meta(string? lastUpdated) => lastUpdated is null ? "" : $$$""","meta":{"lastUpdated":"{{{lastUpdated}}}"}""";
}
