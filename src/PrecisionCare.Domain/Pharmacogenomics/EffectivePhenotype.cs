using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>What current medicines make of an enzyme, beside what the genes say of it.</summary>
/// <param name="Gene">HGNC symbol of the enzyme's gene; <c>CYP3A</c> for CYP3A4 and CYP3A5 together.</param>
/// <param name="Genetic">The genetic phenotype; <c>null</c> when the gene has no result, or several.</param>
/// <param name="Effective">The phenotype as it acts now; <c>null</c> where no rule translates it.</param>
/// <param name="EffectiveKey">The key under which guidelines would list it; <c>null</c> where it is open.</param>
/// <param name="Causes">The medicines with role and strength, such as <c>fluoxetine (strong inhibitor)</c>.</param>
/// <param name="Citation">Where the rule comes from; not confirmed where it is expert practice alone.</param>
public sealed record EffectivePhenotype(
    string Gene, string? Genetic, string? Effective, string? EffectiveKey, ImmutableArray<string> Causes, Citation Citation);
