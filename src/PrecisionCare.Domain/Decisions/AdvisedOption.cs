using System.Collections.Immutable;
using PrecisionCare.Therapy;

namespace PrecisionCare.Decisions;

/// <summary>A reason that made the band of an option.</summary>
/// <param name="Text">One plain sentence.</param>
/// <param name="Rule">Id of the rule in the knowledge base.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Strength">In the source's own word.</param>
public sealed record DecidingReason(string Text, string Rule, string Source, string Strength);

/// <summary>What was advised about an option when somebody decided on it.</summary>
public sealed record AdvisedOption
{
    /// <summary>Id of the indication, with its aim where it has several.</summary>
    public required string Indication { get; init; }

    /// <summary>Name and aim of the problem.</summary>
    public required string Problem { get; init; }

    /// <summary>Ingredient by INN in lower case; those of a combination between plus signs.</summary>
    public required string Drug { get; init; }

    public required string DrugClass { get; init; }

    public required Band Band { get; init; }

    /// <summary>It stood among the options not to be given.</summary>
    public bool Excluded { get; init; }

    /// <summary>1-based; 0 when excluded.</summary>
    public int Rank { get; init; }

    public string? Context { get; init; }
    public string? Route { get; init; }

    /// <summary>Dose advice; <c>null</c> when nothing changed the usual dose.</summary>
    public string? Dose { get; init; }

    public string? UsualDose { get; init; }

    public ImmutableArray<string> Monitoring { get; init; } = [];

    /// <summary>The reasons that made the band; none where nothing was found.</summary>
    public ImmutableArray<DecidingReason> Deciding { get; init; } = [];

    /// <summary>Alternatives of the same problem that the patient took when it was decided.</summary>
    public ImmutableArray<string> TakenInstead { get; init; } = [];

    /// <summary>The advice was not to give it.</summary>
    public bool AdvisesAgainst => Excluded || Band <= Band.Avoid;

    /// <summary>Giving it takes a confirmation that names it.</summary>
    public bool NeedsConfirmation => Excluded || Band == Band.Contraindicated;

    /// <summary>Dose as advised, else the usual start.</summary>
    public string? DoseAsAdvised => Dose ?? UsualDose;

    /// <summary>What a decision is counted under: the deciding rules, or the list of the problem where none decided.</summary>
    public ImmutableArray<string> Rules => Deciding.IsEmpty ? [$"option:{Indication}"] : [.. Deciding.Select(r => r.Rule).Distinct()];

    /// <summary>The option of a problem as an assessment has it; <c>null</c> when it has none such.</summary>
    public static AdvisedOption? Find(Assessment assessment, string indication, string drug)
    {
        if (assessment.Problems.FirstOrDefault(p => p.Indication == indication) is not { } problem) return null;
        bool excluded = problem.Suggestions.All(s => s.Drug != drug);
        return (excluded ? problem.Excluded : problem.Suggestions).FirstOrDefault(s => s.Drug == drug) is { } option ? Of(problem, option, excluded) : null;
    }

    private static AdvisedOption Of(ProblemAssessment problem, TherapySuggestion option, bool excluded) => new()
    {
        Indication = problem.Indication,
        Problem = problem.Title,
        Drug = option.Drug,
        DrugClass = option.DrugClass,
        Band = option.Band,
        Excluded = excluded,
        Rank = option.Rank,
        Context = option.Context,
        Route = option.Route,
        Dose = option.Dose,
        UsualDose = option.UsualDose,
        Monitoring = option.Monitoring,
        Deciding = [.. option.Reasons.Where(r => r.Band == option.Band).Select(r => new DecidingReason(r.Text, r.Rule, r.Citation.Source, r.Strength))],
        TakenInstead = option.Line == TherapyLine.AddOn
            ? []
            : [.. problem.Options.Where(o => o.Current && o.Drug != option.Drug && o.Line != TherapyLine.AddOn).Select(o => o.Drug).Distinct()],
    };
}
