using System.Globalization;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>
/// The stretch of reference that a definition proves around a position: its REF, and the repeat over which its insertions and deletions can move. A VCF writes
/// such a change as far left as it goes, HGVS as far right (Hart et al. 2024, recommendations of the HGVS Nomenclature Committee, general rule 3'): between
/// the two places the reference repeats the bases that change.
/// </summary>
public static class PositionWindow
{
    /// <summary>The window begins at the position; it is REF alone where the names say no more, or contradict each other.</summary>
    public static ReferenceWindow Of(DefinitionPosition position)
    {
        var bases = position.Reference.ToList();
        for (int i = 0; i < position.Alternates.Length && i < position.HgvsNames.Length; i++)
            if (!Extend(bases, position, position.Alternates[i], position.HgvsNames[i]))
                return new ReferenceWindow(position.Locus, position.Reference);
        return new ReferenceWindow(position.Locus, string.Concat(bases));
    }

    /// <summary>Writes the repeated bases behind the anchor; false where they are not those that are there already.</summary>
    private static bool Extend(List<char> bases, DefinitionPosition position, string alternate, string name)
    {
        if (Stretch(position, alternate, name) is not var (start, unit, end)) return true;
        for (int at = start; at <= end; at++)
        {
            int index = at - position.Locus.Position;
            char expected = unit[(at - start) % unit.Length];
            if (index < 0 || index > bases.Count || (index < bases.Count && bases[index] != expected)) return false;
            if (index == bases.Count) bases.Add(expected);
        }

        return true;
    }

    /// <summary>From where to where which bases repeat; <c>null</c> for a change that cannot move.</summary>
    private static (int Start, string Unit, int End)? Stretch(DefinitionPosition position, string alternate, string name)
    {
        int after = position.Locus.Position + 1, change = alternate.Length - position.Reference.Length;
        if (change == 0 || alternate[0] != position.Reference[0] || !name.StartsWith("g.", StringComparison.Ordinal)) return null;
        var rest = name.AsSpan(2);
        int first = Number(ref rest), last = rest is ['_', ..] && (rest = rest[1..]).Length > 0 ? Number(ref rest) : first;
        if (rest is [.. var unit, '[', _, ']'])
        {
            int added = change / unit.Length, copies = rest[^2] - '0' - added;
            return unit.Length > 0 && change % unit.Length == 0 && copies > 0 ? (first, unit.ToString(), first + (unit.Length * copies) - 1) : null;
        }

        if (rest.Length < 3 || rest[..3] is not ("del" or "dup" or "ins") || rest.StartsWith("delins", StringComparison.Ordinal)) return null;
        string changed = change < 0 ? position.Reference[1..(1 - change)] : alternate[1..(1 + change)];
        int end = rest.StartsWith("ins", StringComparison.Ordinal) ? last - 1 : last;
        return end >= after ? (after, changed, end) : null;
    }

    /// <summary>Takes the digits in front.</summary>
    private static int Number(ref ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? text : text[..length];
        text = text[digits.Length..];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
