namespace PrecisionCare.Genome;

/// <summary>A 1-based position on a chromosome, as in the POS column of a VCF. The assembly is stated by whoever holds the locus.</summary>
public readonly record struct Locus : IComparable<Locus>
{
    /// <exception cref="ArgumentOutOfRangeException">The position is below 1.</exception>
    public Locus(Chromosome chromosome, int position)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        Chromosome = chromosome;
        Position = position;
    }

    public Chromosome Chromosome { get; }

    /// <summary>1-based.</summary>
    public int Position { get; }

    /// <summary>Reads <c>chr10:94781859</c>.</summary>
    /// <exception cref="FormatException">The text is not a chromosome, a colon and a positive number.</exception>
    public static Locus Parse(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon > 0 && Chromosome.TryParse(text[..colon], out var chromosome) && int.TryParse(text[(colon + 1)..], out int position) && position > 0)
            return new Locus(chromosome, position);
        throw new FormatException($"'{text}' is not a locus such as chr10:94781859.");
    }

    public int CompareTo(Locus other)
    {
        int byChromosome = Chromosome.CompareTo(other.Chromosome);
        return byChromosome != 0 ? byChromosome : Position.CompareTo(other.Position);
    }

    public static bool operator <(Locus left, Locus right) => left.CompareTo(right) < 0;
    public static bool operator >(Locus left, Locus right) => left.CompareTo(right) > 0;
    public static bool operator <=(Locus left, Locus right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Locus left, Locus right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Chromosome}:{Position}";
}
