using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Vcf;

/// <summary>Reads VCF 4.1 to 4.4 (plain, gzip or bgzip by their bytes) in one pass and bounded memory, keeping the calls at positions of interest.</summary>
public static class VcfReader
{
    /// <param name="stream">The file's bytes; read forward once, not closed.</param>
    /// <param name="fileName">File name without its folder, for the locations of calls and Issues.</param>
    /// <param name="positionsOf">
    /// The positions of interest of an assembly, asked once when the header is read; <c>null</c> when the knowledge base has no coordinates for it.
    /// </param>
    /// <param name="options">Choices and limits; <see cref="VcfOptions.Default"/> when omitted.</param>
    /// <param name="cancel">Stops the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The sound parts and all faults; a fault of the input never throws. Exceptions of the stream itself pass through.</returns>
    public static VcfContents Read(
        Stream stream, string fileName, Func<GenomeAssembly, LocusSet?> positionsOf, VcfOptions? options = null, CancellationToken cancel = default)
    {
        options ??= VcfOptions.Default;
        var faults = new FaultLog(fileName, options.IssuesPerCode);
        using var text = TextSource.Open(stream, options.MaximumInflation);
        using var lines = new LineSource(text, options.MaximumLineLength);

        if (new HeaderReader(lines, faults, options).Read() is not { } header)
        {
            if (text.Fault is { } cut) faults.Add(cut, lines.Number + 1);
            return new VcfContents(GenomeAssembly.Unknown, [], faults.ToIssues(), 0);
        }

        var positions = LocusSet.Empty;
        if (header.Assembly != GenomeAssembly.Unknown)
        {
            if (positionsOf(header.Assembly) is { } known) positions = known;
            else faults.Add(VcfFault.AssemblyUnsupported);
        }

        var rows = new RowReader(lines, header, positions, faults, options);
        rows.ReadAll(cancel);
        if (text.Fault is { } fault) faults.Add(fault, lines.Number + 1);
        bool reliable = text.Fault != VcfFault.CorruptGzip;
        return new VcfContents(header.Assembly, Samples(header, rows, fileName, reliable), faults.ToIssues(), rows.Records);
    }

    private static ImmutableArray<SampleCalls> Samples(VcfHeader header, RowReader rows, string fileName, bool reliable) =>
    [
        .. header.Samples.Select((column, i) => new SampleCalls(column.Name, header.Assembly, reliable ? rows.CallsOf(i) : [], fileName)
        {
            PatientIdentifiers = column.PatientIdentifiers,
            ChromosomalSex = reliable ? rows.SexOf(i) : null,
            FileDate = header.FileDate,
        }),
    ];
}
