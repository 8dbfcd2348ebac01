using System.Collections.Immutable;

namespace PrecisionCare.Families.Layout;

/// <summary>What a person takes up in a row.</summary>
/// <param name="Text">Lines below the symbol.</param>
/// <param name="Aside">A line leaves the symbol downwards: the text stands right of it.</param>
/// <param name="Left">From the middle of the symbol to the left end.</param>
/// <param name="Right">From the middle of the symbol to the right end.</param>
internal sealed record Width(ImmutableArray<string> Text, bool Aside, double Left, double Right)
{
    /// <summary>From a line that leaves a symbol downwards to the text beside it.</summary>
    public const double Beside = 7;

    /// <summary>Of a line that passes through a row.</summary>
    public static Width OfPassage { get; } = new([], false, 6, 6);

    public double OfText => Text.Max(Caption.Width);
}

/// <summary>How much room everybody needs, and how far from one another those stand who are side by side.</summary>
internal sealed class Widths
{
    private const double Radius = PedigreeLayout.Radius, Bracket = 6, Arrow = 22;
    private const double SiblingGap = 14, OtherGap = 20, CoupleGap = 20, LeastCouple = 30;

    private readonly Plan _plan;
    private readonly Width[] _widths;

    public Widths(Plan plan, RowOrder order)
    {
        _plan = plan;
        _widths = new Width[order.Count];
        var aside = LeftDownwards(plan, order);
        for (int row = 0; row < order.Rows.Length; row++)
        {
            int number = 0;
            foreach (int node in order.Rows[row])
                _widths[node] = order.IsPerson(node) ? Measure(plan.Persons[node], PlacedPerson.NameOf(row + 1, ++number), aside.Contains(node)) : Width.OfPassage;
        }

        Distances = [.. order.Rows.Select(row => row.Select((node, at) => at == 0 ? 0 : Distance(row[at - 1], node, order)).ToArray())];
    }

    public Width this[int node] => _widths[node];

    /// <summary>Of each row: least distance of the middle of each from the one before.</summary>
    public ImmutableArray<double[]> Distances { get; }

    private Width Measure(FamilyPerson person, string name, bool aside)
    {
        var text = Caption.Of(name, person);
        double width = text.Max(Caption.Width), symbol = Radius + (person.Adoption == Adoption.None ? 0 : Bracket);
        bool arrow = person.Id == _plan.Family.Proband || person.Id == _plan.Family.Consultand;
        return new Width(text, aside, Math.Max(arrow ? symbol + Arrow : symbol, aside ? 0 : width / 2), Math.Max(symbol, aside ? width + Width.Beside : width / 2));
    }

    /// <summary>Whose symbol a line leaves downwards: a parent alone, partners apart from one another, donors.</summary>
    private static HashSet<int> LeftDownwards(Plan plan, RowOrder order) =>
        [.. plan.Unions.Where(u => !order.AreAdjacent(u)).SelectMany(u => u.Members), .. plan.Broods.SelectMany(b => b.Donors)];

    private double Distance(int left, int right, RowOrder order)
    {
        bool persons = order.IsPerson(left) && order.IsPerson(right);
        double both = _widths[left].Right + _widths[right].Left;
        if (persons && _plan.UnionsOf[left].FirstOrDefault(u => u.Second is not null && u.Has(right)) is { } couple)
            return Math.Max(both + (CoupleGap * Math.Max(1, couple.Broods.Count)), (2 * Radius) + LeastCouple);
        bool siblings = persons && _plan.BornIn[left] is { } brood && _plan.BornIn[right] == brood;
        return both + (siblings ? SiblingGap : OtherGap);
    }
}
