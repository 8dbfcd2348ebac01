using System.Collections.Immutable;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Scores;

namespace PrecisionCare.Web.Patients;

/// <summary>
/// Scores that were shown of a patient before, to this reader or to others. Everything starts from what the gate has given: a kept score is shown only where the
/// reader may see, now, each fact on which it rests. The others are not mentioned.
/// </summary>
internal sealed class ScoreReader(ShownScores shown)
{
    /// <summary>Between two days (UTC), the newest first.</summary>
    public async Task<ImmutableArray<ShownScore>> ListAsync(PatientOpening opening, DateOnly from, DateOnly until, CancellationToken stop)
    {
        if (opening.View is not { } view) return [];
        var facts = FactsIn(view);
        return [.. (await shown.OfAsync(view.Key, from, until, stop)).Where(s => IsOpen(s.Score, facts, opening.Access.Readable.Withholds))];
    }

    /// <returns><c>null</c> when there is none of that key for this reader.</returns>
    public async Task<ShownScore?> FindAsync(PatientOpening opening, Guid id, CancellationToken stop) =>
        opening.View is { } view && await shown.FindAsync(view.Key, id, stop) is { } score && IsOpen(score.Score, FactsIn(view), opening.Access.Readable.Withholds) ? score : null;

    private static bool IsOpen(RiskScore score, HashSet<string> facts, bool withholds) =>
        score.Inputs.SelectMany(i => i.Value.Facts).Concat(score.Contributions.SelectMany(c => c.Facts)).All(facts.Contains)
        && (!withholds || (score.NotApplicable is null && score.Inputs.All(i => !MayQuote(i.Value))));

    /// <summary>Words that stand in place of a value may quote a result that is withheld here, and name no fact by which to tell.</summary>
    private static bool MayQuote(InputValue value) => value.Refusal is not null || (value.Facts.IsEmpty && value.Shown is not ("yes" or "no"));

    /// <summary>Facts of the record as this reader sees it, and genes that were read in it with their positions.</summary>
    private static HashSet<string> FactsIn(PatientView view)
    {
        var facts = FactIndex.All(view.Record.Clinical).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gene in view.Assessment.Genes.Where(g => g.HasCall))
        {
            facts.Add("gene:" + gene.Gene);
            facts.UnionWith(gene.Facts);
        }
        return facts;
    }
}
