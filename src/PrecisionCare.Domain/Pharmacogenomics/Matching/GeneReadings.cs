using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>What a sample's rows say at each position of a gene's definition.</summary>
/// <param name="Gene">The gene.</param>
/// <param name="Readings">By index of the definition's positions; <c>null</c> where the position is unknown.</param>
/// <param name="Issues">Rows that were discarded, and reservations.</param>
internal sealed record GeneReadings(Pharmacogene Gene, ImmutableArray<PositionReading?> Readings, ImmutableArray<Issue> Issues)
{
    /// <summary>Positions that guidelines use beside the alleles, where they were read.</summary>
    public ImmutableArray<PositionReading> Extra { get; init; } = [];

    /// <summary>Why the positions without a reading have none.</summary>
    public ImmutableArray<UnreadPosition> Unread { get; init; } = [];

    public GeneDefinition Definition => Gene.Definition!;

    public PositionCoverage Coverage => new(
        Readings.Count(r => r is { Basis: not ReadingBasis.Assumed }),
        [.. Definition.Positions.Where((_, i) => Readings[i] is null).Select(p => p.Locus)],
        [.. Readings.Where(r => r is { Basis: ReadingBasis.Assumed }).Select(r => r!.Position.Locus)])
    {
        Unread = Unread,
        FromBlocks = [.. Readings.Where(r => r is { Basis: ReadingBasis.ReferenceBlock }).Select(r => r!.Position.Locus)],
    };

    /// <summary>Loci where the sample differs from the reference.</summary>
    public IEnumerable<Locus> VariantLoci => Readings.Where(r => r is { HasVariant: true }).Select(r => r!.Position.Locus);

    public PositionReading? At(Locus locus) => Definition.IndexOf(locus) is >= 0 and var index ? Readings[index] : null;

    /// <param name="gene">A gene with a definition.</param>
    /// <param name="rows">The sample.</param>
    /// <param name="options">Choices of the user.</param>
    /// <param name="oneCopyOfX">Whether positions of chrX that are assumed count once, where no row says.</param>
    public static GeneReadings Read(Pharmacogene gene, SampleRows rows, PgxOptions options, bool oneCopyOfX)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var reader = new PositionReader(rows, new GenotypeReader(gene.Rules, options, issues), issues);
        var positions = gene.Definition!.Positions;
        var readings = new PositionReading?[positions.Length];
        for (int i = 0; i < readings.Length; i++) readings[i] = reader.Read(positions[i]);
        if (options.AssumeReference) Assume(readings, positions, rows, oneCopyOfX && gene.Definition.Chromosome == Chromosome.X);
        var unread = positions.Where((_, i) => readings[i] is null).Select(p => new UnreadPosition(p.Locus, reader.WhyUnread(p)));
        var extra = gene.Definition.ExtraPositions.Select(reader.Read).OfType<PositionReading>();
        return new GeneReadings(gene, [.. readings], issues.ToImmutable()) { Extra = [.. extra], Unread = [.. unread] };
    }

    private static void Assume(PositionReading?[] readings, ImmutableArray<DefinitionPosition> positions, SampleRows rows, bool oneCopy)
    {
        bool haploid = Array.Exists(readings, r => r is not null) ? Array.TrueForAll(readings, r => r is null or { IsHaploid: true }) : oneCopy;
        for (int i = 0; i < readings.Length; i++)
            if (readings[i] is null && rows.At(positions[i].Locus).Count == 0 && !rows.IsSilentAt(positions[i].Locus))
                readings[i] = new PositionReading(positions[i], 0, 0) { IsHaploid = haploid, IsPhased = haploid, Basis = ReadingBasis.Assumed };
    }
}
