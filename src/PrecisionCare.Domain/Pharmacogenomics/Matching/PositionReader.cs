using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Reads one position of a definition: from the first usable row there; from a row that states its alleles in another form; from a gVCF block of reference.
/// What contradicts itself is not read.
/// </summary>
internal sealed class PositionReader(SampleRows rows, GenotypeReader genotypes, ImmutableArray<Issue>.Builder issues)
{
    /// <summary>No position's alleles can be written further to the right than this.</summary>
    private const int LongestWindow = 100;

    public PositionReading? Read(DefinitionPosition position)
    {
        var own = rows.At(position.Locus);
        var moved = Moved(position);
        PositionReading? reading = null;
        foreach (var row in own)
        {
            if (reading is null)
                reading = genotypes.Read(row.Reference == position.Reference ? row : moved.Find(m => m.Row == row).Rewritten ?? row, position);
            else
                issues.Add(new Issue(
                    "pgx.duplicate-row", IssueSeverity.Warning, $"{position.Locus} stands twice; the first usable row is read.",
                    "Remove the row that does not apply, or merge multi-allelic rows.", row.Where));
        }

        foreach (var (row, rewritten) in moved.Where(m => m.Row.Locus != position.Locus))
        {
            if (reading is null) reading = genotypes.Read(rewritten, position);
            else if (rewritten.Genotype is { IsHomozygousReference: false } && reading.Basis == ReadingBasis.Row) return Contradictory(position, row);
        }

        // A block shows that no variant was seen at a base; whether an insertion or a repeat was looked for it does not say.
        if (reading is null && own.Count == 0 && rows.BlockOver(position.Locus) is { } block && Answers(block, position)) reading = Reference(position, block.Genotype!);
        return reading;
    }

    /// <summary>Why a position that gave no reading gave none.</summary>
    public UnreadReason WhyUnread(DefinitionPosition position)
    {
        var own = rows.At(position.Locus);
        if (own.Any(r => r.Genotype is { IsNoCall: false })) return UnreadReason.Discarded;
        if (rows.IsSilentAt(position.Locus)) return UnreadReason.NoReads;
        if (own.Count > 0) return UnreadReason.NoCall;
        return rows.BlockOver(position.Locus) is not null ? UnreadReason.BlockOnly : UnreadReason.NotCovered;
    }

    /// <summary>Rows that state the position's alleles in another form, with the form of the definition.</summary>
    private List<(VariantCall Row, VariantCall Rewritten)> Moved(DefinitionPosition position)
    {
        int end = position.IsSingleBase ? position.Locus.Position : position.Locus.Position + LongestWindow;
        var others = rows.LongAlleles(position.Locus, end).Where(r => r.Locus != position.Locus || r.Reference != position.Reference).ToList();
        if (others.Count == 0) return [];
        var moved = new List<(VariantCall, VariantCall)>();
        var normaliser = new RowNormaliser(position);
        foreach (var row in others)
        {
            if (normaliser.Rewrite(row) is { } rewritten)
            {
                moved.Add((row, rewritten));
                Note(row, IssueSeverity.Information, "pgx.normalised", $"The row at {row.Locus} states an allele of {position.Locus} in another form; it is read as such.");
            }
            else if (!position.IsSingleBase && row.Genotype is { IsNoCall: false, IsHomozygousReference: false } && normaliser.MayConcern(row))
            {
                Note(row, IssueSeverity.Information, "pgx.not-normalised",
                    $"The row at {row.Locus} changes the sequence over which the alleles of {position.Locus} can move; it is none of them with certainty.");
            }
        }

        return moved;
    }

    private void Note(VariantCall row, IssueSeverity severity, string code, string message) =>
        issues.Add(new Issue(code, severity, message, "Left-align and split the file against GRCh38, as with bcftools norm.", row.Where));

    private PositionReading? Contradictory(DefinitionPosition position, VariantCall row)
    {
        Note(row, IssueSeverity.Warning, "pgx.rows-contradict", $"Two rows state alleles of {position.Locus} in different forms: it is not used.");
        return null;
    }

    private static bool Answers(VariantCall block, DefinitionPosition position) =>
        position.IsSingleBase || (block.Locus == position.Locus && block.Reference == position.Reference);

    private static PositionReading Reference(DefinitionPosition position, Genotype genotype) => new(position, 0, 0)
    {
        IsHaploid = genotype.Alleles.Length == 1 && position.Locus.Chromosome == Chromosome.X,
        IsPhased = genotype.Phased,
        Basis = ReadingBasis.ReferenceBlock,
    };
}
