namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>
/// The order in which alleles are listed and in which a diplotype names its two: "Reference" first, then by the parts of the name, runs of digits as numbers
/// (<c>*2</c> before <c>*10</c>, <c>c.85T&gt;C</c> before <c>c.1627A&gt;G</c>), letters by their code.
/// </summary>
public sealed class AlleleNameOrder : IComparer<string>
{
    private const string ReferenceName = "Reference";

    private AlleleNameOrder()
    {
    }

    public static AlleleNameOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        bool first = x == ReferenceName, second = y == ReferenceName;
        return first || second ? second.CompareTo(first) : Natural(x, y);
    }

    private static int Natural(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        while (!x.IsEmpty && !y.IsEmpty)
        {
            int order;
            if (char.IsAsciiDigit(x[0]) && char.IsAsciiDigit(y[0]))
            {
                int first = Digits(x), second = Digits(y);
                order = Numbers(x[..first], y[..second]);
                x = x[first..];
                y = y[second..];
            }
            else
            {
                order = x[0].CompareTo(y[0]);
                x = x[1..];
                y = y[1..];
            }
            if (order != 0) return order;
        }
        return x.Length.CompareTo(y.Length);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }

    private static int Numbers(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        x = x.TrimStart('0');
        y = y.TrimStart('0');
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }
}
