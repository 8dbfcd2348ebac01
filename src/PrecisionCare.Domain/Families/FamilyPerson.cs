using System.Collections.Immutable;

namespace PrecisionCare.Families;

/// <summary>What the symbol of a person shows (NSGC 2022): a square, a circle, a diamond for the other two.</summary>
public enum Gender { Unknown, Man, Woman, NonBinary }

/// <summary>Sex assigned at birth. <see cref="Unassigned"/> is a statement (UAAB), <see cref="NotStated"/> is none.</summary>
public enum AssignedSex { NotStated, Female, Male, Unassigned }

/// <summary>A person, or what a pregnancy came to.</summary>
public enum PersonKind { Person, Pregnancy, Miscarriage, Termination, EctopicPregnancy, Stillbirth }

/// <summary>Born elsewhere and raised in this family, or born in it and raised elsewhere.</summary>
public enum Adoption { None, In, Out }

/// <summary>One person of a family. What is not stated is unknown, never healthy.</summary>
public sealed record FamilyPerson
{
    /// <summary>Unique in the family: letters, digits, points, hyphens and underscores, at most 40.</summary>
    public required string Id { get; init; }

    /// <summary>How the family calls them: a first name or initials; <c>null</c> when not stated.</summary>
    public string? Label { get; init; }

    public PersonKind Kind { get; init; }
    public Gender Gender { get; init; }
    public AssignedSex Assigned { get; init; }

    /// <summary>Year of birth.</summary>
    public int? BornYear { get; init; }

    /// <summary>Age in years when the history was taken.</summary>
    public decimal? Age { get; init; }

    public bool Deceased { get; init; }

    /// <summary>Age at death in years.</summary>
    public decimal? DeceasedAge { get; init; }

    /// <summary>Completed weeks of a pregnancy, its loss or a stillbirth.</summary>
    public int? Weeks { get; init; }

    public Adoption Adoption { get; init; }
    public ImmutableArray<PersonCondition> Conditions { get; init; } = [];
    public string? Note { get; init; }

    /// <summary>Facts of the record from which the person was taken, such as <c>FamilyMemberHistory/f1</c>.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    public bool IsLoss => Kind is PersonKind.Miscarriage or PersonKind.Termination or PersonKind.EctopicPregnancy;

    /// <summary>Sex for rules of inheritance and criteria: assigned at birth, else as the gender lets expect; <c>null</c> when neither says.</summary>
    public AssignedSex? SexForRules => (Assigned, Gender) switch
    {
        (AssignedSex.Female or AssignedSex.Male, _) => Assigned,
        (AssignedSex.NotStated, Gender.Woman) => AssignedSex.Female,
        (AssignedSex.NotStated, Gender.Man) => AssignedSex.Male,
        _ => null,
    };

    /// <summary>The assigned sex has to be written below the symbol, since the symbol does not say it (NSGC 2022).</summary>
    public bool NeedsAssignedSex => (Gender, Assigned) is not ((_, AssignedSex.NotStated) or (Gender.Man, AssignedSex.Male) or (Gender.Woman, AssignedSex.Female));

    public bool Equals(FamilyPerson? other) =>
        other is not null && (Id, Label, Kind, Gender, Assigned, BornYear, Age) == (other.Id, other.Label, other.Kind, other.Gender, other.Assigned, other.BornYear, other.Age)
        && (Deceased, DeceasedAge, Weeks, Adoption, Note) == (other.Deceased, other.DeceasedAge, other.Weeks, other.Adoption, other.Note)
        && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan()) && Sources.AsSpan().SequenceEqual(other.Sources.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Label, Kind, Gender, BornYear, Deceased, Conditions.Length);
}
