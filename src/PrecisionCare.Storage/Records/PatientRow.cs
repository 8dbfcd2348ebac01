using System.Text.Json;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>A patient as lists and search need them, sealed; everything else is in the resources.</summary>
public sealed class PatientRow
{
    /// <summary>Our key, without meaning: it may stand in addresses and logs.</summary>
    public Guid Id { get; init; }

    /// <summary>Mark of the id in the record, by which files find the patient again; <c>null</c> once erased.</summary>
    public string? IdMark { get; set; }

    /// <summary>Whether the Patient resource itself has been imported. Until then the patient is only referred to, and lists leave it out.</summary>
    public bool IsDescribed { get; set; }

    /// <summary>A <see cref="PatientDescription"/>, sealed; <c>null</c> once erased.</summary>
    public byte[]? Description { get; set; }

    /// <summary>When <see cref="Description"/> last changed, never earlier than another's before it: lists look only at what is new since they looked.</summary>
    public DateTimeOffset DescribedAt { get; set; }

    /// <summary>Counts every change of what is known of the patient: a copy made at this revision is still true.</summary>
    public long Revision { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the record was erased by destroying its key; the row stays for those who come with an old address.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    internal PatientDescription Describe(DataKey key) => PatientDescription.Open(key, Id, Description ?? throw new RecordErasedException());
}

/// <summary>What lists and search need of a patient.</summary>
/// <param name="PatientId">The id in the record, <c>Patient/p1</c>.</param>
internal sealed record PatientDescription(string PatientId)
{
    private const string Column = "patients.description";

    public string Family { get; init; } = "";

    public string Given { get; init; } = "";

    /// <summary>As exact as the record has it: <c>1961</c>, <c>1961-04</c>, <c>1961-04-14</c>; <c>null</c> when unknown.</summary>
    public string? BirthDate { get; init; }

    public AdministrativeSex Sex { get; init; }

    public bool Deceased { get; init; }

    public string? MedicalRecordNumber { get; init; }

    /// <summary>Names, identifiers and birth date, folded by <see cref="SearchText"/>, each word after a space.</summary>
    public string Search { get; init; } = "";

    public static PatientDescription Of(Person person)
    {
        string? birthDate = person.BirthDate?.ToString();
        return new PatientDescription(person.Id)
        {
            Family = person.DisplayName?.Family ?? "",
            Given = person.DisplayName?.Given ?? "",
            BirthDate = birthDate,
            Sex = person.Sex,
            Deceased = person.Deceased,
            MedicalRecordNumber = person.MedicalRecordNumber,
            Search = SearchText.Of(
                [.. person.Names.SelectMany(n => new[] { n.Family, n.Given }), .. person.Identifiers.Select(i => i.Value), birthDate, person.LogicalId]),
        };
    }

    public byte[] Seal(DataKey key, Guid patient) => key.Seal(new Cell(Column, patient), JsonSerializer.SerializeToUtf8Bytes(this));

    public static PatientDescription Open(DataKey key, Guid patient, byte[] box) =>
        JsonSerializer.Deserialize<PatientDescription>(key.Open(new Cell(Column, patient), box)) ?? throw new JsonException("A description is an object.");

    public PatientSummary Summary(Guid key) => new(
        key, PatientId, new PersonName(Family, Given), PartialDate.TryParse(BirthDate, out var date) ? date : null, Sex, MedicalRecordNumber, Deceased);
}

/// <summary>An identifier of a patient, by which a file names them.</summary>
public sealed class PatientIdentifierRow
{
    public required Guid PatientKey { get; init; }

    /// <summary>Mark of the identifier's value.</summary>
    public required string Mark { get; init; }
}

/// <summary>A file that speaks of a patient.</summary>
public sealed class PatientSourceRow
{
    public required Guid PatientKey { get; init; }

    /// <summary>Digest of the file: its address in the <see cref="FileStore"/>.</summary>
    public required string SourceHash { get; init; }
}
