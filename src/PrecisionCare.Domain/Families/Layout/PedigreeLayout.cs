using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>A point of the picture, in pixels from its upper left corner.</summary>
public readonly record struct PedigreePoint(double X, double Y);

/// <summary>What a line says.</summary>
public enum LineKind
{
    /// <summary>Between partners.</summary>
    Partnership,

    /// <summary>Between partners who are related by blood: drawn double.</summary>
    RelatedPartnership,

    /// <summary>From parents down to the line of their children.</summary>
    Descent,

    /// <summary>The line from which children of the same parents hang.</summary>
    Sibship,

    /// <summary>From the line of children to one of them; broken for one who was adopted in.</summary>
    Child,

    /// <summary>Between twins of one egg.</summary>
    OneEgg,

    /// <summary>From a donor or surrogate to the line of descent.</summary>
    Donor,
}

/// <summary>A line of the picture.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Points">At least two.</param>
/// <param name="People">Whom it relates: partners; or the child first, then the parents.</param>
public sealed record PedigreeLine(LineKind Kind, ImmutableArray<PedigreePoint> Points, ImmutableArray<string> People)
{
    public bool Broken { get; init; }

    /// <summary>The couple has parted: two strokes through the line.</summary>
    public bool Ended { get; init; }
}

/// <summary>A person with their place.</summary>
/// <param name="Person">Who.</param>
/// <param name="Generation">Counted from 1 at the top; written in Roman numerals.</param>
/// <param name="Number">Counted from 1 at the left of the generation.</param>
/// <param name="X">Of the middle of the symbol.</param>
/// <param name="Y">Of the middle of the symbol.</param>
/// <param name="Text">Lines below the symbol.</param>
/// <param name="TextX">Left end of the text.</param>
/// <param name="TextWidth">Estimated width of its longest line.</param>
/// <param name="Centred">The text stands in the middle below the symbol, else beside a line that leaves it.</param>
public sealed record PlacedPerson(
    FamilyPerson Person, int Generation, int Number, double X, double Y, ImmutableArray<string> Text, double TextX, double TextWidth, bool Centred)
{
    /// <summary><c>II-3</c>.</summary>
    public string Name => NameOf(Generation, Number);

    internal static string NameOf(int generation, int number) => $"{Roman.Of(generation)}-{number}";
}

/// <summary>Where everything of a pedigree is drawn. The same family gives the same picture.</summary>
/// <param name="Width">Of the picture.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="Persons">By generation and number.</param>
/// <param name="Lines">In the order in which they are drawn.</param>
public sealed record PedigreeLayout(double Width, double Height, ImmutableArray<PlacedPerson> Persons, ImmutableArray<PedigreeLine> Lines)
{
    /// <summary>Half the side of a square, the radius of a circle.</summary>
    public const double Radius = 15;

    /// <summary>From one line of text to the next.</summary>
    public const double LineHeight = 15;

    /// <summary>From the lower edge of a symbol to the base line of the first line of text.</summary>
    public const double TextDrop = 15;

    public PlacedPerson this[string id] => Persons.First(p => p.Person.Id == id);

    /// <summary>Lays a family out: orders every generation so that no line crosses another where that is possible, places, and draws the lines.</summary>
    /// <param name="family">Without faults that prevent it (<see cref="FamilyFaults.PreventsDrawing"/>).</param>
    /// <exception cref="ArgumentException">It has such faults.</exception>
    public static PedigreeLayout Of(Family family)
    {
        if (FamilyFaults.Of(family).FirstOrDefault(FamilyFaults.PreventsDrawing) is { } fault) throw new ArgumentException($"Such a family has no picture: {fault.Message}", nameof(family));
        return new LayoutSearch(new Plan(family)).Best();
    }
}
