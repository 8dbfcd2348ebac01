using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Immunization.</summary>
internal static class ImmunizationReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier status statusReason vaccineCode patient encounter occurrence[DateTime|String] recorded primarySource reportOrigin location manufacturer
        lotNumber expirationDate site route doseQuantity performer note reasonCode reasonReference isSubpotent subpotentReason education programEligibility
        fundingSource reaction protocolApplied
        """);

    private static readonly Dictionary<string, bool> Given = new()
    {
        ["completed"] = true,
        ["not-done"] = false,
        ["entered-in-error"] = false,
    };

    public static Immunization Read(Resource resource)
    {
        var immunization = resource.Root;
        Elements.Check(immunization);
        var vaccine = immunization.Concept("vaccineCode"u8);
        if (vaccine is null) immunization.Missing("vaccineCode");
        if (!immunization.Has("status"u8)) immunization.Missing("status");
        return new Immunization
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = immunization.Text("status"u8) == "entered-in-error",
            Vaccine = vaccine ?? Concept.Unknown,
            Given = immunization.Code("status"u8, Given),
            Date = immunization.Date("occurrenceDateTime"u8),
        };
    }
}
