using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Matching;
using PrecisionCare.Pharmacogenomics.Phenotyping;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// From calls and reports to what is known of every pharmacogene: named alleles, functions, phenotypes and lookup keys. A pure function; the verb, the
/// assessment and the tests call it alike.
/// </summary>
public static class PharmacogenomicCaller
{
    /// <param name="calls">Calls of one sample in GRCh38; <c>null</c> when there is no genome.</param>
    /// <param name="outside">What laboratories reported; it takes precedence, gene by gene.</param>
    /// <param name="knowledge">The knowledge base.</param>
    /// <param name="options">Choices of the user; <see cref="PgxOptions.Default"/> when omitted.</param>
    /// <param name="sex">Decides how many copies of chrX a caller that writes diploid genotypes for everybody meant.</param>
    /// <returns>Every gene of the knowledge base, by symbol, the untested among them.</returns>
    public static ImmutableArray<GeneResult> Call(
        SampleCalls? calls, IReadOnlyList<OutsideCall> outside, KnowledgeBase knowledge, PgxOptions? options = null,
        AdministrativeSex sex = AdministrativeSex.Unknown) =>
        Call(calls, outside, knowledge.Pharmacogenes, options, sex);

    /// <summary>The same with genes of the caller's choice, such as with another definition.</summary>
    public static ImmutableArray<GeneResult> Call(
        SampleCalls? calls, IReadOnlyList<OutsideCall> outside, Pharmacogenes genes, PgxOptions? options = null,
        AdministrativeSex sex = AdministrativeSex.Unknown)
    {
        var rows = calls is null ? null : new SampleRows(calls);
        var results = ImmutableArray.CreateBuilder<GeneResult>(genes.All.Length);
        foreach (var gene in genes.All)
        {
            var own = rows is not null && gene.IsCalledFromVcf
                ? FromVcf(gene, rows, calls!.File, options ?? PgxOptions.Default, sex)
                : Phenotyper.Untested(gene);
            var reports = outside.Where(o => o.Gene == gene.Gene).ToList();
            var result = reports.Count == 0 ? own : ReportedPhenotyper.Interpret(gene, reports, own);
            results.Add(result.Readings.Length > 1 ? result with { SettledBy = SettlingTests.For(gene, result) } : result);
        }
        return results.ToImmutable();
    }

    private static GeneResult FromVcf(Pharmacogene gene, SampleRows rows, string file, PgxOptions options, AdministrativeSex sex)
    {
        var readings = GeneReadings.Read(gene, rows, options, oneCopyOfX: sex == AdministrativeSex.Male);
        return Phenotyper.Interpret(gene, NamedAlleleMatcher.Match(CopiesOfX.Counted(readings, sex, file), options, file));
    }
}
