using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Polygenic;

namespace PrecisionCare.Risk;

/// <summary>The models of the knowledge base, by id. A fitted model is read when it is first wanted: few patients need one.</summary>
public sealed class RiskModels
{
    private readonly ImmutableArray<IRiskModel> _equations;
    private readonly ImmutableArray<FittedModelFile> _fitted;
    private readonly FrozenDictionary<string, IRiskModel> _byId;

    private RiskModels(ImmutableArray<IRiskModel> equations, ImmutableArray<FittedModelFile> fitted)
    {
        _equations = equations;
        _fitted = fitted;
        _byId = equations.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>Equations in the order of the table, polygenic scores, then fitted models.</summary>
    public IEnumerable<IRiskModel> All => Where(_ => true);

    /// <summary>Those whose relevance is wanted, in the same order.</summary>
    public IEnumerable<IRiskModel> Where(Func<string?, bool> isRelevant) =>
        _equations.Where(m => isRelevant(m.Relevance)).Concat(_fitted.Where(f => isRelevant(f.Relevance)).Select(f => f.Model.Value));

    public IRiskModel? Find(string id) => _byId.GetValueOrDefault(id) ?? _fitted.FirstOrDefault(f => f.Id == id)?.Model.Value;

    /// <exception cref="InvalidDataException">A table is not as it should be, or an equation has a form that no code knows.</exception>
    public static RiskModels Load(KnowledgeFolder folder, PolygenicTables? polygenic = null) =>
        new([.. new EquationTables(folder).Equations(), .. (polygenic ?? PolygenicTables.Load(folder)).Models], [.. FittedModelFile.In(folder)]);
}
