using System.Globalization;

namespace PrecisionCare.Pharmacogenomics.Functions;

/// <summary>
/// An activity value or score as CPIC publishes it: a decimal with at least one place, or a lower bound where a gene's copies were not counted
/// (<c>≥3.0</c>).
/// </summary>
public readonly record struct ActivityScore(decimal Value, bool IsLowerBound) : IComparable<ActivityScore>
{
    private const char AtLeast = '≥';

    /// <summary>Reads <c>1</c>, <c>1.0</c>, <c>1.25</c>, <c>≥3.0</c> or <c>&gt;=3</c>; text such as <c>n/a</c> is no score.</summary>
    public static bool TryParse(string? text, out ActivityScore score)
    {
        var rest = (text ?? "").AsSpan().Trim();
        bool bound = rest.StartsWith([AtLeast]) || rest.StartsWith(">=");
        if (bound) rest = rest[(rest[0] == AtLeast ? 1 : 2)..].TrimStart();
        bool isNumber = decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value);
        score = new ActivityScore(value / 1.0000000000m, bound);
        return isNumber;
    }

    /// <summary>The sum of two values as a score, <c>null</c> when either is not known.</summary>
    public static ActivityScore? Sum(string? first, string? second) =>
        TryParse(first, out var one) && TryParse(second, out var other) ? one + other : null;

    public static ActivityScore operator +(ActivityScore first, ActivityScore second) =>
        new(first.Value + second.Value, first.IsLowerBound || second.IsLowerBound);

    /// <summary>A lower bound comes after the same number.</summary>
    public int CompareTo(ActivityScore other)
    {
        int byValue = Value.CompareTo(other.Value);
        return byValue != 0 ? byValue : IsLowerBound.CompareTo(other.IsLowerBound);
    }

    public static bool operator <(ActivityScore left, ActivityScore right) => left.CompareTo(right) < 0;
    public static bool operator >(ActivityScore left, ActivityScore right) => left.CompareTo(right) > 0;
    public static bool operator <=(ActivityScore left, ActivityScore right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ActivityScore left, ActivityScore right) => left.CompareTo(right) >= 0;

    /// <summary>As published: <c>2.0</c>, <c>1.25</c>, <c>≥3.0</c>.</summary>
    public override string ToString() => (IsLowerBound ? "≥" : "") + Value.ToString("0.0###", CultureInfo.InvariantCulture);
}
