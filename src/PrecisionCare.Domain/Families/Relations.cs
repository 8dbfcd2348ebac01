using System.Collections.Immutable;

namespace PrecisionCare.Families;

/// <summary>How a parent is one.</summary>
public enum ParentKind
{
    Biological,
    Adoptive,

    /// <summary>Raises the child from birth without a share in its genes: the partner of a parent who conceived with a donor.</summary>
    Social,
    EggDonor,
    SpermDonor,

    /// <summary>Carried the pregnancy for others.</summary>
    Surrogate,
}

/// <summary>One parent of one child.</summary>
public sealed record ParentLink(string Child, string Parent, ParentKind Kind = ParentKind.Biological)
{
    /// <summary>Raises or begot the child, so that it is drawn below them; donors and surrogates are drawn beside.</summary>
    public bool IsDrawnAbove => Kind is ParentKind.Biological or ParentKind.Adoptive or ParentKind.Social;

    /// <summary>Gave half of the child's genes.</summary>
    public bool IsGenetic => Kind is ParentKind.Biological or ParentKind.EggDonor or ParentKind.SpermDonor;
}

/// <summary>Two people who are or were a couple.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="Consanguineous">They are said to be related by blood; where the family shows how, it need not be said.</param>
/// <param name="Ended">Separated or divorced.</param>
public sealed record Partnership(string First, string Second, bool Consanguineous = false, bool Ended = false)
{
    public bool Joins(string one, string other) => (First == one && Second == other) || (First == other && Second == one);
}

/// <summary>Whether twins come from one egg.</summary>
public enum Zygosity { Unknown, Monozygotic, Dizygotic }

/// <summary>People born of one pregnancy.</summary>
/// <param name="Members">At least two, of the same parents.</param>
/// <param name="Zygosity">Whether they are of one egg.</param>
public sealed record TwinGroup(ImmutableArray<string> Members, Zygosity Zygosity = Zygosity.Unknown)
{
    public bool Equals(TwinGroup? other) => other is not null && Zygosity == other.Zygosity && Members.AsSpan().SequenceEqual(other.Members.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Zygosity, Members.Length);
}

/// <summary>A relative of whom it is not known where in the family they belong: listed, not drawn.</summary>
/// <param name="Source">Fact of the record.</param>
/// <param name="Relation">In the words of the source, <c>cousin</c>.</param>
/// <param name="Person">What is known of them.</param>
/// <param name="Reason">Why they have no place, and what would give them one.</param>
public sealed record UnplacedRelative(string Source, string Relation, FamilyPerson Person, string Reason);
