using System.Collections.Frozen;
using PrecisionCare.Explanations.Composing;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Explanations.Assessed;

/// <summary>What a gene's phenotypes mean in plain words.</summary>
internal static class GeneHandling
{
    private static readonly Lazy<FrozenDictionary<string, MedicineHandling>> Terms = new(() =>
        KebabTable.Read<MedicineHandling>("outlines/phenotypes.txt").ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));

    /// <summary>Readings that disagree are not clear; so is a term without a plain meaning, unless every allele has normal function.</summary>
    public static MedicineHandling Of(GeneResult gene)
    {
        if (gene.Phenotypes.Any(p => p.EndsWith(" positive", StringComparison.Ordinal))) return MedicineHandling.ReactionRisk;
        var meanings = gene.Phenotypes.Select(Meaning).Distinct().ToList();
        if (meanings is [var one] && one != MedicineHandling.NotClear) return one;
        bool normal = !gene.Readings.IsEmpty && gene.Readings.All(r => !r.Alleles.IsEmpty && r.Alleles.All(a => a.Function?.StartsWith("Normal", StringComparison.OrdinalIgnoreCase) == true));
        return normal ? MedicineHandling.NoReactionRisk : MedicineHandling.NotClear;
    }

    private static MedicineHandling Meaning(string phenotype) =>
        phenotype.EndsWith(" negative", StringComparison.Ordinal) ? MedicineHandling.NoReactionRisk : Terms.Value.GetValueOrDefault(phenotype, MedicineHandling.NotClear);
}

/// <summary>Tables of keys and members of an enum in kebab case.</summary>
internal static class KebabTable
{
    public static Dictionary<string, T> Read<T>(string path)
        where T : struct, Enum
    {
        var members = Enum.GetValues<T>().ToDictionary(v => Slots.Kebab(v.ToString()), StringComparer.Ordinal);
        return TextFile.Entries(path).ToDictionary(e => e.Key, e => members[e.Value], StringComparer.Ordinal);
    }
}
