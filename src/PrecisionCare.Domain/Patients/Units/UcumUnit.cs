using System.Globalization;

namespace PrecisionCare.Patients.Units;

/// <summary>
/// A unit by the Unified Code for Units of Measure (UCUM 2.1): products, quotients, powers, prefixes and annotations over the atoms that clinical records
/// use. Cel and [degF] are no multiples of a unit and are left to <see cref="UnitConversion"/>.
/// </summary>
/// <param name="Factor">How many base units (gram, metre, second, mole, kelvin …) one of it is.</param>
public readonly record struct UcumUnit(decimal Factor, Dimension Dimension)
{
    /// <summary>Reads such as <c>mg/dL</c>, <c>10*3/uL</c>, <c>mL/min/{1.73_m2}</c>, <c>/min</c>, <c>kg/m2</c>. An annotation counts as one.</summary>
    /// <returns><c>false</c> for what is no UCUM, or a unit that clinical records do not use.</returns>
    public static bool TryParse(string code, out UcumUnit unit)
    {
        unit = new UcumUnit(1, default);
        if (code.Length == 0) return false;
        try
        {
            int at = 0;
            bool divide = code[0] == '/';
            if (divide) at++;
            while (true)
            {
                if (!TryComponent(code, ref at, out var component)) return false;
                unit = divide
                    ? new UcumUnit(unit.Factor / component.Factor, unit.Dimension + (component.Dimension * -1))
                    : new UcumUnit(unit.Factor * component.Factor, unit.Dimension + component.Dimension);
                if (at == code.Length) return true;
                if (code[at] is not ('/' or '.')) return false;
                divide = code[at++] == '/';
            }
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>A number, an annotation, or an atom with an exponent and perhaps an annotation.</summary>
    private static bool TryComponent(string code, ref int at, out UcumUnit component)
    {
        component = new UcumUnit(1, default);
        int end = EndOfComponent(code, at);
        string text = code[at..end];
        at = end;
        int brace = text.IndexOf('{');
        if (brace >= 0)
        {
            if (text[^1] != '}') return false;
            text = text[..brace];
            if (text.Length == 0) return true;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            component = new UcumUnit(number, default);
            return number > 0;
        }

        int exponentAt = text.Length;
        while (exponentAt > 0 && (char.IsAsciiDigit(text[exponentAt - 1]) || text[exponentAt - 1] is '-' or '+')) exponentAt--;
        int exponent = 1;
        if (exponentAt < text.Length && !int.TryParse(text[exponentAt..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return false;
        if (Math.Abs(exponent) > 20 || !UcumAtoms.TryGet(text[..exponentAt], out var atom)) return false;
        component = new UcumUnit(Power(atom.Factor, exponent), atom.Dimension * exponent);
        return true;
    }

    private static int EndOfComponent(string code, int at)
    {
        int close = at < code.Length && code.IndexOf('{', at) is >= 0 and var brace && code.IndexOfAny(['/', '.'], at) is var next && (next < 0 || brace < next)
            ? code.IndexOf('}', brace)
            : at;
        int end = close < 0 ? -1 : code.IndexOfAny(['/', '.'], close);
        return end < 0 ? code.Length : end;
    }

    private static decimal Power(decimal factor, int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < Math.Abs(exponent); i++) power *= factor;
        return exponent < 0 ? 1 / power : power;
    }
}
