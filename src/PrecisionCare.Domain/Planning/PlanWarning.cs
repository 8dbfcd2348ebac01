using System.Collections.Immutable;
using PrecisionCare.Decisions;
using PrecisionCare.Therapy;

namespace PrecisionCare.Planning;

/// <summary>Something that a signed plan says and that no longer holds.</summary>
/// <param name="Drug">The medicine.</param>
/// <param name="Text">What has changed, in a sentence.</param>
public sealed record PlanWarning(string Drug, string Text)
{
    /// <summary>What has changed since a plan was signed: the advice about its medicines, and decisions about them and others.</summary>
    /// <param name="plan">A signed plan.</param>
    /// <param name="standing">The decisions that stand now.</param>
    /// <param name="today">What is advised now.</param>
    public static ImmutableArray<PlanWarning> Of(TreatmentPlan plan, IReadOnlyCollection<Decision> standing, Assessment today) =>
    [
        .. plan.Items.Select(item => OfItem(item, standing, today)).OfType<PlanWarning>(),
        .. standing.Where(d => d.Gives && !plan.Items.Any(i => i.IsAbout(d.Advised.Indication, d.Advised.Drug)))
            .Select(d => new PlanWarning(d.Advised.Drug, $"{d.Advised.Drug} was decided to be given by {d.Signature.Name}, and is not in this version.")),
    ];

    private static PlanWarning? OfItem(Decision item, IReadOnlyCollection<Decision> standing, Assessment today)
    {
        string drug = item.Advised.Drug;
        var later = standing.FirstOrDefault(d => d.IsAbout(item.Advised.Indication, drug) && d.Id != item.Id);
        if (later is { Gives: false }) return new(drug, $"{drug} was decided otherwise since, by {later.Signature.Name}: not to be given.");
        if (later is not null) return new(drug, $"{drug} was decided anew since, by {later.Signature.Name}: {later.Dose ?? "no dose was said"}.");
        var advised = AdvisedOption.Find(today, item.Advised.Indication, drug);
        if (!item.IsOutdatedBy(advised)) return null;
        return new(drug, advised is null
            ? $"{drug} is no longer among the options of this patient."
            : $"The advice about {drug} has changed since it was decided: it was {BandWords.Of(item.Advised.Band)} and is {BandWords.Of(advised.Band)}.");
    }
}
