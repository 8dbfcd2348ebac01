using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Vcf;

/// <summary>What was read from one VCF: the calls of interest of each sample, and everything that was wrong with the file.</summary>
/// <param name="Assembly">Assembly of the coordinates; <see cref="GenomeAssembly.Unknown"/> when the file states none and none was declared.</param>
/// <param name="Samples">The samples read, in column order; without calls where the assembly is unknown or not supported.</param>
/// <param name="Issues">Every fault found, in the order of the file.</param>
/// <param name="Records">Data rows seen, those away from positions of interest and the faulty ones included.</param>
public sealed record VcfContents(GenomeAssembly Assembly, ImmutableArray<SampleCalls> Samples, ImmutableArray<Issue> Issues, long Records);
