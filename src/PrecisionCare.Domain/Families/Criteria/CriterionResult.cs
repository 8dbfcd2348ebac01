using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Families.Criteria;

/// <summary>What a criterion says of a family.</summary>
public enum CriterionVerdict
{
    /// <summary>Facts that could change the answer are missing.</summary>
    CannotBeTold,
    Met,

    /// <summary>Everything that it asks for is stated, and it is not met.</summary>
    NotMet,
}

/// <summary>A person who counts for a criterion.</summary>
/// <param name="Person">Id.</param>
/// <param name="Counts">For what, with the age and the points where there are any: <c>breast cancer at 42: BRCA1 3, BRCA2 3</c>.</param>
public sealed record CountedPerson(string Person, string Counts);

/// <summary>A criterion for families, with all that it was computed from.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">As the field names it.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Answer">The answer in a sentence, with figures.</param>
/// <param name="Asks">What the criterion asks, in our words.</param>
/// <param name="Counted">Who counts for what.</param>
/// <param name="Missing">What is not stated and could change the answer; people by id.</param>
/// <param name="Caveats">What the criterion does not see.</param>
public sealed record CriterionResult(
    string Id, string Name, Citation Source, CriterionVerdict Verdict, string Answer, string Asks, ImmutableArray<CountedPerson> Counted, ImmutableArray<string> Missing, ImmutableArray<string> Caveats);
