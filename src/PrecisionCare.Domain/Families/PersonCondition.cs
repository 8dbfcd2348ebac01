namespace PrecisionCare.Families;

/// <summary>What is known of a condition in a person.</summary>
public enum ConditionStatus
{
    /// <summary>It is said to be in the family; of this person nobody knows.</summary>
    Unknown,

    /// <summary>Has or had it.</summary>
    Affected,

    /// <summary>Carries one altered copy and is not expected to fall ill.</summary>
    Carrier,

    /// <summary>Has the disease-causing variant and is not ill yet.</summary>
    Presymptomatic,

    /// <summary>Was tested for the family's variant and does not have it.</summary>
    TestedNegative,

    /// <summary>Is stated not to have it.</summary>
    Unaffected,
}

/// <summary>Which side of a paired organ.</summary>
public enum Laterality { NotStated, OneSide, BothSides }

/// <summary>How sure the diagnosis is.</summary>
public enum Confirmation { NotStated, ToldByFamily, FromReport }

/// <summary>A condition of a person.</summary>
/// <param name="Name">In words, <c>Breast cancer</c>; equal names are one condition of the family, whatever the letters' case.</param>
/// <param name="Status">What is known of it.</param>
/// <param name="Onset">Age at onset in years; <c>null</c> when not stated.</param>
/// <param name="Side">One side or both.</param>
/// <param name="Confirmation">Where the diagnosis is from.</param>
/// <param name="Detail">Pathology and the like in free words.</param>
public sealed record PersonCondition(
    string Name, ConditionStatus Status = ConditionStatus.Affected, decimal? Onset = null, Laterality Side = Laterality.NotStated, Confirmation Confirmation = Confirmation.NotStated, string? Detail = null)
{
    /// <summary>Whether two names mean the same condition of a family.</summary>
    public static StringComparer Names => StringComparer.OrdinalIgnoreCase;

    public bool IsAffected => Status == ConditionStatus.Affected;
}
