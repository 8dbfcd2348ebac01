using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Procedure.</summary>
internal static class ProcedureReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier instantiatesCanonical instantiatesUri basedOn partOf status statusReason category code subject encounter
        performed[DateTime|Period|String|Age|Range] recorder asserter performer location reasonCode reasonReference bodySite outcome report complication
        complicationDetail followUp note focalDevice usedReference usedCode
        """);

    /// <summary>Whether each status says that the procedure was done, at least in part.</summary>
    private static readonly Dictionary<string, bool> Performed = new()
    {
        ["completed"] = true,
        ["in-progress"] = true,
        ["preparation"] = false,
        ["not-done"] = false,
        ["on-hold"] = false,
        ["stopped"] = false,
        ["unknown"] = false,
        ["entered-in-error"] = false,
    };

    public static Procedure Read(Resource resource)
    {
        var procedure = resource.Root;
        Elements.Check(procedure);
        if (!procedure.Has("status"u8)) procedure.Missing("status");
        var (start, end) = procedure.DateOrPeriod("performedDateTime"u8, "performedPeriod"u8);
        return new Procedure
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = procedure.Text("status"u8) == "entered-in-error",
            Code = procedure.Concept("code"u8) ?? Concept.Unknown,
            Performed = procedure.Code("status"u8, Performed),
            Start = start,
            End = end,
            ReasonIds = procedure.Targets("reasonReference"u8),
        };
    }
}
