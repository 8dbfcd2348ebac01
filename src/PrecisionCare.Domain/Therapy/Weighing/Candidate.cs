using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Medicines;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>The medicines that would be taken beside a candidate, by the words under which rules speak of them.</summary>
internal sealed class Company
{
    private static readonly ImmutableArray<Companion> Nobody = [];

    /// <summary>Made when first asked for: many candidates are judged without regard to company.</summary>
    private readonly Lazy<Dictionary<string, ImmutableArray<Companion>>> _byTerm;

    public Company(IEnumerable<CurrentMedicine> medicines, TherapyRules rules)
    {
        Medicines = [.. medicines];
        _byTerm = new(() => ByTerm(rules), LazyThreadSafetyMode.None);
    }

    public ImmutableArray<CurrentMedicine> Medicines { get; }

    /// <summary>Those that are the medicine, or of the class, that a rule names.</summary>
    public ImmutableArray<Companion> Of(string term) => _byTerm.Value.GetValueOrDefault(term, Nobody);

    private Dictionary<string, ImmutableArray<Companion>> ByTerm(TherapyRules rules)
    {
        var byTerm = new Dictionary<string, ImmutableArray<Companion>>(StringComparer.Ordinal);
        foreach (var medicine in Medicines)
        foreach (string ingredient in medicine.Ingredients)
        {
            var companion = new Companion(medicine, ingredient);
            foreach (string term in rules.TermsOf(ingredient, medicine.Medicine.Route)) byTerm[term] = byTerm.GetValueOrDefault(term, Nobody).Add(companion);
        }

        return byTerm;
    }
}

/// <summary>An ingredient of a medicine taken beside a candidate.</summary>
internal sealed record Companion(CurrentMedicine Medicine, string Ingredient);

/// <summary>One ingredient in the situation in which it is taken, or would be.</summary>
/// <param name="Drug">The ingredient.</param>
/// <param name="Route">Where it acts.</param>
/// <param name="Terms">The words under which rules may speak of it.</param>
/// <param name="Classes">Its classes, whatever the route: for allergies.</param>
/// <param name="Company">What is taken beside it.</param>
/// <param name="Purposes">Problems for which it is given; empty when that is not known.</param>
/// <param name="TakenSince">When it is taken already, since when; <c>null</c> when it is new or that is not known.</param>
internal sealed record Candidate(
    string Drug, MedicineRoute Route, ImmutableArray<string> Terms, FrozenSet<string> Classes, Company Company, ImmutableHashSet<string> Purposes, DateOnly? TakenSince);
