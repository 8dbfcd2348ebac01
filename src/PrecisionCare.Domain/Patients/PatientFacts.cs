using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>
/// All that is stated of one patient, before it is merged: every <see cref="Person"/> source, the facts, and the medicinal products to which its
/// medicines refer. Several versions of one resource may stand in it.
/// </summary>
/// <param name="PatientId">Such as <c>Patient/p1</c>.</param>
/// <param name="Facts">In any order; the order means nothing.</param>
public sealed record PatientFacts(string PatientId, ImmutableArray<ClinicalFact> Facts)
{
    /// <summary>
    /// What other files say of the person, where the record already knows which description counts (the later import): they are compared with it, so that a
    /// disagreement shows, and stay without further effect.
    /// </summary>
    public ImmutableArray<Person> OtherDescriptions { get; init; } = [];
}
