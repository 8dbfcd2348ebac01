using PrecisionCare.Explanations;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Tests.Drawing;

/// <summary>What children can take from their parents.</summary>
public sealed class InheritanceTests
{
    [Theory]
    [InlineData(InheritancePattern.Dominant, CopiesChanged.One, null, "2 out of 4: child has the change; 2 out of 4: child does not have the change")]
    [InlineData(InheritancePattern.Dominant, CopiesChanged.Both, null, "4 out of 4: child has the change")]
    [InlineData(InheritancePattern.Dominant, CopiesChanged.One, true, "3 out of 4: child has the change; 1 out of 4: child does not have the change")]
    [InlineData(InheritancePattern.Recessive, CopiesChanged.One, true,
        "1 out of 4: child has two changed copies; 2 out of 4: child carrier: one changed copy; 1 out of 4: child does not have the change")]
    [InlineData(InheritancePattern.Recessive, CopiesChanged.One, false, "2 out of 4: child carrier: one changed copy; 2 out of 4: child does not have the change")]
    [InlineData(InheritancePattern.Recessive, CopiesChanged.One, null, "2 out of 4: child has one changed copy or two; 2 out of 4: child has no changed copy or one")]
    [InlineData(InheritancePattern.Recessive, CopiesChanged.TwoDifferent, false, "4 out of 4: child carrier: one changed copy")]
    [InlineData(InheritancePattern.XLinked, CopiesChanged.One, null,
        "1 out of 4: daughter carrier: one changed copy; 1 out of 4: daughter does not have the change; 1 out of 4: son has the change; 1 out of 4: son does not have the change")]
    [InlineData(InheritancePattern.XLinked, CopiesChanged.OnlyCopy, null, "2 out of 4: daughter carrier: one changed copy; 2 out of 4: son does not have the change")]
    [InlineData(InheritancePattern.Maternal, CopiesChanged.SomeCells, null, "4 out of 4: child has the change")]
    public void The_four_children_follow_from_the_copies_of_their_parents(InheritancePattern pattern, CopiesChanged copies, bool? other, string children) =>
        Assert.Equal(children + ". Each child has the same chance.", Shown(pattern, copies, other).Sentence);

    [Theory]
    [InlineData(InheritancePattern.Dominant, 0, 0, true)]
    [InlineData(InheritancePattern.Recessive, 0, 0, true)]
    [InlineData(InheritancePattern.XLinked, 3, 3, false)]
    [InlineData(InheritancePattern.Maternal, 1, 1, true)]
    public void A_sex_is_drawn_only_where_it_matters(InheritancePattern pattern, int circles, int squares, bool diamonds)
    {
        const double person = 17;
        var shapes = Shown(pattern, CopiesChanged.One, true).Pictures[0].Shapes;
        Assert.Equal(circles, shapes.OfType<CircleShape>().Count(c => c.Radius == person));
        Assert.Equal(squares, shapes.OfType<RectangleShape>().Count(r => r.Width == 2 * person));
        Assert.Equal(diamonds, shapes.OfType<PathShape>().Any(p => p.Steps.Length == 5 && p.Look.StartsWith("person", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_carrier_is_half_filled_and_one_with_two_changed_copies_is_filled()
    {
        var shapes = Shown(InheritancePattern.Recessive, CopiesChanged.One, true).Pictures[0].Shapes.OfType<PathShape>().Where(p => p.Look == "person filled").ToList();
        // Two parents, two children and the legend are halves; one child and the legend are whole.
        Assert.Equal(5, shapes.Count(p => p.Steps.Length == 4));
        Assert.Equal(2, shapes.Count(p => p.Steps.Length == 5));
    }

    [Fact]
    public void The_table_holds_both_parents_and_four_children()
    {
        var rows = Shown(InheritancePattern.XLinked, CopiesChanged.OnlyCopy, null).Table.Rows;
        Assert.Equal(["mother", "father (you)", "daughter", "daughter", "son", "son"], rows.Select(r => r[0]).OrderBy(n => n is "daughter" ? 1 : n is "son" ? 2 : 0));
        Assert.Equal("has the change (changed copy of the gene, Y chromosome, without this gene)", rows[1][1]);
    }

    [Fact]
    public void What_is_not_inherited_has_no_diagram() =>
        Assert.Throws<ArgumentException>(() => Shown(InheritancePattern.NotInherited, CopiesChanged.SomeCells, null));

    internal static Illustration Shown(InheritancePattern pattern, CopiesChanged copies, bool? other) => Illustration.Of(
        "i", new InheritancePicture { Title = "t", Description = "d", Pattern = pattern, Copies = copies, OtherParentCarries = other }, Language.English);
}
