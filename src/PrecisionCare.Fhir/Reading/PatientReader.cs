using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Patient, with the US Core extensions for sex at birth, gender identity, race and ethnicity.</summary>
internal static class PatientReader
{
    private const string UsCore = "http://hl7.org/fhir/us/core/StructureDefinition/";

    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier active name telecom gender birthDate deceased[Boolean|DateTime] address maritalStatus multipleBirth[Boolean|Integer] photo contact
        communication generalPractitioner managingOrganization link
        """);

    private static readonly Dictionary<string, AdministrativeSex> Genders = new()
    {
        ["female"] = AdministrativeSex.Female,
        ["male"] = AdministrativeSex.Male,
        ["other"] = AdministrativeSex.Other,
        ["unknown"] = AdministrativeSex.Unknown,
    };

    private static readonly ImmutableArray<string?> UseOrder = ["official", "usual", null, "temp", "nickname", "anonymous", "maiden", "old"];

    public static Person Read(Resource resource)
    {
        var patient = resource.Root;
        Elements.Check(patient);
        var extensions = patient.Objects("extension"u8);
        var deceasedAt = patient.Date("deceasedDateTime"u8);
        return new Person
        {
            Id = resource.Id,
            Source = resource.Source,
            Identifiers = [.. patient.Objects("identifier"u8).Select(Identifier).OfType<PatientIdentifier>()],
            Names = [.. patient.Objects("name"u8).Select(Name).OfType<PersonName>().OrderBy(n => Rank(n.Use))],
            Sex = patient.Code("gender"u8, Genders),
            BirthSex = BirthSex(extensions),
            GenderIdentity = GenderIdentity(extensions),
            BirthDate = patient.Date("birthDate"u8),
            Deceased = patient.Flag("deceasedBoolean"u8) ?? deceasedAt is not null,
            DeceasedAt = deceasedAt,
            Ancestry = [.. extensions.Where(e => e.Text("url"u8) is UsCore + "us-core-race" or UsCore + "us-core-ethnicity").SelectMany(Ancestry).Distinct()],
        };
    }

    private static PatientIdentifier? Identifier(Element identifier) => identifier.Text("value"u8) is { } value
        ? new PatientIdentifier(identifier.Text("system"u8) ?? "", value, identifier.Concept("type"u8)?.Codings.FirstOrDefault()?.Code)
        : null;

    private static PersonName? Name(Element name)
    {
        string family = name.Text("family"u8) ?? "";
        string given = string.Join(' ', name.Texts("given"u8));
        if (family.Length + given.Length == 0) given = name.Text("text"u8) ?? "";
        return family.Length + given.Length == 0 ? null : new PersonName(family, given, name.Text("use"u8));
    }

    private static int Rank(string? use) => UseOrder.IndexOf(use) is >= 0 and var rank ? rank : UseOrder.Length;

    private static AdministrativeSex? BirthSex(Element[] extensions) =>
        extensions.FirstOrDefault(e => e.Text("url"u8) == UsCore + "us-core-birthsex").Text("valueCode"u8) switch
        {
            "F" => AdministrativeSex.Female,
            "M" => AdministrativeSex.Male,
            null => null,
            _ => AdministrativeSex.Unknown,
        };

    private static string? GenderIdentity(Element[] extensions) =>
        extensions.FirstOrDefault(e => e.Text("url"u8) is UsCore + "us-core-genderIdentity" or "http://hl7.org/fhir/StructureDefinition/patient-genderIdentity")
            .Concept("valueCodeableConcept"u8)?.Label;

    /// <summary>The categories in their displays; the free text only where no category is coded.</summary>
    private static IEnumerable<string> Ancestry(Element extension)
    {
        var parts = extension.Objects("extension"u8);
        var coded = parts.Select(p => p.Object("valueCoding"u8).AsCoding()).OfType<Coding>().Select(c => c.Display ?? c.Code).ToList();
        return coded.Count > 0 ? coded : parts.Select(p => p.Text("valueString"u8)).OfType<string>();
    }
}
