using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Vcf;

/// <summary>What the lines before the rows say, as far as it matters for the calls.</summary>
/// <param name="Assembly">The assembly to rely on; <see cref="GenomeAssembly.Unknown"/> when none.</param>
/// <param name="Columns">Columns of every row: 8, or 9 and one for each sample.</param>
/// <param name="Samples">The samples to read, in column order.</param>
internal sealed record VcfHeader(GenomeAssembly Assembly, int Columns, ImmutableArray<SampleColumn> Samples)
{
    public DateOnly? FileDate { get; init; }

    /// <summary>Whether chrM rows are of hg19's old sequence.</summary>
    public bool OldMitochondrion { get; init; }

    /// <summary>Whether FORMAT/AD has one number for REF and each ALT (Number=R), which is so where the header does not say otherwise.</summary>
    public bool DepthsByAllele { get; init; } = true;
}

/// <param name="Index">0-based among the sample columns.</param>
/// <param name="Name">The column's name.</param>
/// <param name="PatientIdentifiers">Identifiers of the patient that the header links to the sample.</param>
internal sealed record SampleColumn(int Index, string Name, ImmutableArray<string> PatientIdentifiers);
