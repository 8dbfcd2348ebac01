using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>
/// How a change passes to children: the parents, their copies of the gene, and the four equally likely children. Circle a woman, square a man, diamond where the sex does
/// not matter; filled has the change, half filled a carrier, as in pedigrees (NSGC 2022, doi 10.1002/jgc4.1621).
/// </summary>
internal sealed class InheritanceDiagram
{
    private const double Width = 360, Parent = 74, Child = 176, Legend = 262, LineHeight = 22, Half = 17;

    private readonly Sketch _sketch;
    private readonly InheritancePattern _pattern;
    private readonly Cross _cross;
    private readonly PictureWords _words;

    private InheritanceDiagram(string id, InheritancePicture picture, PictureWords words)
    {
        (_pattern, _cross, _words) = (picture.Pattern, Cross.Of(picture), words);
        _sketch = new Sketch(id, Width, Legend + (LineHeight * LegendLines().Count()) - 8, picture.Title, picture.Description);
    }

    private bool SexMatters => _pattern is InheritancePattern.XLinked or InheritancePattern.Maternal;

    public static Illustration Draw(string id, InheritancePicture picture, PictureWords words)
    {
        var diagram = new InheritanceDiagram(id, picture, words);
        diagram.Draw();
        return new Illustration([diagram._sketch.Finish()], diagram.Sentence(), diagram.Table(picture.Title), words);
    }

    private void Draw()
    {
        double[] children = [45, 135, 225, 315];
        _sketch.Line("kin", 110, Parent, 250, Parent).Line("kin", 180, Parent, 180, 122).Line("kin", children[0], 122, children[3], 122);
        foreach (double x in children) _sketch.Line("kin", x, 122, x, Child - Half);
        Person(110, Parent, _cross.First, SexMatters ? false : null);
        Person(250, Parent, _cross.Second, SexMatters ? true : null);
        var (first, second) = ParentNames();
        _sketch.Label("words", 110, 20, "middle", first[0]).Label("words", 250, 20, "middle", second[0]);
        if (first.Length > 1) _sketch.Label("words", 110, 38, "middle", first[1]);
        if (second.Length > 1) _sketch.Label("words", 250, 38, "middle", second[1]);
        foreach (var (child, x) in _cross.Children.Zip(children))
        {
            Person(x, Child, child, _pattern == InheritancePattern.XLinked ? child.HasY : null);
            _sketch.Label("words", x, Child + 58, "middle", ShortName(child));
        }

        double y = Legend;
        foreach (var (look, copy, text) in LegendLines())
        {
            if (look is { } state) Shape(18, y - 5, state, SexMatters ? false : null, 8);
            else Copy(copy!.Value, 15, y - 13);
            _sketch.Label("words", 36, y, "start", text);
            y += LineHeight;
        }
    }

    private void Person(double x, double y, Copies copies, bool? man)
    {
        Shape(x, y, copies.Under(_pattern), man, Half);
        double left = x - (copies.Held.Length * 5) + 1;
        for (int i = 0; i < copies.Held.Length; i++) Copy(copies.Held[i], left + (i * 10), y + Half + 5);
    }

    private void Shape(double x, double y, Inherits state, bool? man, double half)
    {
        string look = state is Inherits.HasChange or Inherits.TwoChanged ? "person filled" : "person";
        _ = man switch
        {
            true => _sketch.Rectangle(look, x - half, y - half, 2 * half, 2 * half),
            false => _sketch.Circle(look, x, y, half),
            null => _sketch.Diamond(look, x, y, half + 1),
        };
        if (state is Inherits.Carrier or Inherits.OneOrTwo)
        {
            _ = man switch
            {
                true => _sketch.Rectangle("person filled", x - half, y - half, half, 2 * half),
                false => _sketch.Path("person filled", PathStep.Move(x, y - half), PathStep.Arc(half, false, false, x, y + half), PathStep.Close),
                null => _sketch.Path("person filled", PathStep.Move(x, y - half - 1), PathStep.Line(x - half - 1, y), PathStep.Line(x, y + half + 1), PathStep.Close),
            };
        }

        if (state is Inherits.NotKnown or Inherits.NoneOrOne or Inherits.OneOrTwo) _sketch.Label("words", x + (state == Inherits.OneOrTwo ? half / 3 : 0), y + 5, "middle", "?");
    }

    private void Copy(GeneCopy copy, double x, double y) =>
        _sketch.Rectangle(copy switch { GeneCopy.Changed => "copy filled", GeneCopy.NotKnown => "copy open", _ => "copy" }, x, y, 6, copy == GeneCopy.NoneOnY ? 8 : 16);

    private IEnumerable<(Inherits? State, GeneCopy? Copy, string Text)> LegendLines()
    {
        Copies[] people = [_cross.First, _cross.Second, .. _cross.Children];
        foreach (var state in people.Select(p => p.Under(_pattern)).Distinct().OrderDescending()) yield return (state, null, Words(state));
        foreach (var copy in people.SelectMany(p => p.Held).Distinct().Order()) yield return (null, copy, Words(copy));
    }

    private (string[] First, string[] Second) ParentNames()
    {
        var w = _words.Inheritance;
        string first = SexMatters ? w.Mother : w.You, second = SexMatters ? w.Father : w.OtherParent;
        return SexMatters ? (_cross.PatientIsSecond ? ([first], [second, $"({w.You})"]) : ([first, $"({w.You})"], [second])) : ([first], [second]);
    }

    private string ShortName(Copies child) => _pattern != InheritancePattern.XLinked ? "" : child.HasY ? _words.Inheritance.Son : _words.Inheritance.Daughter;

    private string NameOf(Copies child) => ShortName(child) is { Length: > 0 } name ? name : _words.Inheritance.Child;

    private string Words(Inherits state) => state switch
    {
        Inherits.HasChange => _words.Inheritance.HasChange,
        Inherits.Carrier => _words.Inheritance.Carrier,
        Inherits.TwoChanged => _words.Inheritance.TwoChanged,
        Inherits.NoChange => _words.Inheritance.NoChange,
        Inherits.OneOrTwo => _words.Inheritance.OneOrTwo,
        Inherits.NoneOrOne => _words.Inheritance.NoneOrOne,
        _ => _words.Inheritance.NotKnown,
    };

    private string Words(GeneCopy copy) => copy switch
    {
        GeneCopy.Changed => _words.Inheritance.ChangedCopy,
        GeneCopy.Usual => _words.Inheritance.UsualCopy,
        GeneCopy.NoneOnY => _words.Inheritance.YCopy,
        _ => _words.Inheritance.CopyNotKnown,
    };

    private string Sentence() => string.Join("; ", _cross.Children.GroupBy(c => (Name: NameOf(c), State: c.Under(_pattern)))
        .Select(g => _words.Fill(_words.Inheritance.OfFour, g.Count(), $"{g.Key.Name} {Words(g.Key.State)}"))) + ". " + _words.Inheritance.EachChild;

    private PictureTable Table(string caption)
    {
        var (first, second) = ParentNames();
        IEnumerable<(string Name, Copies Copies)> people = [(string.Join(' ', first), _cross.First), (string.Join(' ', second), _cross.Second), .. _cross.Children.Select(c => (NameOf(c), c))];
        return new PictureTable(caption, [_words.Shown, ""], [.. people.Select(p => ImmutableArray.Create(p.Name, $"{Words(p.Copies.Under(_pattern))} ({string.Join(", ", p.Copies.Held.Select(Words))})"))]);
    }
}
