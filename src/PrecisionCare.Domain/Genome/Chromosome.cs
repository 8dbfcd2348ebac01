namespace PrecisionCare.Genome;

/// <summary>A human chromosome of the primary assembly: 1 to 22, X, Y or the mitochondrial one. Ordered as in a VCF.</summary>
public readonly record struct Chromosome : IComparable<Chromosome>
{
    private readonly byte _ordinal;

    private Chromosome(int ordinal) => _ordinal = (byte)ordinal;

    public static Chromosome X { get; } = new(23);
    public static Chromosome Y { get; } = new(24);
    public static Chromosome M { get; } = new(25);

    /// <summary>1 to 22 for the autosomes, 23 X, 24 Y, 25 mitochondrial.</summary>
    public int Ordinal => _ordinal;

    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 22.</exception>
    public static Chromosome Autosome(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 22);
        return new Chromosome(number);
    }

    /// <summary>The chromosome of an <see cref="Ordinal"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ordinal is not 1 to 25.</exception>
    public static Chromosome FromOrdinal(int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, 25);
        return new Chromosome(ordinal);
    }

    /// <summary>
    /// Reads <c>chr10</c>, <c>10</c>, <c>chrX</c>, <c>chrM</c>, <c>MT</c> or a RefSeq accession (<see cref="RefSeqSequence"/>); anything else (patches, decoys, ALT
    /// contigs) is not a chromosome.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Chromosome chromosome)
    {
        if (text.StartsWith("NC_", StringComparison.Ordinal)) return RefSeqSequence.TryParse(text, out chromosome, out _);
        if (text.StartsWith("chr", StringComparison.OrdinalIgnoreCase)) text = text[3..];
        int ordinal = text switch
        {
            "X" or "x" => 23,
            "Y" or "y" => 24,
            "M" or "MT" or "m" => 25,
            [>= '1' and <= '9'] => text[0] - '0',
            ['1', >= '0' and <= '9'] => 10 + (text[1] - '0'),
            ['2', >= '0' and <= '2'] => 20 + (text[1] - '0'),
            _ => 0,
        };
        chromosome = ordinal == 0 ? default : new Chromosome(ordinal);
        return ordinal != 0;
    }

    /// <exception cref="FormatException">The text names no chromosome.</exception>
    public static Chromosome Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var chromosome) ? chromosome : throw new FormatException($"'{text}' is not a human chromosome.");

    public int CompareTo(Chromosome other) => _ordinal.CompareTo(other._ordinal);

    public static bool operator <(Chromosome left, Chromosome right) => left.CompareTo(right) < 0;
    public static bool operator >(Chromosome left, Chromosome right) => left.CompareTo(right) > 0;
    public static bool operator <=(Chromosome left, Chromosome right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Chromosome left, Chromosome right) => left.CompareTo(right) >= 0;

    /// <summary>The name as UCSC and the knowledge base write it: <c>chr10</c>, <c>chrX</c>, <c>chrM</c>.</summary>
    public override string ToString() => _ordinal switch
    {
        0 => "chr?",
        23 => "chrX",
        24 => "chrY",
        25 => "chrM",
        _ => $"chr{_ordinal}",
    };
}
