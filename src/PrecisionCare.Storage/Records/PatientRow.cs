using PrecisionCare.Patients;

namespace PrecisionCare.Storage.Records;

/// <summary>A patient as lists and search need them; everything else is in the resources.</summary>
public sealed class PatientRow
{
    /// <summary>Our key, without meaning: it may stand in addresses and logs.</summary>
    public Guid Id { get; init; }

    /// <summary>The id in the record, <c>Patient/p1</c>.</summary>
    public required string PatientId { get; init; }

    /// <summary>Whether the Patient resource itself has been imported. Until then the patient is only referred to, and lists leave it out.</summary>
    public bool IsDescribed { get; set; }

    public string Family { get; set; } = "";

    public string Given { get; set; } = "";

    /// <summary>As exact as the record has it: <c>1961</c>, <c>1961-04</c>, <c>1961-04-14</c>; <c>null</c> when unknown.</summary>
    public string? BirthDate { get; set; }

    public AdministrativeSex Sex { get; set; }

    public bool Deceased { get; set; }

    public string? MedicalRecordNumber { get; set; }

    /// <summary>Names, identifiers and birth date, folded by <see cref="SearchText"/>, each word after a space.</summary>
    public string Search { get; set; } = "";

    /// <summary>Family and given name folded: the order of lists.</summary>
    public string SortName { get; set; } = "";

    /// <summary>Counts every change of what is known of the patient: a copy made at this revision is still true.</summary>
    public long Revision { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>An identifier of a patient, by which a file names them.</summary>
public sealed class PatientIdentifierRow
{
    public required Guid PatientKey { get; init; }

    /// <summary>URI of the system; empty when not stated.</summary>
    public required string System { get; init; }

    public required string Value { get; init; }
}

/// <summary>A file that speaks of a patient.</summary>
public sealed class PatientSourceRow
{
    public required Guid PatientKey { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string SourceHash { get; init; }
}
