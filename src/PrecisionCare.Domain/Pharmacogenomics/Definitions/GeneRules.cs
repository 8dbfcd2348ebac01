using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>When an ALT that a definition does not list is read as REF.</summary>
public enum UndocumentedAlleles
{
    /// <summary>Never: nothing matches and the gene is not called.</summary>
    Kept,

    /// <summary>Unless combinations and partial alleles were asked for.</summary>
    ReadAsReferenceInExactMatches,

    /// <summary>Always.</summary>
    ReadAsReference,
}

/// <summary>Two variants that travel together, of which one decides (DPYD HapB3).</summary>
/// <param name="Deciding">Locus of the causal variant.</param>
/// <param name="Tag">Locus of the variant by which the haplotype was first found.</param>
/// <param name="Both">Name of the allele with both.</param>
/// <param name="DecidingOnly">Name of the allele with the causal variant alone.</param>
public sealed record LinkedVariants(Locus Deciding, Locus Tag, string Both, string DecidingOnly);

/// <summary>A single position from which a star allele is inferred when none could be called (SLCO1B1).</summary>
/// <param name="Locus">The position.</param>
/// <param name="RsId">Its dbSNP id, by which it is shown.</param>
/// <param name="Alleles">Base to star allele.</param>
public sealed record InferringPosition(Locus Locus, string RsId, ImmutableDictionary<string, string> Alleles);

/// <summary>What holds for a gene beside its definition and functions, from the table <c>pharmacogenes/rules.tsv</c>.</summary>
public sealed record GeneRules
{
    public static GeneRules None { get; } = new();

    /// <summary>Only a laboratory's report gives the alleles; a VCF of small variants cannot.</summary>
    public bool OutsideOnly { get; init; }

    /// <summary>One allele whatever the sex.</summary>
    public bool SingleAllele { get; init; }

    /// <summary>Alleles that are each reported positive or negative (HLA).</summary>
    public ImmutableArray<string> TrackedAlleles { get; init; } = [];

    public UndocumentedAlleles Undocumented { get; init; }

    /// <summary>The two alleles with the least function decide, and unphased data gives a list of alleles instead of a diplotype.</summary>
    public bool LowestFunction { get; init; }

    /// <summary>The word in a function's name that makes it the worst; <c>null</c> when activity values order the alleles.</summary>
    public string? WorstFunction { get; init; }

    public LinkedVariants? Linked { get; init; }

    /// <summary>Alleles with a plus in the name are no parts of combinations.</summary>
    public bool NoPlusInCombinations { get; init; }

    public InferringPosition? InferredFrom { get; init; }

    /// <summary>A heterozygous carrier is labelled by the variant alone: <c>c.3257G&gt;A (heterozygous)</c>.</summary>
    public bool NamedByVariant { get; init; }

    /// <summary>Other spelling to the name in use.</summary>
    public ImmutableDictionary<string, string> Aliases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Reads the rules of all genes.</summary>
    /// <exception cref="InvalidDataException">A rule is not known or its value cannot be read.</exception>
    public static ImmutableSortedDictionary<string, GeneRules> Read(KnowledgeTable table)
    {
        var genes = ImmutableSortedDictionary.CreateBuilder<string, GeneRules>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            try
            {
                genes[row["gene"]] = genes.GetValueOrDefault(row["gene"], None).With(row["rule"], row["value"]);
            }
            catch (Exception fault) when (fault is FormatException or IndexOutOfRangeException or InvalidDataException)
            {
                throw row.Fault(fault.Message);
            }
        }
        return genes.ToImmutable();
    }

    private GeneRules With(string rule, string value) => rule switch
    {
        "outside-only" => this with { OutsideOnly = true },
        "single-allele" => this with { SingleAllele = true },
        "tracked-allele" => this with { TrackedAlleles = TrackedAlleles.Add(value) },
        "undocumented-as-reference" => this with
        {
            Undocumented = value == "always" ? UndocumentedAlleles.ReadAsReference : UndocumentedAlleles.ReadAsReferenceInExactMatches,
        },
        "lowest-function" => this with { LowestFunction = true, WorstFunction = value == "activity value" ? null : value },
        "linked-variants" => this with { Linked = Pair(value.Split(';')) },
        "no-plus-in-combinations" => this with { NoPlusInCombinations = true },
        "inferred-from" => this with { InferredFrom = Inferring(value.Split(';')) },
        "named-by-variant" => this with { NamedByVariant = true },
        "alias" => this with { Aliases = Aliases.Add(value.Split('=')[0], value.Split('=')[1]) },
        _ => throw new InvalidDataException($"'{rule}' is no rule."),
    };

    private static LinkedVariants Pair(string[] parts) => new(Locus.Parse(parts[0]), Locus.Parse(parts[1]), parts[2], parts[3]);

    private static InferringPosition Inferring(string[] parts) =>
        new(Locus.Parse(parts[0]), parts[1], parts.Skip(2).Select(p => p.Split('=')).ToImmutableDictionary(p => p[0], p => p[1]));
}
