using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>MedicationRequest, MedicationStatement and MedicationAdministration: three ways to say that a medicine is used.</summary>
internal static class MedicationUseReader
{
    private static readonly ElementNames RequestElements = ElementNames.OfResource("""
        identifier status statusReason intent category priority doNotPerform reported[Boolean|Reference] medication[CodeableConcept|Reference] subject
        encounter supportingInformation authoredOn requester performer performerType recorder reasonCode reasonReference instantiatesCanonical
        instantiatesUri basedOn groupIdentifier courseOfTherapyType insurance note dosageInstruction dispenseRequest substitution priorPrescription
        detectedIssue eventHistory
        """);

    private static readonly ElementNames StatementElements = ElementNames.OfResource("""
        identifier basedOn partOf status statusReason category medication[CodeableConcept|Reference] subject context effective[DateTime|Period]
        dateAsserted informationSource derivedFrom reasonCode reasonReference note dosage
        """);

    private static readonly ElementNames AdministrationElements = ElementNames.OfResource("""
        identifier instantiates partOf status statusReason category medication[CodeableConcept|Reference] subject context supportingInformation
        effective[DateTime|Period] performer reasonCode reasonReference request device note dosage eventHistory
        """);

    private static readonly Dictionary<string, MedicationUseStatus> Statuses = new()
    {
        ["active"] = MedicationUseStatus.Active,
        ["in-progress"] = MedicationUseStatus.Active,
        ["intended"] = MedicationUseStatus.Active,
        ["on-hold"] = MedicationUseStatus.OnHold,
        ["completed"] = MedicationUseStatus.Completed,
        ["stopped"] = MedicationUseStatus.Stopped,
        ["cancelled"] = MedicationUseStatus.Stopped,
        ["not-taken"] = MedicationUseStatus.Stopped,
        ["not-done"] = MedicationUseStatus.Stopped,
        ["draft"] = MedicationUseStatus.Draft,
        ["unknown"] = MedicationUseStatus.Unknown,
        ["entered-in-error"] = MedicationUseStatus.Unknown,
    };

    public static ClinicalFact ReadRequest(Resource resource)
    {
        var request = resource.Root;
        RequestElements.Check(request);
        var dosages = request.Objects("dosageInstruction"u8);
        var bounds = Dosages.Bounds(dosages);
        bool proposed = request.Text("intent"u8) is "proposal" or "option";
        if (!request.Has("intent"u8)) request.Missing("intent");
        return Read(resource, MedicationUseKind.Request, dosages) is not MedicationUse use ? OtherReader.Read(resource) : use with
        {
            Status = proposed && use.Status == MedicationUseStatus.Active ? MedicationUseStatus.Draft : use.Status,
            Authored = request.Date("authoredOn"u8),
            Start = bounds.Start,
            End = bounds.End,
            Prohibited = request.Flag("doNotPerform"u8) ?? false,
        };
    }

    public static ClinicalFact ReadStatement(Resource resource)
    {
        var statement = resource.Root;
        StatementElements.Check(statement);
        var (start, end) = statement.DateOrPeriod("effectiveDateTime"u8, "effectivePeriod"u8);
        return Read(resource, MedicationUseKind.Statement, statement.Objects("dosage"u8)) is not MedicationUse use ? OtherReader.Read(resource) : use with
        {
            Authored = statement.Date("dateAsserted"u8),
            Start = start,
            End = end,
        };
    }

    public static ClinicalFact ReadAdministration(Resource resource)
    {
        var administration = resource.Root;
        AdministrationElements.Check(administration);
        var (start, end) = administration.DateOrPeriod("effectiveDateTime"u8, "effectivePeriod"u8);
        var dosage = administration.Object("dosage"u8);
        if (Read(resource, MedicationUseKind.Administration, dosage.Exists ? [dosage] : []) is not MedicationUse use) return OtherReader.Read(resource);
        return use with { Authored = start, Start = start, End = end };
    }

    /// <summary>What the three have in common; <c>null</c> when the medicine is only the statement that there is none.</summary>
    private static MedicationUse? Read(Resource resource, MedicationUseKind kind, Element[] dosages)
    {
        var use = resource.Root;
        var (medicine, productId) = MedicationReader.MedicineOf(use);
        if (Statements.AboutAbsence(medicine)) return null;
        if (!use.Has("status"u8)) use.Missing("status");
        return new MedicationUse
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = use.Text("status"u8) == "entered-in-error",
            Kind = kind,
            Medication = medicine,
            ProductId = productId,
            Status = use.Code("status"u8, Statuses),
            Dosage = Dosages.Words(dosages),
            ReasonIds = use.Targets("reasonReference"u8),
        };
    }
}
