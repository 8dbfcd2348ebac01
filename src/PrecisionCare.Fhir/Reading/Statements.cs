using System.Collections.Frozen;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// Codes that are statements about a list rather than an item of it: "no known allergy", "no information about medicines". Read as items they would turn a
/// denial into a finding.
/// </summary>
internal static class Statements
{
    /// <summary>Code system of the International Patient Summary for absent and unknown data.</summary>
    private const string AbsentUnknown = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

    /// <summary>SNOMED CT, children of 716186003 "No known allergy (situation)", and the International Patient Summary.</summary>
    private static readonly Dictionary<string, AllergyScope> Denials = new()
    {
        ["716186003"] = AllergyScope.Any,
        ["409137002"] = AllergyScope.Drug,
        ["429625007"] = AllergyScope.Food,
        ["428607008"] = AllergyScope.Environment,
        ["428197003"] = AllergyScope.Environment,
        ["1003774007"] = AllergyScope.Environment,
        ["no-known-allergies"] = AllergyScope.Any,
        ["no-known-medication-allergies"] = AllergyScope.Drug,
        ["no-known-food-allergies"] = AllergyScope.Food,
        ["no-known-environmental-allergies"] = AllergyScope.Environment,
    };

    private static readonly Dictionary<string, AllergyScope> DenialsInWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["no known allergies"] = AllergyScope.Any,
        ["no known allergy"] = AllergyScope.Any,
        ["nka"] = AllergyScope.Any,
        ["no known drug allergies"] = AllergyScope.Drug,
        ["no known drug allergy"] = AllergyScope.Drug,
        ["no known medication allergies"] = AllergyScope.Drug,
        ["nkda"] = AllergyScope.Drug,
        ["no known food allergies"] = AllergyScope.Food,
        ["no known food allergy"] = AllergyScope.Food,
    };

    private static readonly FrozenSet<string> Absences = FrozenSet.Create(
        "no-allergy-info", "no-problem-info", "no-known-problems", "no-medication-info", "no-known-medications", "no-procedure-info", "no-known-procedures",
        "no-immunization-info", "no-known-immunizations", "no-device-info", "no-known-devices");

    /// <summary>The allergies that a concept denies; <c>null</c> when it names an allergy. Words count only where there is no code.</summary>
    public static AllergyScope? Denial(Concept concept)
    {
        foreach (var coding in concept.Codings)
            if (coding.System is CodeSystems.Snomed or AbsentUnknown && Denials.TryGetValue(coding.Code, out var scope)) return scope;
        return concept.Codings.IsEmpty && concept.Text is { } text && DenialsInWords.TryGetValue(text.Trim(' ', '.'), out var inWords) ? inWords : null;
    }

    /// <summary>Whether a concept only says that there is nothing, or nothing known, to list.</summary>
    public static bool AboutAbsence(Concept concept) => concept.Codings.Any(c =>
        (c.System == AbsentUnknown && Absences.Contains(c.Code))
        || (c.System == CodeSystems.Snomed && c.Code == "160245001")); // No current problems or disability (situation)
}
