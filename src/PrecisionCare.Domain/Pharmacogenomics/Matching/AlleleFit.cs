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
    public static int StatedPositions(NamedAllele allele, Strands strands)
    {
        int count = 0;
        foreach (var cell in allele.Cells)
            if (strands.IsUsable(cell.Position))
                count++;
        return count;
    }

    /// <summary>The fit of an allele whose open positions mean reference; <c>null</c> when it fits no copy or states no position that was read.</summary>
    public static AlleleFit? OfWhole(NamedAllele allele, Strands strands) => Of(allele, strands, whole: true);

    /// <summary>The fit of the positions that the allele states, whatever stands at the others.</summary>
    public static AlleleFit? OfStated(NamedAllele allele, Strands strands) => Of(allele, strands, whole: false);

    /// <summary>Whether a copy is the allele and nothing else, at the positions that <paramref name="strands"/> use.</summary>
    public static bool Explains(NamedAllele allele, GeneCopy copy, Strands strands)
    {
        int stated = 0;
        foreach (var cell in allele.Cells)
        {
            if (!strands.IsUsable(cell.Position)) continue;
            if (!cell.Accepts(copy.Allele(cell.Position))) return false;
            stated++;
        }
        if (stated == 0) return false;
        foreach (int position in strands.Unlike)
            if (!allele.States(position) && !strands.Definition.OpenCell(position).Accepts(copy.Allele(position)))
                return false;
        return true;
    }

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

    private static AlleleFit? Of(NamedAllele allele, Strands strands, bool whole)
    {
        int score = StatedPositions(allele, strands);
        if (score == 0) return null;
        byte[] orders = new byte[strands.Blocks];
        Array.Fill(orders, (byte)(AsWritten | Turned));
        int[]? wobbles = null;
        int homozygousWobbles = 0;
        foreach (var cell in allele.Cells)
        {
            if (!strands.IsUsable(cell.Position)) continue;
            if (!Narrow(cell, strands, orders)) return null;
            if (!cell.IsWobble) continue;
            int block = strands.BlockOf(cell.Position);
            bool first = strands.Allele(cell.Position, false) == 0, second = strands.Allele(cell.Position, true) == 0;
            if (block == Strands.Homozygous) homozygousWobbles += first ? 1 : 0;
            else if (first || second) (wobbles ??= new int[strands.Blocks * 2])[(block * 2) + (first ? 0 : 1)]++;
        }
        if (whole)
            foreach (int position in strands.Unlike)
                if (!allele.States(position) && !Narrow(strands.Definition.OpenCell(position), strands, orders))
                    return null;
        return new AlleleFit(allele, score, orders, wobbles, homozygousWobbles);
    }

    /// <summary>Leaves of a block's orders those that a cell allows; false when none is left.</summary>
    private static bool Narrow(AlleleCell cell, Strands strands, byte[] orders)
    {
        int block = strands.BlockOf(cell.Position);
        bool first = cell.Accepts(strands.Allele(cell.Position, false));
        if (block == Strands.Homozygous) return first;
        if (!first) orders[block] &= Turned;
        if (!cell.Accepts(strands.Allele(cell.Position, true))) orders[block] &= AsWritten;
        return orders[block] != 0;
    }

    /// <summary>The orders of a block in which this allele takes one copy and the other allele the other.</summary>
    private int Orders(int block, AlleleFit other)
    {
        int mirrored = ((other._orders[block] & AsWritten) << 1) | ((other._orders[block] & Turned) >> 1);
        return _orders[block] & mirrored;
    }

    private int Wobbles(int block, int order) => _wobbles is null ? 0 : _wobbles[(block * 2) + order];
}
