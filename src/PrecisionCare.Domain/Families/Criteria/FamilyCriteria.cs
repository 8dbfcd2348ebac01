using System.Collections.Immutable;

namespace PrecisionCare.Families.Criteria;

/// <summary>All criteria for a family. None is met or unmet by what nobody has stated.</summary>
public static class FamilyCriteria
{
    /// <param name="family">Without faults of its shape.</param>
    public static ImmutableArray<CriterionResult> Of(Family family) =>
        [ManchesterScore.Of(family), BrcaTriggers.Of(family), LynchCriteria.AmsterdamTwo(family), LynchCriteria.RevisedBethesda(family)];
}
