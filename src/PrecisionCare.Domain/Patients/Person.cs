using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>Administrative sex of the record (FHIR AdministrativeGender). <see cref="Unknown"/> also where nothing is stated.</summary>
public enum AdministrativeSex { Unknown, Female, Male, Other }

/// <summary>An identifier in its system: a medical record number, a national number.</summary>
/// <param name="System">URI of the system; empty when not stated.</param>
/// <param name="Value">The identifier itself: personal data, never logged.</param>
/// <param name="TypeCode">HL7 v2-0203 code such as <c>MR</c>, when stated.</param>
public sealed record PatientIdentifier(string System, string Value, string? TypeCode = null);

/// <summary>A person's name by parts; <see cref="Use"/> as in FHIR (<c>official</c>, <c>maiden</c> …).</summary>
public sealed record PersonName(string Family, string Given, string? Use = null)
{
    /// <summary>Family name in capitals, then given names, as banners write it: <c>ROJAS, Maria</c>.</summary>
    public string Banner => Family.Length == 0 ? Given : Given.Length == 0 ? Family.ToUpperInvariant() : $"{Family.ToUpperInvariant()}, {Given}";
}

/// <summary>The patient as the record describes them (FHIR Patient).</summary>
public sealed record Person : ClinicalFact
{
    public ImmutableArray<PatientIdentifier> Identifiers { get; init; } = [];

    /// <summary>All names, the one to show first (official, then usual, then any).</summary>
    public ImmutableArray<PersonName> Names { get; init; } = [];

    public AdministrativeSex Sex { get; init; }

    /// <summary>Sex assigned at birth by the US Core extension (<c>F</c>, <c>M</c>, <c>UNK</c>), when stated.</summary>
    public AdministrativeSex? BirthSex { get; init; }

    /// <summary>Gender identity by the HL7 or US Core extension.</summary>
    public string? GenderIdentity { get; init; }

    public PartialDate? BirthDate { get; init; }

    public bool Deceased { get; init; }

    public PartialDate? DeceasedAt { get; init; }

    /// <summary>Race, ethnicity and ancestry as recorded (US Core extensions): display words, for equations that were fitted with them.</summary>
    public ImmutableArray<string> Ancestry { get; init; } = [];

    /// <summary>The bare resource id: <c>p1</c> of <c>Patient/p1</c>.</summary>
    public string LogicalId => Id[(Id.IndexOf('/') + 1)..];

    public PersonName? DisplayName => Names.FirstOrDefault();

    /// <summary>The medical record number: the identifier typed <c>MR</c>, else the first.</summary>
    public string? MedicalRecordNumber => (Identifiers.FirstOrDefault(i => i.TypeCode == "MR") ?? Identifiers.FirstOrDefault())?.Value;

    /// <summary>Whole years at <paramref name="day"/>; <c>null</c> when the birth date is unknown. A birth year or month alone gives the lower of two possible ages.</summary>
    public int? AgeAt(DateOnly day)
    {
        if (BirthDate is not { } birth || birth.Day > day) return null;
        var born = birth.Latest;
        int years = day.Year - born.Year;
        return Math.Max(0, day < born.AddYears(years) ? years - 1 : years);
    }
}
