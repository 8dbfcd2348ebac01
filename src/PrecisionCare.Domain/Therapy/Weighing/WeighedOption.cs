using System.Collections.Immutable;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>An option with everything that was weighed.</summary>
/// <param name="Benefit">Expected benefit and spared harm by scores; more is better.</param>
/// <param name="DoesNotApply">What the option needs is known to be absent.</param>
internal sealed record WeighedOption(
    TherapyOption Option, Weighing Weighing, ImmutableArray<string> Doses, ImmutableArray<string> Monitoring, bool Current, int Benefit, bool DoesNotApply)
{
    /// <summary>Contraindicated, or no option for this patient; what is merely to be avoided stays in the list, last.</summary>
    public bool IsExcluded => DoesNotApply || Weighing.Band == Band.Contraindicated;

    public TherapySuggestion Suggestion(int rank) =>
        new()
        {
            Rank = rank,
            Drug = Option.Name,
            DrugClass = Option.Class,
            Band = Weighing.Band,
            Line = Option.Line,
            Context = Option.Context,
            Route = Option.Route,
            Dose = Doses.IsEmpty && Weighing.Doses.IsEmpty ? null : string.Join("; ", Doses.Concat(Weighing.Doses)),
            UsualDose = Option.Dose,
            Monitoring = Monitoring,
            Reasons = Weighing.Reasons,
            Missing = Weighing.Missing,
            Current = Current,
            Citation = Option.Citation,
        };
}

/// <summary>
/// The order of options: band from favoured to contraindicated; then the strength of the evidence, strongest first where it favours, weakest first where it
/// speaks against; then expected benefit; then line of therapy; then name.
/// </summary>
internal sealed class OptionOrder : IComparer<WeighedOption>
{
    public static OptionOrder Instance { get; } = new();

    public int Compare(WeighedOption? x, WeighedOption? y)
    {
        if (x is null || y is null) return Comparer<object>.Default.Compare(x, y);
        int order = y.Weighing.Band.CompareTo(x.Weighing.Band);
        if (order == 0) order = Evidence(y).CompareTo(Evidence(x));
        if (order == 0) order = y.Benefit.CompareTo(x.Benefit);
        if (order == 0) order = x.Option.Line.CompareTo(y.Option.Line);
        return order != 0 ? order : string.CompareOrdinal(x.Option.Name, y.Option.Name);
    }

    /// <summary>Strength of what made the band; negative where it speaks against the option; nothing where nothing speaks either way.</summary>
    private static int Evidence(WeighedOption option)
    {
        var deciding = option.Weighing.Reasons.Where(r => r.Band == option.Weighing.Band).Select(EvidenceStrength.Of).DefaultIfEmpty(0).Max();
        return option.Weighing.Band switch { Band.Favoured => deciding, Band.Usable or Band.NotAssessable => 0, _ => -deciding };
    }
}
