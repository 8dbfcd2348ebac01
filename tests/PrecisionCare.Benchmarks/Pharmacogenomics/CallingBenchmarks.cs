using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Benchmarks.Pharmacogenomics;

/// <summary>Calling all genes of a sample, and the genotypes that are hardest to phase.</summary>
[MemoryDiagnoser]
public class CallingBenchmarks
{
    private readonly KnowledgeBase _knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
    private SampleCalls _panel = null!;
    private SampleCalls _thirty = null!;
    private SampleCalls _allOfRyr1 = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var genes = _knowledge.Pharmacogenes.All.Where(g => g.IsCalledFromVcf).ToList();
        _panel = Sample(genes.SelectMany(g => Rows(g.Definition!, g.Definition!.Alleles[1 % g.Definition.Alleles.Length], 0)));
        _thirty = Sample(Rows(_knowledge.Pharmacogenes["DPYD"]!.Definition!, null, 30));
        _allOfRyr1 = Sample(Rows(_knowledge.Pharmacogenes["RYR1"]!.Definition!, null, int.MaxValue));
    }

    [Benchmark(Description = "all genes of a sample, every position read")]
    public ImmutableArray<GeneResult> Panel() => PharmacogenomicCaller.Call(_panel, [], _knowledge);

    [Benchmark(Description = "DPYD with 30 unphased heterozygous positions (goal: under 50 ms)")]
    public ImmutableArray<GeneResult> Thirty() => PharmacogenomicCaller.Call(_thirty, [], _knowledge);

    [Benchmark(Description = "RYR1 with 313 unphased heterozygous positions (goal: under 1 s)")]
    public ImmutableArray<GeneResult> AllOfRyr1() => PharmacogenomicCaller.Call(_allOfRyr1, [], _knowledge);

    private static SampleCalls Sample(IEnumerable<VariantCall> calls) => new("S1", GenomeAssembly.GRCh38, [.. calls], "benchmark.vcf");

    private static IEnumerable<VariantCall> Rows(GeneDefinition definition, NamedAllele? carried, int heterozygous) => definition.Positions.Select((position, i) =>
        new VariantCall(
            position.Locus, position.Reference, position.Alternates,
            new Genotype([0, i < heterozygous || carried?.Cells.Any(c => c.Position == i && !c.Accepts(0)) == true ? 1 : 0], false),
            new SourceLocation("benchmark.vcf", i + 1)));
}
