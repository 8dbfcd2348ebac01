namespace PrecisionCare.Patients;

/// <summary>A resource as it was read from a file: the fact for the rules, and the source itself for the record and its history.</summary>
/// <param name="Fact">What the resource states; <see cref="OtherResource"/> when no rule reads its type.</param>
/// <param name="PatientId">
/// The patient concerned (<c>Patient/p1</c>), references within the file resolved; the resource itself when it is a Patient, unless it says that another
/// Patient replaces it; <c>null</c> for resources that concern no one patient (Medication, Organization) or whose patient is not stated.
/// </param>
/// <param name="Json">The resource as found, UTF-8.</param>
/// <param name="ContentHash">SHA-256, lower-case hex, of the JSON without white space between its tokens: equal hash, equal content.</param>
public sealed record ReadResource(ClinicalFact Fact, string? PatientId, ReadOnlyMemory<byte> Json, string ContentHash);
