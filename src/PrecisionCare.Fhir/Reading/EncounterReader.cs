using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Encounter.</summary>
internal static class EncounterReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier status statusHistory class classHistory type serviceType priority subject episodeOfCare basedOn participant appointment period length
        reasonCode reasonReference diagnosis account hospitalization location serviceProvider partOf
        """);

    public static Encounter Read(Resource resource)
    {
        var encounter = resource.Root;
        Elements.Check(encounter);
        if (!encounter.Has("status"u8)) encounter.Missing("status");
        if (!encounter.Has("class"u8)) encounter.Missing("class");
        var (start, end) = encounter.Period("period"u8);
        return new Encounter
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = encounter.Text("status"u8) == "entered-in-error",
            Class = encounter.Object("class"u8).AsCoding() is { } coding ? coding.Code is { Length: > 0 } code ? code : coding.Display : null,
            Type = encounter.ConceptList("type"u8) is [var type, ..] ? type : Concept.Unknown,
            Start = start,
            End = end,
        };
    }
}
