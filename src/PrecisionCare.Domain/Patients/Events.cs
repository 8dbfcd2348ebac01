using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>Something done to the patient (FHIR Procedure).</summary>
public sealed record Procedure : ClinicalFact
{
    public required Concept Code { get; init; }

    /// <summary>status is completed or in-progress.</summary>
    public bool Performed { get; init; }

    public PartialDate? Start { get; init; }
    public PartialDate? End { get; init; }
    public ImmutableArray<string> ReasonIds { get; init; } = [];
}

/// <summary>A contact with care (FHIR Encounter).</summary>
public sealed record Encounter : ClinicalFact
{
    /// <summary>HL7 v3 ActCode such as <c>AMB</c>, <c>IMP</c>, <c>EMER</c>.</summary>
    public string? Class { get; init; }

    public Concept Type { get; init; } = Concept.Unknown;
    public PartialDate? Start { get; init; }
    public PartialDate? End { get; init; }
}

/// <summary>A report that groups observations (FHIR DiagnosticReport).</summary>
public sealed record DiagnosticReport : ClinicalFact
{
    public required Concept Code { get; init; }
    public PartialDate? Effective { get; init; }
    public ImmutableArray<string> ResultIds { get; init; } = [];
    public string? Conclusion { get; init; }
}

/// <summary>A relative and what they had (FHIR FamilyMemberHistory).</summary>
public sealed record FamilyMember : ClinicalFact
{
    public required Concept Relationship { get; init; }
    public AdministrativeSex Sex { get; init; }
    public ImmutableArray<FamilyCondition> Conditions { get; init; } = [];
    public bool Deceased { get; init; }
}

/// <summary>A condition of a relative with the age at onset in years, when stated.</summary>
public sealed record FamilyCondition(Concept Code, decimal? OnsetAge);

/// <summary>A vaccination (FHIR Immunization).</summary>
public sealed record Immunization : ClinicalFact
{
    public required Concept Vaccine { get; init; }

    /// <summary>status is completed; false for not-done.</summary>
    public bool Given { get; init; }

    public PartialDate? Date { get; init; }
}
