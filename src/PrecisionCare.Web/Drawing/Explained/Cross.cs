using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>One copy of a gene in a person.</summary>
internal enum GeneCopy { Usual, Changed, NotKnown, NoneOnY }

/// <summary>What a person has of a change, whatever becomes of it.</summary>
internal enum Inherits { NoChange, NoneOrOne, NotKnown, Carrier, OneOrTwo, HasChange, TwoChanged }

/// <summary>The copies of one person: two, or one of what comes from the mother alone.</summary>
internal sealed record Copies(ImmutableArray<GeneCopy> Held)
{
    public bool HasY => Held.Contains(GeneCopy.NoneOnY);

    /// <summary>What these copies are called where one changed copy is enough, or where it takes two.</summary>
    public Inherits Under(InheritancePattern pattern)
    {
        int changed = Held.Count(c => c == GeneCopy.Changed);
        bool open = Held.Contains(GeneCopy.NotKnown), oneIsEnough = pattern is InheritancePattern.Dominant or InheritancePattern.Maternal || HasY;
        return (changed, open, oneIsEnough) switch
        {
            ( > 0, _, true) => Inherits.HasChange,
            ( > 1, _, false) => Inherits.TwoChanged,
            (1, true, _) => Inherits.OneOrTwo,
            (0, true, _) => Held.Contains(GeneCopy.Usual) ? Inherits.NoneOrOne : Inherits.NotKnown,
            (1, _, false) => Inherits.Carrier,
            _ => Inherits.NoChange,
        };
    }
}

/// <summary>Two parents and their four equally likely children (Mendel): each child takes one copy of each parent.</summary>
/// <param name="First">The patient; the mother, where the sex matters.</param>
/// <param name="Second">The other.</param>
/// <param name="PatientIsSecond">Whether the patient is the other.</param>
/// <param name="Children">Four.</param>
internal sealed record Cross(Copies First, Copies Second, bool PatientIsSecond, ImmutableArray<Copies> Children)
{
    public static Cross Of(InheritancePicture picture)
    {
        bool both = picture.Copies is CopiesChanged.Both or CopiesChanged.TwoDifferent;
        Copies patient = new(both ? [GeneCopy.Changed, GeneCopy.Changed] : [GeneCopy.Changed, GeneCopy.Usual]);
        return picture.Pattern switch
        {
            InheritancePattern.Maternal => FromMother(),
            InheritancePattern.XLinked when picture.Copies == CopiesChanged.OnlyCopy => Mendel(Other(picture.OtherParentCarries ?? false), new([GeneCopy.Changed, GeneCopy.NoneOnY]), true),
            InheritancePattern.XLinked => Mendel(patient, new([picture.OtherParentCarries == true ? GeneCopy.Changed : GeneCopy.Usual, GeneCopy.NoneOnY]), false),
            InheritancePattern.Dominant => Mendel(patient, Other(picture.OtherParentCarries ?? false), false),
            InheritancePattern.Recessive => Mendel(patient, Other(picture.OtherParentCarries), false),
            _ => throw new ArgumentException($"{picture.Pattern} has no diagram.", nameof(picture)),
        };
    }

    private static Copies Other(bool? carries) => new(carries switch
    {
        true => [GeneCopy.Changed, GeneCopy.Usual],
        false => [GeneCopy.Usual, GeneCopy.Usual],
        null => [GeneCopy.NotKnown, GeneCopy.NotKnown],
    });

    private static Cross Mendel(Copies first, Copies second, bool patientIsSecond) =>
        new(first, second, patientIsSecond, [.. from of in second.Held from one in first.Held select new Copies([one, of])]);

    private static Cross FromMother()
    {
        Copies changed = new([GeneCopy.Changed]);
        return new Cross(changed, new([GeneCopy.Usual]), false, [changed, changed, changed, changed]);
    }
}
