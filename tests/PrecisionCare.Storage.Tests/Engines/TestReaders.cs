using PrecisionCare.Fhir;
using PrecisionCare.Genome;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Vcf;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>The real reader of records, and the real reader of genomes asked for one position.</summary>
internal static class TestReaders
{
    private static readonly LocusSet Positions = LocusSet.From([Locus.Parse("chr10:94781859"), Locus.Parse("chr10:94842866")]);

    public static ImportReaders Plain { get; } = new(
        BundleReader.Read, (stream, file, stop) => VcfReader.Read(stream, file, assembly => assembly == GenomeAssembly.GRCh38 ? Positions : null, null, stop), "test 1");

    /// <summary>Reads records so slowly that a test can act while it goes on.</summary>
    public static ImportReaders Slow(TimeSpan pause) => Plain with
    {
        Fhir = (stream, file, issues) => BundleReader.Read(stream, file, issues).Select(resource =>
        {
            Thread.Sleep(pause);
            return resource;
        }),
    };
}
