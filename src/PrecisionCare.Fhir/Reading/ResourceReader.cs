using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Gives each resource to the reader of its type.</summary>
internal static class ResourceReader
{
    /// <summary>What the resource states. A resource whose meaning is doubtful is kept as a source; a Patient is read all the same, for the record hangs on it.</summary>
    public static ClinicalFact Read(Resource resource)
    {
        var fact = ByType(resource);
        return Markings.AddTo(resource.IsSetAside && fact is not Person ? OtherReader.Read(resource) : fact, resource);
    }

    private static ClinicalFact ByType(Resource resource) => resource.Type switch
    {
        "Patient" => PatientReader.Read(resource),
        "Condition" => ConditionReader.Read(resource),
        "MedicationRequest" => MedicationUseReader.ReadRequest(resource),
        "MedicationStatement" => MedicationUseReader.ReadStatement(resource),
        "MedicationAdministration" => MedicationUseReader.ReadAdministration(resource),
        "Medication" => MedicationReader.Read(resource),
        "AllergyIntolerance" => AllergyReader.Read(resource),
        "Observation" => ObservationReader.Read(resource),
        "Procedure" => ProcedureReader.Read(resource),
        "Encounter" => EncounterReader.Read(resource),
        "DiagnosticReport" => DiagnosticReportReader.Read(resource),
        "FamilyMemberHistory" => FamilyMemberReader.Read(resource),
        "Immunization" => ImmunizationReader.Read(resource),
        _ => OtherReader.Read(resource),
    };
}
