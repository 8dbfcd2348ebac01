using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// The two copies of a gene as far as the readings order them. Heterozygous positions whose order to each other is known form a block; between blocks the order
/// is open, so that <c>n</c> blocks stand for 2^n possible copies, each the mirror image of another. Nothing here lists them: an allele is compared with
/// each block by itself.
/// </summary>
internal sealed class Strands
{
    private readonly int[] _first;
    private readonly int[] _second;
    private readonly int[] _block;

    private Strands(GeneDefinition definition, ImmutableArray<PositionReading?> readings)
    {
        Definition = definition;
        Usable = [.. Enumerable.Range(0, readings.Length).Where(i => readings[i] is not null)];
        _first = [.. readings.Select(r => r?.First ?? Missing)];
        _second = [.. readings.Select(r => r?.Second ?? Missing)];
        _block = new int[readings.Length];
        var known = Usable.Select(i => readings[i]!).ToList();
        IsHaploid = known.Count > 0 && known.TrueForAll(r => r.IsHaploid);
        IsPhased = known.TrueForAll(r => r.IsPhased);
        HasPartial = known.Exists(r => r.IsPartial);
        UsesPhaseSets = known.Exists(r => r is { IsHeterozygous: true, IsPhased: true, PhaseSet: not null });
        Blocks = Number(readings);
        Unlike = [.. Usable.Where(i => !definition.OpenCell(i).Accepts(_first[i]) || !definition.OpenCell(i).Accepts(_second[i]))];
    }

    /// <summary>An allele number for a copy of which nothing is known; no allele of a definition accepts it.</summary>
    public const int Missing = -1;

    public const int Homozygous = -1;

    public GeneDefinition Definition { get; }

    /// <summary>Indexes of the positions that were read.</summary>
    public ImmutableArray<int> Usable { get; }

    /// <summary>Those among them where a copy is not what an allele means that leaves the position open.</summary>
    public ImmutableArray<int> Unlike { get; }

    /// <summary>Number of blocks whose order to each other is open.</summary>
    public int Blocks { get; }

    /// <summary>Only one copy was read at every position.</summary>
    public bool IsHaploid { get; }

    /// <summary>Every genotype was written as phased.</summary>
    public bool IsPhased { get; }

    /// <summary>Somewhere one of the two copies is unknown.</summary>
    public bool HasPartial { get; }

    public bool UsesPhaseSets { get; }

    /// <summary>The copies are known whole: there is nothing to order, or one block only.</summary>
    public bool IsEffectivelyPhased => Blocks <= 1;

    public string Phase => IsPhased && Blocks <= 1 ? "phased" : Blocks <= 1 ? "effectively phased" : UsesPhaseSets ? "partly phased" : "unphased";

    public static Strands Of(GeneReadings readings) => new(readings.Definition, readings.Readings);

    /// <summary>The same without some positions.</summary>
    public static Strands Without(GeneReadings readings, params ReadOnlySpan<int> positions)
    {
        var kept = readings.Readings.ToBuilder();
        foreach (int position in positions)
            if (position >= 0)
                kept[position] = null;
        return new Strands(readings.Definition, kept.ToImmutable());
    }

    public bool IsUsable(int position) => _first[position] != Missing || _second[position] != Missing;

    /// <summary>Number of the block that the position belongs to, or <see cref="Homozygous"/>.</summary>
    public int BlockOf(int position) => _block[position];

    /// <summary>The allele number on the copy that takes a block in the order written (<c>false</c>) or in the other (<c>true</c>).</summary>
    public int Allele(int position, bool turned) => turned ? _second[position] : _first[position];

    private int Number(ImmutableArray<PositionReading?> readings)
    {
        int count = 0;
        var sets = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < readings.Length; i++)
        {
            if (readings[i] is not { IsHeterozygous: true } reading)
                _block[i] = Homozygous;
            else if (!reading.IsPhased)
                _block[i] = count++;
            else if (sets.TryGetValue(reading.PhaseSet ?? "", out int block))
                _block[i] = block;
            else
                sets.Add(reading.PhaseSet ?? "", _block[i] = count++);
        }
        return count;
    }
}
