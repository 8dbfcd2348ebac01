using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Letters;

/// <summary>Relatives of the person who was tested.</summary>
internal enum Relation { Parents, BrothersAndSisters, Children, Sons, Daughters, AuntsUnclesNephewsNieces, Cousins, ChildrenOfWoman, ChildrenOfMan }

/// <summary>The chance of a relative to have the change.</summary>
/// <param name="Relation">Of the person tested.</param>
/// <param name="OutOf100">How many of 100 such relatives; 12.5 is shown as 13.</param>
/// <param name="BothCopies">Of both copies rather than of one.</param>
internal sealed record FamilyChance(Relation Relation, double OutOf100, bool BothCopies = false);

/// <summary>
/// Chances by relation, from Mendel's rules for a change that came from a parent: half of the copies are handed on at each step (Bennett, The Practical Guide to the
/// Genetic Family History).
/// </summary>
internal static class FamilyChances
{
    /// <summary>Nearest relatives first; empty when how it passes is not known.</summary>
    public static ImmutableArray<FamilyChance> Of(InheritancePattern pattern, CopiesChanged copies)
    {
        bool both = copies is CopiesChanged.Both or CopiesChanged.TwoDifferent;
        return (pattern, copies) switch
        {
            (InheritancePattern.Recessive, _) when both =>
            [
                new(Relation.BrothersAndSisters, 25, BothCopies: true), new(Relation.BrothersAndSisters, 50), new(Relation.Children, 100),
            ],
            (InheritancePattern.Dominant or InheritancePattern.Recessive, CopiesChanged.One) =>
            [
                new(Relation.Parents, 50), new(Relation.BrothersAndSisters, 50), new(Relation.Children, 50), new(Relation.AuntsUnclesNephewsNieces, 25), new(Relation.Cousins, 12.5),
            ],
            (InheritancePattern.XLinked, CopiesChanged.OnlyCopy) => [new(Relation.BrothersAndSisters, 50), new(Relation.Daughters, 100), new(Relation.Sons, 0)],
            (InheritancePattern.XLinked, CopiesChanged.One) => [new(Relation.BrothersAndSisters, 50), new(Relation.Daughters, 50), new(Relation.Sons, 50)],
            (InheritancePattern.Maternal, _) => [new(Relation.BrothersAndSisters, 100), new(Relation.ChildrenOfWoman, 100), new(Relation.ChildrenOfMan, 0)],
            _ => [],
        };
    }
}
