using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Vcf;

/// <summary>Turns rows at positions of interest into calls, one for each sample. Samples with the same short cell share the call, as most do in a cohort.</summary>
internal sealed class CallReader(VcfHeader header, FaultLog faults, VcfOptions options)
{
    private const int CallBytes = 256, LongestSharedCell = 15;
    private readonly ImmutableArray<VariantCall>.Builder[] _calls = [.. header.Samples.Select(_ => ImmutableArray.CreateBuilder<VariantCall>())];
    private readonly HashSet<(Locus Locus, string Reference, string Alternates)> _rows = [];
    private readonly Dictionary<UInt128, VariantCall?> _ofCell = [];
    private readonly GenotypeText _genotypes = new();
    private FormatKeys _keys = FormatKeys.None;
    private long _memory;

    public ImmutableArray<VariantCall> Of(int sample) => _calls[sample].ToImmutable();

    /// <summary>Reads the calls of a row; false when the memory granted to the file is used up.</summary>
    public bool Read(in VcfRow row, Locus locus, RowExtent extent, long line)
    {
        if (header.Samples.IsEmpty) return true;
        if (!Alleles.TrySplit(row.Alternate, out var alternates))
        {
            faults.Add(VcfFault.Alternate, line, "ALT");
            return true;
        }

        var shared = new VariantCall(locus, Alleles.ToUpper(row.Reference), alternates, null, faults.At(line))
        {
            Id = TextOf(row.Id),
            Filter = TextOf(row.Filter),
            End = extent.End,
        };
        _keys = FormatKeys.For(row.Format, _keys);
        NoteFaults(shared, extent, line);

        bool block = Alleles.AreReferenceOnly(row.Alternate) && (extent.Stated || alternates.Length > 0);
        var cells = new SampleCells(row.Samples);
        _ofCell.Clear();
        _memory += CallBytes + (4L * (row.Reference.Length + row.Alternate.Length + row.Id.Length + row.Filter.Length));
        for (int i = 0; i < _calls.Length; i++)
        {
            var cell = cells.At(header.Samples[i].Index);
            if (CallOf(shared, cell, block, header.Samples[i].Index, line) is { } call) _calls[i].Add(call);
        }

        _memory += 8L * _calls.Length;
        if (_memory <= options.MaximumCallMemory) return true;
        faults.Add(VcfFault.TooManyCalls, line);
        return false;
    }

    private void NoteFaults(VariantCall row, RowExtent extent, long line)
    {
        if (extent.Faulty) faults.Add(VcfFault.End, line, "INFO/END");
        if (_keys.Genotype < 0) faults.Add(VcfFault.GenotypeAbsent, line, "FORMAT");
        if (_keys.Genotype > 0) faults.Add(VcfFault.GenotypeNotFirst, line, "FORMAT");
        if (!_rows.Add((row.Locus, row.Reference, string.Join(',', row.Alternates)))) faults.Add(VcfFault.DuplicateRow, line);
    }

    private VariantCall? CallOf(VariantCall row, ReadOnlySpan<byte> cell, bool block, int sample, long line)
    {
        if (_calls.Length == 1 || cell.Length > LongestSharedCell) return NewCall(row, cell, block, sample, line);
        UInt128 key = 1;
        foreach (byte b in cell) key = (key << 8) | b;
        if (_ofCell.TryGetValue(key, out var call) && call is not null) return call;
        return _ofCell[key] = NewCall(row, cell, block, sample, line);
    }

    private VariantCall? NewCall(VariantCall row, ReadOnlySpan<byte> cell, bool block, int sample, long line)
    {
        _memory += CallBytes;
        Genotype? genotype = null;
        if (_keys.Genotype >= 0)
        {
            genotype = _genotypes.Parse(FormatKeys.Value(cell, _keys.Genotype));
            bool listed = genotype is not null && genotype.Alleles.All(allele => allele is null || allele <= row.Alternates.Length);
            if (!listed)
            {
                string column = string.Create(CultureInfo.InvariantCulture, $"column {sample + 10}");
                faults.Add(genotype is null ? VcfFault.GenotypeMalformed : VcfFault.GenotypeIndex, line, column);
                return null;
            }
        }

        int? depth = NumberOf(cell, _keys.Depth);
        return row with
        {
            Genotype = genotype,
            PhaseSet = TextOf(FormatKeys.Value(cell, _keys.PhaseSet)) ?? PhaseSetList(cell),
            End = block && _keys.Length >= 0 ? EndOfBlock(row, cell) : row.End,
            Depth = block ? NumberOf(cell, _keys.LeastDepth) ?? depth : depth,
            GenotypeQuality = NumberOf(cell, _keys.Quality),
            AlleleDepths = header.DepthsByAllele ? DepthsOf(FormatKeys.Value(cell, _keys.AlleleDepths), row.Alternates.Length + 1) : [],
            IsReferenceBlock = block && genotype is { IsHomozygousReference: true },
        };
    }

    /// <summary>
    /// PSL as one name: two genotypes with the same list stand in the same order to each other, whatever the sets mean by themselves. A list with an unphased
    /// allele is none.
    /// </summary>
    private string? PhaseSetList(ReadOnlySpan<byte> cell)
    {
        var list = FormatKeys.Value(cell, _keys.PhaseSetList);
        foreach (var range in list.Split((byte)','))
            if (list[range].SequenceEqual("."u8))
                return null;
        return TextOf(list);
    }

    /// <summary>A block that states its length by sample is no longer than that, and without one no longer than REF.</summary>
    private int EndOfBlock(VariantCall row, ReadOnlySpan<byte> cell)
    {
        int length = WholeNumber.TryParse(FormatKeys.Value(cell, _keys.Length), out int stated) && stated > 0 ? stated : row.Reference.Length;
        return (int)Math.Min(int.MaxValue, row.Locus.Position + length - 1L);
    }

    private static string? TextOf(ReadOnlySpan<byte> text) => text.IsEmpty || text.SequenceEqual("."u8) ? null : Encoding.UTF8.GetString(text);

    /// <summary>A whole number, or the whole part of one that a caller wrote with a fraction (GQ); <c>null</c> for anything else.</summary>
    private static int? NumberOf(ReadOnlySpan<byte> cell, int key)
    {
        var text = FormatKeys.Value(cell, key);
        int point = text.IndexOf((byte)'.');
        return WholeNumber.TryParse(point > 0 ? text[..point] : text, out int number) ? number : null;
    }

    /// <summary>One depth for each allele; empty when there are more or fewer.</summary>
    private static ImmutableArray<int?> DepthsOf(ReadOnlySpan<byte> text, int alleles)
    {
        if (text.IsEmpty || text.Count((byte)',') + 1 != alleles) return [];
        var depths = ImmutableArray.CreateBuilder<int?>(alleles);
        foreach (var range in text.Split((byte)',')) depths.Add(WholeNumber.TryParse(text[range], out int depth) ? depth : null);
        return depths.MoveToImmutable();
    }
}
