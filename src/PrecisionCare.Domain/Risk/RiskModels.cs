using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Polygenic;

namespace PrecisionCare.Risk;

/// <summary>The models of the knowledge base, by id.</summary>
public sealed class RiskModels
{
    private readonly FrozenDictionary<string, IRiskModel> _byId;

    private RiskModels(ImmutableArray<IRiskModel> models)
    {
        All = models;
        _byId = models.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>Equations in the order of the table, polygenic scores, then fitted models.</summary>
    public ImmutableArray<IRiskModel> All { get; }

    public IRiskModel? Find(string id) => _byId.GetValueOrDefault(id);

    /// <exception cref="InvalidDataException">A table is not as it should be, or an equation has a form that no code knows.</exception>
    public static RiskModels Load(KnowledgeFolder folder, PolygenicTables? polygenic = null) =>
        new([.. new EquationTables(folder).Equations(), .. (polygenic ?? PolygenicTables.Load(folder)).Models, .. FittedModelFiles.Load(folder)]);
}
