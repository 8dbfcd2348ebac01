using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PrecisionCare.Patients;

/// <summary>Where a clinical fact was read, so that a reader can go from any statement to its raw record.</summary>
/// <param name="File">File name without its folder.</param>
/// <param name="Path">JSON path of the resource in the file, such as <c>entry[3].resource</c>; for NDJSON the line, <c>line 12</c>.</param>
/// <param name="VersionId">meta.versionId, when stated.</param>
/// <param name="LastUpdated">meta.lastUpdated: which of two versions of a resource is newer.</param>
public sealed record FactSource(string File, string Path, string? VersionId = null, DateTimeOffset? LastUpdated = null);

/// <summary>One statement of the clinical record, from one FHIR resource. Immutable; a newer version of the resource is a new fact with the same <see cref="Id"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Person), "person")]
[JsonDerivedType(typeof(Condition), "condition")]
[JsonDerivedType(typeof(MedicationUse), "medicationUse")]
[JsonDerivedType(typeof(MedicationProduct), "medicationProduct")]
[JsonDerivedType(typeof(Allergy), "allergy")]
[JsonDerivedType(typeof(Observation), "observation")]
[JsonDerivedType(typeof(Procedure), "procedure")]
[JsonDerivedType(typeof(Encounter), "encounter")]
[JsonDerivedType(typeof(DiagnosticReport), "diagnosticReport")]
[JsonDerivedType(typeof(FamilyMember), "familyMember")]
[JsonDerivedType(typeof(Immunization), "immunization")]
[JsonDerivedType(typeof(OtherResource), "other")]
public abstract record ClinicalFact
{
    /// <summary>Resource type and id, <c>Condition/c1</c>: the name by which reasons refer to the fact.</summary>
    public required string Id { get; init; }

    public required FactSource Source { get; init; }

    /// <summary>Not to be used: status <c>entered-in-error</c>. Kept for the history, left out of every conclusion.</summary>
    public bool EnteredInError { get; init; }

    /// <summary>Confidentiality and sensitivity as the source labels the resource: the codes of meta.security.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Who made the statement (<c>Practitioner/house</c>), when stated.</summary>
    public string? Author { get; init; }

    /// <summary>Resources of the patient to which it refers: its encounter, its reasons, its results.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>
    /// Codes of the resource, <c>system|code</c>, that stand in no other member: of a reason, a body site, a claim's diagnosis. For consent alone, which has to know
    /// all that a resource speaks of.
    /// </summary>
    public ImmutableArray<string> Mentions { get; init; } = [];
}

/// <summary>A resource that no rule reads yet (CarePlan, Claim, Device …): kept and shown in the record, with its type and best label.</summary>
public sealed record OtherResource : ClinicalFact
{
    public required string ResourceType { get; init; }

    /// <summary>code or type of the resource, when it has one.</summary>
    public string? Label { get; init; }

    public PartialDate? Date { get; init; }
}
