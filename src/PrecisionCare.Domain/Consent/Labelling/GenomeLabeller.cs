using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Consent.Labelling;

/// <summary>
/// Turns samples, calls and reported results into what the consent engine asks about. Everything genomic carries <see cref="SecurityLabels.Genetic"/>; a sample is
/// sequence data, and what is read in a gene is an observation with the gene's codes, so that a rule may mean one gene.
/// </summary>
public sealed class GenomeLabeller
{
    private static readonly ImmutableArray<string> Genetic = [SecurityLabels.Genetic];

    private readonly GeneCodes _codes;
    private readonly FrozenDictionary<Locus, ImmutableArray<string>> _genesAt;

    /// <param name="codes">Codes of genes.</param>
    /// <param name="genes">Genes with the positions of their definitions.</param>
    /// <param name="others">Positions that are read for other reasons, with the gene in which they lie; empty outside genes.</param>
    public GenomeLabeller(GeneCodes codes, Pharmacogenes genes, IEnumerable<(Locus Locus, string Gene)> others)
    {
        _codes = codes;
        _genesAt = genes.All.Where(g => g.Definition is not null).SelectMany(g => g.Definition!.Loci.Select(locus => (Locus: locus, g.Gene)))
            .Concat(others.Where(o => o.Gene.Length > 0)).GroupBy(p => p.Locus).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Gene).Distinct().ToImmutableArray());
        Positions = [.. _genesAt.Keys.Order()];
    }

    /// <summary>Positions of all genes, in order.</summary>
    public ImmutableArray<Locus> Positions { get; }

    /// <summary>The genes whose definition has a position; empty for a position of none.</summary>
    public ImmutableArray<string> GenesAt(Locus locus) => _genesAt.GetValueOrDefault(locus, []);

    public static RequestedResource Sample(LinkedSample sample) =>
        new() { Type = "MolecularSequence", Id = $"MolecularSequence/{sample.Calls.Sample}", Labels = Genetic, Date = DateOf(sample) };

    /// <summary>What a sample says of a gene; <c>null</c> for positions of no known gene.</summary>
    public RequestedResource InGene(LinkedSample sample, string? gene) => OfGene(gene, DateOf(sample));

    public RequestedResource Reported(OutsideCall call) => OfGene(call.Gene, null);

    private RequestedResource OfGene(string? gene, PartialDate? date) =>
        new()
        {
            Type = "Observation",
            Id = gene is null ? "Observation/calls" : $"Observation/gene:{gene}",
            Labels = Genetic,
            Codes = gene is null ? [] : _codes.CodesOf(gene),
            Date = date,
            AdultOnsetOnly = gene is not null && _codes.IsAdultOnsetOnly(gene),
        };

    private static PartialDate? DateOf(LinkedSample sample) => sample.Calls.FileDate is { } day ? PartialDate.OfDay(day) : null;
}
