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

    /// <summary>Who made the report, in the source's words; <c>null</c> when it is named by reference alone or not at all.</summary>
    public string? Laboratory { get; init; }

    /// <summary>The laboratory's number of the report.</summary>
    public string? Number { get; init; }
}

/// <summary>A relative and what they had (FHIR FamilyMemberHistory).</summary>
public sealed record FamilyMember : ClinicalFact
{
    public required Concept Relationship { get; init; }
    public AdministrativeSex Sex { get; init; }
    public ImmutableArray<FamilyCondition> Conditions { get; init; } = [];
    public bool Deceased { get; init; }

    /// <summary>How the family calls them.</summary>
    public string? Name { get; init; }

    public PartialDate? Born { get; init; }

    /// <summary>Age in years when it was recorded.</summary>
    public decimal? Age { get; init; }

    /// <summary>Age at death in years.</summary>
    public decimal? DeceasedAge { get; init; }

    public string? Note { get; init; }

    /// <summary>Parents and siblings among the patient's other relatives, by the genetics extensions.</summary>
    public ImmutableArray<FamilyRelation> Relations { get; init; } = [];
}

/// <summary>A condition of a relative with the age at onset in years, when stated.</summary>
/// <param name="Code">What.</param>
/// <param name="OnsetAge">In years.</param>
/// <param name="Outcome">What came of it, when stated.</param>
/// <param name="Note">In words.</param>
public sealed record FamilyCondition(Concept Code, decimal? OnsetAge, Concept? Outcome = null, string? Note = null);

/// <summary>That one relative is a parent or a sibling of another (extensions <c>family-member-history-genetics-parent</c> and <c>-sibling</c>).</summary>
/// <param name="IsParent">The other is a parent; else a sibling.</param>
/// <param name="Code">HL7 v3 RoleCode of the other, when stated.</param>
/// <param name="To">The other's fact.</param>
public sealed record FamilyRelation(bool IsParent, string? Code, string To);

/// <summary>A vaccination (FHIR Immunization).</summary>
public sealed record Immunization : ClinicalFact
{
    public required Concept Vaccine { get; init; }

    /// <summary>status is completed; false for not-done.</summary>
    public bool Given { get; init; }

    public PartialDate? Date { get; init; }
}
