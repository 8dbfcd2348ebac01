using System.Globalization;
using System.Text.RegularExpressions;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>
/// The stretch of reference that a definition proves around a position: its REF, and the repeat over which its insertions and deletions can move. A VCF writes
/// such a change as far left as it goes, HGVS as far right (Hart et al. 2024, recommendations of the HGVS Nomenclature Committee, general rule 3'): between
/// the two places the reference repeats the bases that change.
/// </summary>
public static partial class PositionWindow
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
        if (change == 0 || alternate[0] != position.Reference[0]) return null;
        if (RepeatedUnit().Match(name) is { Success: true } repeat)
        {
            int start = Number(repeat.Groups[1]), copies = Number(repeat.Groups[3]);
            string unit = repeat.Groups[2].Value;
            return change % unit.Length == 0 && copies > change / unit.Length ? (start, unit, start + (unit.Length * (copies - (change / unit.Length))) - 1) : null;
        }

        if (Placed().Match(name) is not { Success: true } placed) return null;
        int last = placed.Groups[2].Success ? Number(placed.Groups[2]) : Number(placed.Groups[1]);
        string changed = change < 0 ? position.Reference[1..(1 - change)] : alternate[1..(1 + change)];
        int end = placed.Groups[3].Value == "ins" ? last - 1 : last;
        return end >= after ? (after, changed, end) : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^g\.(\d+)([ACGT]+)\[(\d+)\]$")]
    private static partial Regex RepeatedUnit();

    [GeneratedRegex(@"^g\.(\d+)(?:_(\d+))?(del|dup|ins)[ACGT]*$")]
    private static partial Regex Placed();
}
