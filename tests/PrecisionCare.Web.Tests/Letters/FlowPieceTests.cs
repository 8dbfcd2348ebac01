using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Letters;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>What stands on which page, and how curves reach paper.</summary>
public sealed class FlowPieceTests
{
    [Fact]
    public void A_strip_that_does_not_fit_goes_whole_to_the_next_page()
    {
        var pages = FlowPiece.Paginate([Piece(60), Piece(30), Piece(20)], 100);
        Assert.Equal([2, 1], pages.Select(p => p.Count));
        Assert.Equal(0, pages[1][0].Top);
    }

    [Fact]
    public void A_heading_goes_along_with_the_lines_below_it() =>
        Assert.Equal([1, 3], FlowPiece.Paginate([Piece(70), Piece(20) with { KeepsWithNext = true }, Piece(10) with { KeepsWithNext = true }, Piece(10)], 100).Select(p => p.Count));

    [Fact]
    public void White_above_is_left_out_at_the_top_of_a_page() =>
        Assert.Equal(0, FlowPiece.Paginate([Piece(90), Piece(50) with { Before = 20 }], 100)[1][0].Top);

    [Fact]
    public void The_head_of_a_table_is_repeated_on_its_next_page()
    {
        var head = Piece(10);
        var pages = FlowPiece.Paginate([head, .. Enumerable.Repeat(Piece(40) with { Head = head }, 4)], 100);
        Assert.Equal([3, 3], pages.Select(p => p.Count));
        Assert.Same(head, pages[1][0].Piece);
    }

    [Fact]
    public void What_is_kept_together_and_higher_than_a_page_is_still_set() =>
        Assert.Equal(5, FlowPiece.Paginate([.. Enumerable.Repeat(Piece(60) with { KeepsWithNext = true }, 5)], 100).Sum(p => p.Count));

    [Fact]
    public void What_begins_a_page_begins_one() => Assert.Equal([1, 1], FlowPiece.Paginate([Piece(5), Piece(5) with { BeginsPage = true }], 100).Select(p => p.Count));

    [Theory]
    [InlineData(false, true, 10, 10)]
    [InlineData(true, true, 10, 10)]
    [InlineData(false, false, 10, 10)]
    [InlineData(false, true, 20, 0)]
    public void Curves_of_an_arc_lie_on_its_circle_and_end_where_it_ends(bool large, bool clockwise, double x, double y)
    {
        var curves = ArcCurves.Of(0, 0, new ArcStep(10, large, clockwise, x, y), 0, 0).ToList();
        Assert.Equal((x, y), (Math.Round(curves[^1].X, 6), Math.Round(curves[^1].Y, 6)));
        // Clockwise on the page, the shorter way from (0,0) to (10,10): the centre is (0,10), or (10,0) the longer way round.
        bool below = (x, large == clockwise) switch { (20, _) => false, (_, true) => false, _ => true };
        (double cx, double cy) = x == 20 ? (10, 0) : below ? (0, 10) : (10, 0);
        double fromX = 0, fromY = 0;
        foreach (var c in curves)
        {
            double midX = (fromX + (3 * c.X1) + (3 * c.X2) + c.X) / 8, midY = (fromY + (3 * c.Y1) + (3 * c.Y2) + c.Y) / 8;
            Assert.Equal(10, Math.Sqrt(((midX - cx) * (midX - cx)) + ((midY - cy) * (midY - cy))), .01);
            (fromX, fromY) = (c.X, c.Y);
        }
    }

    private static FlowPiece Piece(double height) => new(height, (_, _) => { });
}
