using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>All pharmacogenes of a knowledge base, by symbol, and the positions that they ask about.</summary>
public sealed class Pharmacogenes
{
    private const string DefinitionFolder = "pharmacogenes/alleles/";
    private const string FunctionFolder = "pharmacogenes/functions/";
    private const string RulesPath = "pharmacogenes/rules.tsv";

    private readonly FrozenDictionary<string, Pharmacogene> _genes;
    private readonly Lazy<LocusSet> _loci;

    private Pharmacogenes(IEnumerable<Pharmacogene> genes)
    {
        All = [.. genes.OrderBy(g => g.Gene, StringComparer.Ordinal)];
        _genes = All.ToFrozenDictionary(g => g.Gene, StringComparer.Ordinal);
        _loci = new Lazy<LocusSet>(() => LocusSet.From(All.Where(g => g.IsCalledFromVcf).SelectMany(g => g.Definition!.Loci)));
    }

    /// <summary>By symbol.</summary>
    public ImmutableArray<Pharmacogene> All { get; }

    public Pharmacogene? this[string gene] => _genes.GetValueOrDefault(gene);

    /// <summary>Positions of the definitions (GRCh38) for genes that are called from a VCF.</summary>
    public LocusSet Loci => _loci.Value;

    /// <summary>Reads the tables under <c>pharmacogenes/</c>.</summary>
    /// <exception cref="InvalidDataException">A table is missing, altered or not as described.</exception>
    public static Pharmacogenes Read(KnowledgeFolder folder)
    {
        var rules = GeneRules.Read(KnowledgeTable.Read(folder, RulesPath));
        var definitions = Tables(folder, DefinitionFolder).ToDictionary(t => t.Gene, t => DefinitionFile.Read(t.Path, folder.Read(t.Path)), StringComparer.Ordinal);
        var functions = Tables(folder, FunctionFolder).ToDictionary(t => t.Gene, t => FunctionFile.Read(t.Path, folder.Read(t.Path)), StringComparer.Ordinal);
        var symbols = definitions.Keys.Concat(functions.Keys).Concat(rules.Keys).Distinct(StringComparer.Ordinal);
        return new Pharmacogenes(symbols.Select(gene => new Pharmacogene(
            gene, definitions.GetValueOrDefault(gene), functions.GetValueOrDefault(gene), rules.GetValueOrDefault(gene, GeneRules.None))));
    }

    /// <summary>The same genes with another definition for one of them, which is then called from a VCF even where the shipped one is not.</summary>
    public Pharmacogenes With(GeneDefinition definition)
    {
        var known = this[definition.Gene] ?? new Pharmacogene(definition.Gene, null, null, GeneRules.None);
        var changed = known with { Definition = definition, Rules = known.Rules with { OutsideOnly = false } };
        return new Pharmacogenes(All.Where(g => g.Gene != definition.Gene).Append(changed));
    }

    private static IEnumerable<(string Gene, string Path)> Tables(KnowledgeFolder folder, string prefix) =>
        folder.Paths.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Select(p => (p[prefix.Length..^".tsv".Length], p));
}
