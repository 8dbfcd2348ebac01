namespace PrecisionCare.Vcf;

/// <summary>The columns of a data line, as spans into it. Those after ALT are found when they are asked for, which is for few rows.</summary>
internal readonly ref struct VcfRow
{
    private readonly ReadOnlySpan<byte> _afterAlternate;

    /// <param name="line">A line of eight columns or more.</param>
    public VcfRow(ReadOnlySpan<byte> line)
    {
        Chromosome = Next(ref line);
        Position = Next(ref line);
        Id = Next(ref line);
        Reference = Next(ref line);
        Alternate = Next(ref line);
        _afterAlternate = line;
    }

    public ReadOnlySpan<byte> Chromosome { get; }
    public ReadOnlySpan<byte> Position { get; }
    public ReadOnlySpan<byte> Id { get; }
    public ReadOnlySpan<byte> Reference { get; }
    public ReadOnlySpan<byte> Alternate { get; }
    public ReadOnlySpan<byte> Filter => Column(1);
    public ReadOnlySpan<byte> Info => Column(2);
    public ReadOnlySpan<byte> Format => Column(3);

    /// <summary>The sample columns, still joined by tabs.</summary>
    public ReadOnlySpan<byte> Samples
    {
        get
        {
            var rest = _afterAlternate;
            for (int i = 0; i < 4; i++) Next(ref rest);
            return rest;
        }
    }

    /// <summary>Takes the text up to the next tab and moves behind it.</summary>
    public static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> rest)
    {
        int tab = rest.IndexOf((byte)'\t');
        var column = tab < 0 ? rest : rest[..tab];
        rest = tab < 0 ? [] : rest[(tab + 1)..];
        return column;
    }

    private ReadOnlySpan<byte> Column(int afterAlternate)
    {
        var rest = _afterAlternate;
        for (int i = 0; i < afterAlternate; i++) Next(ref rest);
        return Next(ref rest);
    }
}
