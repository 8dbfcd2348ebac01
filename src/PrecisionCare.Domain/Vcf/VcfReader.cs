using PrecisionCare.Genome;

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
        Stream stream, string fileName, Func<GenomeAssembly, LocusSet?> positionsOf, VcfOptions? options = null, CancellationToken cancel = default) =>
        throw new NotImplementedException();
}
