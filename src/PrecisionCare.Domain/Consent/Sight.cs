using System.Collections.Immutable;

namespace PrecisionCare.Consent;

/// <summary>What lay before somebody who wrote: words are shown again to those before whom no less lies.</summary>
/// <param name="Genetic">Genetic data as such were shown.</param>
/// <param name="Withheld">Marks of everything that was left out.</param>
public sealed record Sight(bool Genetic, ImmutableArray<string> Withheld)
{
    /// <summary>Of somebody from whom nothing is withheld.</summary>
    public static Sight OfEverything { get; } = new(Genetic: true, []);

    /// <summary>Ids of the questionnaires answered here that were shown.</summary>
    public ImmutableArray<Guid> AnswersShown { get; init; } = [];

    /// <summary>Ids of those that were withheld.</summary>
    public ImmutableArray<Guid> AnswersWithheld { get; init; } = [];

    /// <summary>
    /// Whoever has this sight sees everything that whoever had the other saw. So what was written before the patient permitted more stays readable afterwards, and what
    /// was written before the patient permitted less does not.
    /// </summary>
    public bool Covers(Sight writer) => (Genetic || !writer.Genetic) && !AnswersWithheld.Any(writer.AnswersShown.Contains)
        && (Withheld.IsEmpty || Withheld.All(writer.Withheld.ToHashSet(StringComparer.Ordinal).Contains));
}
