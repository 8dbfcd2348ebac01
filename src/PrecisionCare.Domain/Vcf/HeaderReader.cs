using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PrecisionCare.Vcf;

/// <summary>
/// Reads the ## lines and the #CHROM line; <see cref="Read"/> gives <c>null</c> when no row can be read after them, with the fault noted unless it is the
/// source's.
/// </summary>
internal sealed class HeaderReader(LineSource lines, FaultLog faults, VcfOptions options)
{
    private const string FixedColumns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

    /// <summary>A header line longer than this carries nothing that is read here.</summary>
    private const int LongestParsedLine = 1 << 20;

    private readonly AssemblyEvidence _assembly = new();
    private readonly PatientLinks _patients = new(options.MaximumSamples);
    private DateOnly? _fileDate;
    private bool _depthsByAllele = true;

    public VcfHeader? Read()
    {
        while (true)
        {
            var found = lines.Next(out var line);
            if (lines.Number == 1 && line is [0xef, 0xbb, 0xbf, .. var withoutMark]) line = withoutMark;
            if (found == LineEvent.End && lines.CutShort) return null;
            if (lines.Number <= 1 && !LooksLikeVcf(found, line)) return null;
            if (found == LineEvent.End || (found != LineEvent.TooLong && line is not [(byte)'#', ..] and not []))
            {
                faults.Add(VcfFault.NoColumnLine, Math.Max(lines.Number, 1));
                return null;
            }

            if (found == LineEvent.TooLong) faults.Add(VcfFault.LineTooLong, lines.Number);
            else if (line is [(byte)'#', (byte)'#', ..]) MetaLine(line);
            else if (line.StartsWith("#CHROM"u8)) return ColumnLine(line);
            else if (!line.IsEmpty) faults.Add(VcfFault.Remark, lines.Number);
        }
    }

    /// <summary>Judges the first line, which begins with ## even in files that forgot to name their version.</summary>
    private bool LooksLikeVcf(LineEvent found, ReadOnlySpan<byte> line)
    {
        if (found == LineEvent.End && !lines.SawText) faults.Add(VcfFault.Empty);
        else if (found == LineEvent.End) faults.Add(VcfFault.NoColumnLine, 1);
        else if (found == LineEvent.TooLong || line is not [(byte)'#', ..]) faults.Add(VcfFault.NotVcf, 1);
        else if (!line.StartsWith("##fileformat=VCFv4."u8) || line["##fileformat=VCFv4.".Length..] is not [>= (byte)'1' and <= (byte)'5'])
        {
            faults.Add(VcfFault.Version, 1);
            return true;
        }
        else return true;

        return false;
    }

    private void MetaLine(ReadOnlySpan<byte> line)
    {
        int equals = line.IndexOf((byte)'=');
        if (equals < 0 || line.Length > LongestParsedLine) return;
        string value = Encoding.UTF8.GetString(line[(equals + 1)..]);
        switch (Encoding.UTF8.GetString(line[2..equals]))
        {
            case "contig":
                _assembly.Contig(HeaderFields.Parse(value));
                break;
            case "reference":
                _assembly.Reference(value);
                break;
            case "fileDate":
                _fileDate ??= ParseDate(value);
                break;
            case "patient":
                _patients.Patient(value);
                break;
            case "SAMPLE":
                _patients.Sample(HeaderFields.Parse(value));
                break;
            case "FORMAT" when HeaderFields.Parse(value) is { } format && format.GetValueOrDefault("ID") == "AD":
                _depthsByAllele = format.GetValueOrDefault("Number") == "R";
                break;
        }
    }

    /// <summary>Reads 20260131, 2026-01-31 and the like with a time behind; other forms are ambiguous and give nothing.</summary>
    private static DateOnly? ParseDate(string value)
    {
        string date = value.Trim().Trim('"');
        foreach (string format in (string[])["yyyyMMdd", "yyyy-MM-dd"])
        {
            if (date.Length < format.Length || (date.Length > format.Length && char.IsDigit(date[format.Length]))) continue;
            if (DateOnly.TryParseExact(date[..format.Length], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        }

        return null;
    }

    private VcfHeader? ColumnLine(ReadOnlySpan<byte> line)
    {
        int count = line.Count((byte)'\t') + 1 - 9;
        if (count > options.MaximumSamples)
        {
            faults.Add(VcfFault.TooManySamples, lines.Number);
            return null;
        }

        string[] columns = Encoding.UTF8.GetString(line).Split('\t');
        string head = string.Join('\t', columns.Take(8));
        if (head != FixedColumns || (columns.Length > 8 && columns[8] != "FORMAT"))
        {
            faults.Add(VcfFault.Columns, lines.Number);
            return null;
        }

        var (assembly, fault) = _assembly.Judge(options.DeclaredAssembly);
        if (fault is not null) faults.Add(fault);
        if (_assembly.OldMitochondrion) faults.Add(VcfFault.Mitochondrion);
        return new VcfHeader(assembly, columns.Length, ChooseSamples(columns.Length > 9 ? columns[9..] : []))
        {
            FileDate = _fileDate,
            OldMitochondrion = _assembly.OldMitochondrion,
            DepthsByAllele = _depthsByAllele,
        };
    }

    private ImmutableArray<SampleColumn> ChooseSamples(string[] names)
    {
        if (names.Length == 0) faults.Add(VcfFault.NoSamples, lines.Number);
        if (_patients.AmbiguousAmong(names.Length)) faults.Add(VcfFault.PatientAmbiguous);
        HashSet<string> repeated = [.. names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
        var wanted = options.Samples;
        foreach (string _ in wanted.Except(names)) faults.Add(VcfFault.SampleNotFound, lines.Number);
        foreach (string _ in repeated) faults.Add(VcfFault.DuplicateSample, lines.Number);
        return
        [
            .. names.Select((name, index) => new SampleColumn(index, name, _patients.Of(name, names.Length)))
                .Where(column => !repeated.Contains(column.Name) && (wanted.IsEmpty || wanted.Contains(column.Name))),
        ];
    }
}
