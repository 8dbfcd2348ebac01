using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Explanations.Assessed;

/// <summary>What guidelines ask for of each medicine because of a gene.</summary>
internal sealed class GeneMedicines(Assessment assessment, KnowledgeBase knowledge)
{
    private static readonly Lazy<FrozenDictionary<string, MedicineEffect>> Effects = new(() =>
        KebabTable.Read<MedicineEffect>("outlines/medicine-effects.txt").ToFrozenDictionary(StringComparer.Ordinal));

    private readonly FrozenSet<string> _current = assessment.Medicines.Where(m => m.Recognised).SelectMany(m => m.Drug.Split(" / ")).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>By medicine, those taken now first. One that other genes decide too counts where every gene of the row is among <paramref name="genes"/> or leads to a change.</summary>
    /// <param name="gene">The gene of the page.</param>
    /// <param name="genes">Further genes that may stand in a row; <c>null</c> for any.</param>
    public ImmutableArray<ExplainedMedicine> Of(string gene, IReadOnlySet<string>? genes = null) =>
    [
        .. assessment.Guidance.Where(g => g.ForThisPatient && g.Keys.ContainsKey(gene) && (genes is null || g.Keys.Keys.All(genes.Contains)))
            .GroupBy(g => g.Drug, StringComparer.Ordinal).Select(rows => Medicine(gene, rows.Key, [.. rows]))
            .OrderByDescending(m => m.Current).ThenByDescending(m => m.Action ?? GuidanceAction.Monitor).ThenBy(m => m.Name, StringComparer.Ordinal),
    ];

    private ExplainedMedicine Medicine(string gene, string drug, ImmutableArray<Guidance> rows)
    {
        var advising = rows.Where(r => r.Action != GuidanceAction.NoRecommendation).ToList();
        var action = Action(rows);
        return new ExplainedMedicine(drug, action, _current.Contains(drug))
        {
            Effect = action is null or GuidanceAction.NoRecommendation ? MedicineEffect.NotStated : Effect(gene, drug, advising),
            Alternatives = action is GuidanceAction.Avoid or GuidanceAction.ConsiderAlternative
                ? [.. advising.SelectMany(r => r.Alternatives).Where(a => knowledge.Guidelines.For(a).Length > 0 || !a.Contains(' ', StringComparison.Ordinal)).Distinct()]
                : [],
            Sources = [.. advising.Select(r => r.Source.StartsWith("FDA", StringComparison.Ordinal) ? "FDA" : r.Source).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>What changes the prescription most; <c>null</c> where it depends on the reading, or one source changes it and another does not.</summary>
    private static GuidanceAction? Action(ImmutableArray<Guidance> rows)
    {
        var actions = rows.Where(r => r.Action != GuidanceAction.NoRecommendation)
            .GroupBy(r => r.Source.StartsWith("FDA", StringComparison.Ordinal) ? "FDA" : r.Source, source => source).Select(s => s.Max(r => r.Action)).Distinct().ToList();
        if (actions.Count == 0) return GuidanceAction.NoRecommendation;
        if (rows.Any(r => r.Certainty == GuidanceCertainty.DependsOnReading) && rows.Select(r => r.Action).Distinct().Count() > 1) return null;
        return actions.Count > 1 && actions.Contains(GuidanceAction.NoChange) ? null : actions.Max();
    }

    private MedicineEffect Effect(string gene, string drug, List<Guidance> rows)
    {
        var effects = rows.SelectMany(r => Codes(gene, drug, r)).Select(c => Effects.Value.GetValueOrDefault(c, MedicineEffect.NotStated)).Distinct()
            .Where(e => e is not (MedicineEffect.NotStated or MedicineEffect.Usual)).ToList();
        if (effects.Contains(MedicineEffect.SevereReaction)) return MedicineEffect.SevereReaction;
        return effects is [var one] ? one : MedicineEffect.NotStated;
    }

    /// <summary>The effects that the guideline's row names for the gene.</summary>
    private IEnumerable<string> Codes(string gene, string drug, Guidance guidance) => knowledge.Guidelines.For(drug)
        .Where(g => guidance.Id.StartsWith(g.Id + "/", StringComparison.Ordinal)).SelectMany(g => knowledge.Guidelines.RowsOf(g))
        .Where(row => row.Drugs.Contains(drug) && row.Action == guidance.Action && row.Keys.Any(p => p.Genes.All(k => guidance.Keys.TryGetValue(k.Gene, out string? key) && k.Values.Contains(key))))
        .SelectMany(row => row.Effects).Where(e => e.Gene == gene).SelectMany(e => e.Values);
}
