using System.Text;

namespace PrecisionCare.Families.Layout;

/// <summary>Numbers of generations.</summary>
public static class Roman
{
    private static readonly (int Value, string Sign)[] Signs = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <param name="number">From 1 to 89.</param>
    public static string Of(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, sign) in Signs)
            for (; number >= value; number -= value) text.Append(sign);
        return text.ToString();
    }
}
