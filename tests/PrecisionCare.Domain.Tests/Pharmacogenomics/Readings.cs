using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Results of genes as the matcher takes them, in the words of a report.</summary>
internal static class Readings
{
    /// <summary>A gene looked up by phenotype.</summary>
    public static GeneResult Phenotype(string gene, string phenotype, string diplotype = "*1/*1") => Of(gene, Reading(diplotype, phenotype, null, phenotype));

    /// <summary>A gene looked up by activity score; the values of its two alleles may be given.</summary>
    public static GeneResult Score(string gene, string score, string? phenotype = null, string? first = null, string? second = null) =>
        Of(gene, Reading("a/b", phenotype, score, score, first, second));

    public static GeneResult Diplotype(string gene, string first, string second, string? phenotype = null) =>
        Of(gene, new DiplotypeResult($"{first}/{second}", [new(first, null, null), new(second, null, null)], phenotype, null, phenotype));

    /// <summary>A typed HLA gene with its tracked alleles, all of which hold.</summary>
    public static GeneResult Hla(string gene, params string[] keys) =>
        Of(gene, new DiplotypeResult("*07:02/*40:01", [], null, null, keys is [var one] ? one : null) { LookupKeys = [.. keys] });

    /// <summary>A gene with several possible readings.</summary>
    public static GeneResult Ambiguous(string gene, params (string Diplotype, string Phenotype)[] readings) =>
        Of(gene, [.. readings.Select(r => Reading(r.Diplotype, r.Phenotype, null, r.Phenotype))]);

    public static GeneResult NotCovered(string gene) => new() { Gene = gene, Status = GeneCallStatus.NotCovered };

    private static GeneResult Of(string gene, params ImmutableArray<DiplotypeResult> readings) =>
        new() { Gene = gene, Status = GeneCallStatus.Reported, Readings = readings };

    private static DiplotypeResult Reading(string label, string? phenotype, string? score, string? key, string? first = null, string? second = null) => new(
        label, [.. label.Split('/').Zip([first, second], (name, value) => new AlleleFunction(name, null, value))], phenotype, score, key);
}
