using System.Collections.Immutable;
using System.Text;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Vcf;

/// <summary>
/// Goes through the rows: checks the columns that every row must have right, passes rows at positions of interest to <see cref="CallReader"/>, counts those
/// of the sex chromosomes as evidence, and lets go of the others after a glance at five columns.
/// </summary>
internal sealed class RowReader(LineSource lines, VcfHeader header, LocusSet positions, FaultLog faults, VcfOptions options)
{
    private const int LongestContigName = 64;
    private readonly CallReader _calls = new(header, faults, options);
    private readonly SexEvidence[] _sex = new SexEvidence[header.Samples.Length];
    private byte[] _contig = [];
    private Chromosome? _chromosome;
    private int _chromosomeLength;
    private bool _anyChromosome;
    private FormatKeys _keys = FormatKeys.None;

    public long Records { get; private set; }

    public void ReadAll(CancellationToken cancel)
    {
        while (true)
        {
            var found = lines.Next(out var line);
            if (found == LineEvent.End || (found != LineEvent.TooLong && !Line(line, found == LineEvent.UnfinishedLine))) break;
            if (found == LineEvent.TooLong) faults.Add(VcfFault.LineTooLong, lines.Number);
            if ((lines.Number & 0xfff) == 0) cancel.ThrowIfCancellationRequested();
        }

        if (Records > 0 && !_anyChromosome) faults.Add(VcfFault.NoKnownChromosome);
    }

    public ImmutableArray<VariantCall> CallsOf(int sample) => _calls.Of(sample);

    public ChromosomalSex? SexOf(int sample) => _sex[sample].Judge();

    /// <summary>Reads one line; false when nothing after it may be read.</summary>
    private bool Line(ReadOnlySpan<byte> line, bool unfinished)
    {
        if (unfinished) faults.Add(VcfFault.UnfinishedLine, lines.Number);
        if (line.IsEmpty) return true;
        if (line[0] == '#')
        {
            bool isHeader = line.StartsWith("##"u8) || line.StartsWith("#CHROM"u8);
            faults.Add(isHeader ? VcfFault.SecondHeader : VcfFault.Remark, lines.Number);
            return !isHeader;
        }

        Records++;
        if (line.Count((byte)'\t') + 1 == header.Columns) return Row(new VcfRow(line));
        faults.Add(VcfFault.ColumnCount, lines.Number);
        return true;
    }

    private bool Row(in VcfRow row)
    {
        if (!row.Chromosome.SequenceEqual(_contig)) EnterContig(row.Chromosome);
        if (!WholeNumber.TryParse(row.Position, out int position)) return Refuse(VcfFault.Position, "POS");
        if (!Alleles.AreBases(row.Reference)) return Refuse(VcfFault.Reference, "REF");
        if (_chromosome is not { } chromosome || position == 0) return true; // position 0 stands for the telomere
        if (position > _chromosomeLength) return Refuse(VcfFault.BeyondChromosome, "POS");

        if (CountsForSex(row, chromosome, position)) CountForSex(row, chromosome);
        var extent = RowExtent.Of(row, position);
        return !OfInterest(row, chromosome, position, extent.End) || _calls.Read(row, new Locus(chromosome, position), extent, lines.Number);
    }

    private bool Refuse(VcfFault fault, string column)
    {
        faults.Add(fault, lines.Number, column);
        return true;
    }

    /// <summary>Rows mostly repeat the contig of the row before.</summary>
    private void EnterContig(ReadOnlySpan<byte> name)
    {
        _contig = name.ToArray();
        string text = name.Length > LongestContigName ? "" : Encoding.UTF8.GetString(name);
        bool known = Chromosome.TryParse(text, out var chromosome) && !IsOfOtherAssembly(text, chromosome);
        _anyChromosome |= known;
        _chromosome = known && !(chromosome == Chromosome.M && header.OldMitochondrion) ? chromosome : null;
        if (known && header.Assembly != GenomeAssembly.Unknown) _chromosomeLength = AssemblyContigs.LengthOf(header.Assembly, chromosome);
        else _chromosomeLength = int.MaxValue;
    }

    private bool IsOfOtherAssembly(string contig, Chromosome chromosome) =>
        chromosome != Chromosome.M && RefSeqSequence.TryParse(contig, out _, out var assembly) && assembly != header.Assembly;

    private bool OfInterest(in VcfRow row, Chromosome chromosome, int start, int end)
    {
        int window = options.IndelWindow;
        if (!positions.Overlaps(chromosome, start - window, (int)Math.Min(int.MaxValue, (long)end + window))) return false;
        return positions.Overlaps(chromosome, start, end) || Alleles.ChangeLength(row.Reference, row.Alternate);
    }

    private bool CountsForSex(in VcfRow row, Chromosome chromosome, int position) =>
        (chromosome == Chromosome.X || chromosome == Chromosome.Y) && header.Assembly != GenomeAssembly.Unknown
        && row.Reference.Length == 1 && !Alleles.AreReferenceOnly(row.Alternate)
        && !PseudoautosomalRegions.Contain(header.Assembly, chromosome, position)
        && (row.Filter.SequenceEqual("PASS"u8) || row.Filter.SequenceEqual("."u8));

    private void CountForSex(in VcfRow row, Chromosome chromosome)
    {
        _keys = FormatKeys.For(row.Format, _keys);
        if (_keys.Genotype < 0) return;
        var cells = new SampleCells(row.Samples);
        for (int i = 0; i < _sex.Length; i++) _sex[i].Add(chromosome, FormatKeys.Value(cells.At(header.Samples[i].Index), _keys.Genotype));
    }
}
