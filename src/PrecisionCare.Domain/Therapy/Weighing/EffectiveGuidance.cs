using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>A recommendation for an enzyme as current medicines make it act, with the medicines that do so.</summary>
internal sealed record EffectiveGuidance(Guidance Guidance, EffectivePhenotype Phenotype, ImmutableArray<string> Facts);

/// <summary>
/// Looks guidelines up for enzymes that the medicines beside a candidate inhibit or induce. The candidate's own effect on its enzyme does not count: guidelines
/// were made with it. What the genes alone say still stands beside it, so that a medicine taken in addition never makes another one look better.
/// </summary>
internal sealed class EffectiveGuidanceFinder(KnowledgeBase knowledge)
{
    /// <summary>Recommendations under the company, for genes that act otherwise than they read; and the genes of which nobody can say how they act.</summary>
    public (ImmutableArray<EffectiveGuidance> Found, ImmutableArray<EffectivePhenotype> Open) Find(Candidate candidate, PatientFindings patient)
    {
        var genes = knowledge.Guidelines.For(candidate.Drug).SelectMany(g => g.Genes).ToHashSet(StringComparer.Ordinal);
        var company = candidate.Company.Medicines.Where(m => m.Medicine.Route != MedicineRoute.Local).ToList();
        if (company.Count == 0 || genes.Count == 0) return ([], []);
        var changed = knowledge.Phenoconversion.Of([.. patient.Genes.Where(g => genes.Contains(g.Gene))], company.SelectMany(m => m.Ingredients).Where(i => i != candidate.Drug))
            .Where(e => genes.Contains(e.Gene) && e.Effective != e.Genetic).ToImmutableArray();
        var known = changed.Where(e => e.EffectiveKey is not null).ToImmutableArray();
        if (known.IsEmpty) return ([], changed);
        var acting = patient.Genes.Select(g => known.FirstOrDefault(e => e.Gene == g.Gene) is { } effective ? ActingAs(g, effective) : g).ToImmutableArray();
        var found = GuidanceMatcher.Match(acting, knowledge, candidate.Drug)
            .SelectMany(g => known.Where(e => g.Keys.ContainsKey(e.Gene)).Take(1), (g, e) => new EffectiveGuidance(g, e, FactsOf(e, company)));
        return ([.. found], [.. changed.Except(known)]);
    }

    /// <summary>The gene as guidelines are to look it up: by phenotype and score alone, since its alleles no longer tell how it acts.</summary>
    private static GeneResult ActingAs(GeneResult gene, EffectivePhenotype effective)
    {
        bool scored = effective.EffectiveKey != effective.Effective;
        return gene with
        {
            Inferred = true,
            Readings = [new DiplotypeResult(effective.Effective!, [], effective.Effective, scored ? effective.EffectiveKey : null, effective.EffectiveKey)],
            Phenotypes = [effective.Effective!],
        };
    }

    private static ImmutableArray<string> FactsOf(EffectivePhenotype effective, List<CurrentMedicine> company) =>
        [.. company.Where(m => m.Ingredients.Any(i => effective.Causes.Any(c => c.StartsWith(i + " (", StringComparison.Ordinal)))).SelectMany(m => m.Facts).Distinct()];
}
