using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Which patient a resource concerns (R4 patient compartment, the element that names the patient).</summary>
internal static class Subject
{
    /// <summary>
    /// The patient's id, or <c>null</c>. For facts that make sense only for a patient, a missing or lost patient is reported; a resource about a group,
    /// a device or a place concerns no one patient and is no fault.
    /// </summary>
    public static string? PatientOf(Resource resource, ClinicalFact fact) => fact switch
    {
        Person => Successor(resource.Root) ?? resource.Id,
        MedicationProduct => null,
        OtherResource { ResourceType: "Appointment" } => OfParticipants(resource.Root),
        OtherResource { ResourceType: "Provenance" } => OfProvenance(resource.Root) ?? OfAnyType(resource.Root),
        OtherResource => OfAnyType(resource.Root),
        _ => Required(resource),
    };

    /// <summary>
    /// The Patient to which a Patient hands over by its link (R4 LinkType replaced-by, refer): both describe one person, and where they differ somebody
    /// has to look. Likeness of names or numbers is no link.
    /// </summary>
    private static string? Successor(Element patient) => patient.Objects("link"u8)
        .Where(link => link.Text("type"u8) is "replaced-by" or "refer")
        .Select(link => link.Object("other"u8).TargetIfKnown()).FirstOrDefault(IsPatient);

    private static string? Required(Resource resource)
    {
        string name = resource.Type is "AllergyIntolerance" or "FamilyMemberHistory" or "Immunization" ? "patient" : "subject";
        var reference = name == "patient" ? resource.Root.Object("patient"u8) : resource.Root.Object("subject"u8);
        string? target = reference.TargetIfKnown();
        if (IsPatient(target)) return target;
        if (!reference.Exists)
            resource.Report(FhirFault.MissingSubject, resource.Root.Json, $"{resource.Type} does not state its patient.", name);
        else if (target is null)
            resource.Report(FhirFault.MissingSubject, reference.Json, $"The {name} of {resource.Type} {(reference.Has("reference"u8) ? "leads to no patient of the file" : "is named in words only")}.");
        return null;
    }

    private static string? OfAnyType(Element root)
    {
        foreach (string name in (ReadOnlySpan<string>)["subject", "patient", "beneficiary", "for", "individual"])
        {
            var reference = root.Peek(name);
            if (reference.Exists && reference.TargetIfKnown() is { } target && IsPatient(target)) return target;
        }

        return null;
    }

    /// <summary>R4 gives a Provenance no patient; R5 does, and R4 may state it by the extension for elements of later versions.</summary>
    private static string? OfProvenance(Element provenance) =>
        provenance.Objects("extension"u8).Where(e => e.Text("url"u8) == "http://hl7.org/fhir/5.0/StructureDefinition/extension-Provenance.patient")
            .Select(e => e.Object("valueReference"u8).TargetIfKnown()).FirstOrDefault(IsPatient);

    /// <summary>An Appointment names its patient among those who take part; where several patients do, it is of none.</summary>
    private static string? OfParticipants(Element appointment)
    {
        var patients = appointment.Objects("participant"u8).Select(p => p.Peek("actor")).Where(a => a.Exists).Select(a => a.TargetIfKnown()).Where(IsPatient).Distinct().ToList();
        return patients is [var patient] ? patient : null;
    }

    private static bool IsPatient(string? id) => id?.StartsWith("Patient/", StringComparison.Ordinal) == true;
}
