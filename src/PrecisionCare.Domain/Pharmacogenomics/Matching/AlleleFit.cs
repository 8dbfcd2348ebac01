using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// How one named allele fits the strands: in which of the two orders it fits each block. It fits some copy when every homozygous position agrees and
/// every block fits in at least one order.
/// </summary>
internal sealed class AlleleFit
{
    private const byte AsWritten = 1;
    private const byte Turned = 2;

    private readonly byte[] _orders;

    /// <summary>For each block and order, wobbles that were met by the reference base; <c>null</c> when the allele has no wobble.</summary>
    private readonly int[]? _wobbles;

    private AlleleFit(NamedAllele allele, int score, byte[] orders, int[]? wobbles, int homozygousWobbles)
    {
        Allele = allele;
        Score = score - homozygousWobbles;
        _orders = orders;
        _wobbles = wobbles;
    }

    public NamedAllele Allele { get; }

    /// <summary>Positions that the allele states and that were read, less those where a wobble is met by the reference base on both copies.</summary>
    public int Score { get; }

    /// <summary>Number of positions that the allele states and that were read.</summary>
    public static int StatedPositions(NamedAllele allele, Strands strands) => allele.Cells.Count(c => strands.IsUsable(c.Position));

    /// <summary>The fit of an allele whose open positions mean reference; <c>null</c> when it fits no copy or states no position that was read.</summary>
    public static AlleleFit? OfWhole(NamedAllele allele, Strands strands)
    {
        var cells = WholeRow(allele, strands.Definition);
        return Of(allele, strands, strands.Usable.Select(i => cells[i]));
    }

    /// <summary>The fit of the positions that the allele states, whatever stands at the others.</summary>
    public static AlleleFit? OfStated(NamedAllele allele, Strands strands) =>
        Of(allele, strands, allele.Cells.Where(c => strands.IsUsable(c.Position)));

    /// <summary>Whether some copy is explained by this allele and its mirror image by the other.</summary>
    public bool Complements(AlleleFit other)
    {
        for (int block = 0; block < _orders.Length; block++)
            if (Orders(block, other) == 0)
                return false;
        return true;
    }

    /// <summary>Score of the pair on the copies that suit it best.</summary>
    public int ScoreWith(AlleleFit other)
    {
        int score = Score + other.Score;
        if (_wobbles is null && other._wobbles is null) return score;
        for (int block = 0; block < _orders.Length; block++)
        {
            int orders = Orders(block, other);
            int asWritten = Wobbles(block, 0) + other.Wobbles(block, 1);
            int turned = Wobbles(block, 1) + other.Wobbles(block, 0);
            score -= orders switch { AsWritten => asWritten, Turned => turned, _ => Math.Min(asWritten, turned) };
        }
        return score;
    }

    /// <summary>Every position with the cell that the allele means there: its own, or the reference allele's. Where the latter is a wobble, REF itself.</summary>
    public static AlleleCell[] WholeRow(NamedAllele allele, GeneDefinition definition)
    {
        var cells = new AlleleCell[definition.Positions.Length];
        foreach (var cell in definition.Reference.Cells) cells[cell.Position] = cell.IsWobble ? new AlleleCell(cell.Position, 1, false) : cell;
        foreach (var cell in allele.Cells) cells[cell.Position] = cell;
        return cells;
    }

    private static AlleleFit? Of(NamedAllele allele, Strands strands, IEnumerable<AlleleCell> cells)
    {
        int score = StatedPositions(allele, strands);
        if (score == 0) return null;
        byte[] orders = new byte[strands.Blocks];
        Array.Fill(orders, (byte)(AsWritten | Turned));
        int[]? wobbles = null;
        int homozygousWobbles = 0;
        foreach (var cell in cells)
        {
            int first = strands.Allele(cell.Position, false), second = strands.Allele(cell.Position, true), block = strands.BlockOf(cell.Position);
            if (block == Strands.Homozygous)
            {
                if (!cell.Accepts(first)) return null;
                if (cell.IsWobble && first == 0) homozygousWobbles++;
                continue;
            }
            if (!cell.Accepts(first)) orders[block] &= Turned;
            if (!cell.Accepts(second)) orders[block] &= AsWritten;
            if (orders[block] == 0) return null;
            if (!cell.IsWobble || (first != 0 && second != 0)) continue;
            wobbles ??= new int[strands.Blocks * 2];
            wobbles[(block * 2) + (first == 0 ? 0 : 1)]++;
        }
        return new AlleleFit(allele, score, orders, wobbles, homozygousWobbles);
    }

    /// <summary>The orders of a block in which this allele takes one copy and the other allele the other.</summary>
    private int Orders(int block, AlleleFit other)
    {
        int mirrored = ((other._orders[block] & AsWritten) << 1) | ((other._orders[block] & Turned) >> 1);
        return _orders[block] & mirrored;
    }

    private int Wobbles(int block, int order) => _wobbles is null ? 0 : _wobbles[(block * 2) + order];
}
