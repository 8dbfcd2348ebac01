using System.Collections.Immutable;
using System.Numerics;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>What a named allele has at one position.</summary>
/// <param name="Position">Index into <see cref="GeneDefinition.Positions"/>.</param>
/// <param name="Alleles">Bit set of the position's allele numbers that fit (bit 0 is REF).</param>
/// <param name="IsWobble">Whether the definition states an IUPAC code rather than one allele.</param>
public readonly record struct AlleleCell(int Position, uint Alleles, bool IsWobble)
{
    public bool Accepts(int number) => number >= 0 && (Alleles & (1u << number)) != 0;

    /// <summary>The cell that a definition's text (an allele or an IUPAC code) means at a position.</summary>
    /// <exception cref="InvalidDataException">The text is neither an allele of the position nor a code.</exception>
    public static AlleleCell Parse(ReadOnlySpan<char> text, int index, DefinitionPosition position)
    {
        int number = position.NumberOf(text);
        if (number != DefinitionPosition.Undocumented) return new AlleleCell(index, 1u << number, false);
        uint alleles = Meaning(text, position);
        return alleles != 0
            ? new AlleleCell(index, alleles, true)
            : throw new InvalidDataException($"{position.Locus} has no allele '{text}'.");
    }

    /// <summary>The allele's text, or the IUPAC code of the bases that fit.</summary>
    public string Text(DefinitionPosition position)
    {
        // The bit is asked for itself: code precompiled for the common x64 baseline gets "a count of trailing zeros is 0" wrong.
        if (!IsWobble) return (Alleles & 1) != 0 ? position.Reference : position.Alternates[BitOperations.TrailingZeroCount(Alleles) - 1];
        foreach (string code in (ReadOnlySpan<string>)["R", "Y", "S", "W", "K", "M", "B", "D", "H", "V", "N"])
            if (Meaning(code, position) == Alleles && BitOperations.PopCount(Alleles) == IupacCode.Bases(code).Length)
                return code;
        throw new InvalidDataException($"{position.Locus} has a wobble without a code.");
    }

    private static uint Meaning(ReadOnlySpan<char> code, DefinitionPosition position)
    {
        uint alleles = 0;
        foreach (char letter in IupacCode.Bases(code))
            if (position.NumberOf([letter]) is var known and not DefinitionPosition.Undocumented)
                alleles |= 1u << known;
        return alleles;
    }
}

/// <summary>
/// A named allele (star allele, or a single variant for genes named by HGVS) as the definition's row: the positions it states, in the definition's order.
/// What it does not state is open; callers decide whether open means reference.
/// </summary>
/// <param name="Name">As PharmVar or CPIC write it: <c>*2</c>, <c>c.1905+1G&gt;A (*2A)</c>.</param>
/// <param name="IsReference">The row that states every position.</param>
/// <param name="Cells">What it states, by position.</param>
public sealed record NamedAllele(string Name, bool IsReference, ImmutableArray<AlleleCell> Cells)
{
    /// <summary>The allele under whose name this one is reported, where the definition splits an ambiguous allele (SLCO1B1 <c>*45.001</c> for <c>*45</c>).</summary>
    public string? ReportedAs { get; init; }

    /// <summary>Whether the allele says what stands at a position.</summary>
    public bool States(int position)
    {
        if (IsReference) return true;
        foreach (var cell in Cells)
            if (cell.Position >= position)
                return cell.Position == position;
        return false;
    }

    public bool Equals(NamedAllele? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
