using System.Collections.Frozen;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Variants.Reported;

/// <summary>What a gene's pathogenic variants cause.</summary>
/// <param name="Gene">HGNC symbol.</param>
/// <param name="IsCancer">Mainly a raised chance of tumours.</param>
/// <param name="Inheritance"><c>AD</c>, <c>AR</c> or <c>XL</c>.</param>
/// <param name="Condition">In words; several between semicolons.</param>
public sealed record DiseaseGene(string Gene, bool IsCancer, string Inheritance, string Condition);

/// <summary>Genes of the list of secondary findings of ACMG. A gene that is not on it may cause disease all the same.</summary>
public sealed class DiseaseGenes
{
    private readonly FrozenDictionary<string, DiseaseGene> _byGene;

    private DiseaseGenes(FrozenDictionary<string, DiseaseGene> byGene) => _byGene = byGene;

    /// <summary>Where the list stands.</summary>
    public static Citation Source { get; } = new("ACMG", "Genes for the reporting of secondary findings", "v3.2", new DateOnly(2023, 6, 22), "37347242");

    /// <exception cref="InvalidDataException">The table is missing, altered or not as described.</exception>
    public static DiseaseGenes Load(KnowledgeFolder folder) => new(KnowledgeTable.Read(folder, "variants/disease_genes.tsv").Rows.ToFrozenDictionary(
        r => r["gene"], r => new DiseaseGene(r["gene"], r["category"] == "cancer", r["inheritance"], r["condition"]), StringComparer.Ordinal));

    /// <returns><c>null</c> when the list does not have the gene.</returns>
    public DiseaseGene? Find(string? gene) => gene is not null && _byGene.TryGetValue(gene, out var found) ? found : null;
}
