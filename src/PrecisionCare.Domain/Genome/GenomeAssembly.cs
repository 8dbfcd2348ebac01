namespace PrecisionCare.Genome;

/// <summary>A human reference genome to which coordinates refer. Coordinates of different assemblies never compare.</summary>
public enum GenomeAssembly
{
    /// <summary>Neither declared nor inferable from contig lengths.</summary>
    Unknown,

    /// <summary>GRCh37, also called hg19 (2009).</summary>
    GRCh37,

    /// <summary>GRCh38, also called hg38 (2013), the assembly of the knowledge base.</summary>
    GRCh38,
}
