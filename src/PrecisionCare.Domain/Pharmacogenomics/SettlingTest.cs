using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>Kinds of tests, the cheapest first: asking costs nothing, one position less than reading the whole gene.</summary>
public enum SettlingTestKind
{
    /// <summary>The laboratory that reported knows more than its report says.</summary>
    AskLaboratory,

    /// <summary>Genotyping single positions.</summary>
    Genotyping,

    /// <summary>Counting the copies of the gene.</summary>
    CopyNumber,

    /// <summary>Finding out which variants lie on the same chromosome, by long reads or by the parents' genotypes.</summary>
    Phasing,

    /// <summary>Reading the whole gene.</summary>
    Sequencing,
}

/// <summary>The cheapest test that would tell the possible readings of a gene apart.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Positions">The positions to look at, by rs number or locus; empty where the test is of the whole gene.</param>
/// <param name="Text">A sentence for the reader.</param>
public sealed record SettlingTest(SettlingTestKind Kind, ImmutableArray<string> Positions, string Text);
