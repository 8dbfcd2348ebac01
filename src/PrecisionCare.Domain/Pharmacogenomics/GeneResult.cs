using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>Whether a gene's alleles are known. Only <see cref="Called"/> and <see cref="Reported"/> carry alleles; none of the others reads as normal.</summary>
public enum GeneCallStatus
{
    /// <summary>Called from the VCF.</summary>
    Called,

    /// <summary>Positions were seen, but no pair of known alleles explains them, or a required one is missing.</summary>
    NoCall,

    /// <summary>No usable position of the gene was seen: not tested.</summary>
    NotCovered,

    /// <summary>Taken from a laboratory's report.</summary>
    Reported,
}

/// <summary>One allele of a result with what is known of its function.</summary>
/// <param name="Name">PharmVar or CPIC name, such as <c>*2</c>.</param>
/// <param name="Function">CPIC function term, such as <c>No function</c>; <c>null</c> when not assigned.</param>
/// <param name="ActivityValue">CPIC activity value as published (<c>0.5</c>, <c>≥3.0</c>); <c>null</c> for genes without.</param>
public sealed record AlleleFunction(string Name, string? Function, string? ActivityValue);

/// <summary>One way to read a gene: a pair of alleles (one if haploid) with its phenotype.</summary>
/// <param name="Label">Alleles joined by a slash.</param>
/// <param name="Alleles">One or two.</param>
/// <param name="Phenotype">CPIC term, such as <c>Poor Metabolizer</c>, <c>Indeterminate</c>; <c>null</c> where the gene has none.</param>
/// <param name="ActivityScore">As published; <c>null</c> for genes without.</param>
/// <param name="LookupKey">Key under which guidelines list it: the score for score genes, else the phenotype; <c>null</c> when there is none or several.</param>
public sealed record DiplotypeResult(
    string Label, ImmutableArray<AlleleFunction> Alleles, string? Phenotype, string? ActivityScore, string? LookupKey)
{
    /// <summary>
    /// All keys that hold at once: <see cref="LookupKey"/>, or one for each tracked HLA allele (<c>*57:01 negative</c>, <c>*15:02 positive</c>). Several
    /// readings, in contrast, are alternatives of which one is true.
    /// </summary>
    public ImmutableArray<string> LookupKeys { get; init; } = LookupKey is null ? [] : [LookupKey];
}

/// <summary>Which positions of the gene's definition the input answered.</summary>
/// <param name="Seen">Number of positions with a usable genotype.</param>
/// <param name="Missing">Positions without one: not in the file, no call, or discarded with an Issue.</param>
/// <param name="Assumed">Positions taken as reference because the user asked for it; empty by default.</param>
public sealed record PositionCoverage(int Seen, ImmutableArray<Locus> Missing, ImmutableArray<Locus> Assumed)
{
    /// <summary>Why the missing positions are missing, as far as that is known; in genome order.</summary>
    public ImmutableArray<UnreadPosition> Unread { get; init; } = [];

    /// <summary>Of the positions seen, those that a gVCF block of reference answers.</summary>
    public ImmutableArray<Locus> FromBlocks { get; init; } = [];
}

/// <summary>The genotype read at a position.</summary>
/// <param name="Locus">GRCh38.</param>
/// <param name="RsId">dbSNP id, where there is one.</param>
/// <param name="Alleles">The one or two alleles as bases, <c>.</c> for an unknown copy.</param>
/// <param name="Phased">Whether their order was stated.</param>
public sealed record PositionGenotype(Locus Locus, string? RsId, ImmutableArray<string> Alleles, bool Phased)
{
    public override string ToString() => $"{RsId ?? Locus.ToString()} {string.Join(Phased ? '|' : '/', Alleles)}";
}

/// <summary>What is known of one pharmacogene of one patient, with everything needed to show why.</summary>
public sealed record GeneResult
{
    /// <summary>HGNC symbol.</summary>
    public required string Gene { get; init; }

    public required GeneCallStatus Status { get; init; }

    /// <summary>What the matcher found, best first; several when they tie.</summary>
    public ImmutableArray<string> Diplotypes { get; init; } = [];

    /// <summary>Instead of diplotypes where a gene is called as a list of alleles (unphased DPYD, RYR1).</summary>
    public ImmutableArray<string> Haplotypes { get; init; } = [];

    /// <summary>The diplotypes as shown, after gene rules (SLCO1B1 inference, outside calls).</summary>
    public ImmutableArray<string> SourceDiplotypes { get; init; } = [];

    /// <summary>The short labels that a clinician reads, such as <c>c.3257G&gt;A (heterozygous)</c>.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The readings by which recommendations are looked up, each with its phenotype; empty when the gene is not called.</summary>
    public ImmutableArray<DiplotypeResult> Readings { get; init; } = [];

    /// <summary>The distinct phenotypes of <see cref="Readings"/>, tracked HLA alleles among them (<c>*57:01 positive</c>).</summary>
    public ImmutableArray<string> Phenotypes { get; init; } = [];

    /// <summary>The activity score when all readings agree on one.</summary>
    public string? ActivityScore { get; init; }

    /// <summary>
    /// <c>phased</c>; <c>effectively phased</c>, when there was nothing to order; <c>partly phased</c>, in sets whose order to each other is open; or
    /// <c>unphased</c>. <c>null</c> when nothing was read from a VCF.
    /// </summary>
    public string? Phase { get; init; }

    public PositionCoverage Positions { get; init; } = new(0, [], []);

    /// <summary>Where the sample differs from the reference sequence.</summary>
    public ImmutableArray<PositionGenotype> Variants { get; init; } = [];

    /// <summary>Positions that a guideline uses beside the alleles, where they were read (rs12777823 for warfarin).</summary>
    public ImmutableArray<PositionGenotype> OtherGenotypes { get; init; } = [];

    /// <summary>Alleles that could not be looked for, since none of the positions that tell them was read.</summary>
    public ImmutableArray<string> UntestedAlleles { get; init; } = [];

    /// <summary>No allele could be called; the readings are inferred from a single position (SLCO1B1 from rs4149056).</summary>
    public bool Inferred { get; init; }

    /// <summary>The cheapest test that would tell the readings apart, where they lead to different advice; <c>null</c> where there is nothing to tell apart.</summary>
    public SettlingTest? SettledBy { get; init; }

    /// <summary>What the VCF would have given, where a laboratory's report took its place.</summary>
    public GeneResult? FromVcf { get; init; }

    /// <summary>Ids of what the result rests on: <c>chr10:94781859</c> loci seen with a variant, or the report's location.</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>What to keep in mind of the result; see <see cref="Knowledge.KnowledgeBase.WithCaveats"/>.</summary>
    public ImmutableArray<Caveat> Caveats { get; init; } = [];

    /// <summary>Faults of the input that belong on the gene's row.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>Whether there is something to look recommendations up by.</summary>
    public bool HasCall => Status is GeneCallStatus.Called or GeneCallStatus.Reported || Inferred;
}
