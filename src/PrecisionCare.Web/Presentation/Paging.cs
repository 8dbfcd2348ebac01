namespace PrecisionCare.Web.Presentation;

/// <summary>Where a page stands in a long list, with links to its neighbours.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">Pages in all.</param>
/// <param name="From">First item shown, from 1.</param>
/// <param name="To">Last item shown.</param>
/// <param name="Total">Items in all.</param>
/// <param name="Address">Address of a page by its number.</param>
internal sealed record Paging(int Number, int Count, int From, int To, int Total, Func<int, string> Address)
{
    /// <summary>A number beyond either end becomes that end.</summary>
    public static Paging Of(int total, int size, int wanted, Func<int, string> address)
    {
        int count = Math.Max(1, (total + size - 1) / size);
        int number = Math.Clamp(wanted, 1, count);
        return new Paging(number, count, Math.Min(total, ((number - 1) * size) + 1), Math.Min(total, number * size), total, address);
    }
}
