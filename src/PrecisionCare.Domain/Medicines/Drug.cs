using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Medicines;

/// <summary>An active ingredient as the knowledge base knows it.</summary>
/// <param name="Name">The name under which rules and guidelines hold it, in lower case.</param>
/// <param name="Group">What kind of medicine it is, in words (<c>SSRI</c>, <c>ACE inhibitor</c>).</param>
/// <param name="RxNorm">RxNorm concept of the ingredient, when known.</param>
/// <param name="Atc">ATC codes of the single substance.</param>
/// <param name="Classes">Rule classes it belongs to (<c>nsaids</c>, <c>strong cyp3a inhibitors</c>).</param>
/// <param name="InhaledClasses">Those of <paramref name="Classes"/> that hold for inhaled use too.</param>
public sealed record Drug(
    string Name, string Group, string? RxNorm, ImmutableArray<string> Atc, FrozenSet<string> Classes, FrozenSet<string> InhaledClasses)
{
    /// <summary>Whether people can come by it; <c>null</c> when nothing is known of that.</summary>
    public Affordability? Affordability { get; init; }
}

/// <summary>Where a product acts, as far as its name tells: rules on blood levels do not hold for a cream.</summary>
public enum MedicineRoute
{
    /// <summary>By mouth, by injection, through the skin into the body, or not stated.</summary>
    Systemic,

    /// <summary>Inhaled or nasal: rules that name the drug hold, class rules only where they say so.</summary>
    Inhaled,

    /// <summary>On skin, eye, ear or in a cavity: of the rules only allergies hold.</summary>
    Local,
}

/// <summary>What the catalogue makes of a medicine as a record states it.</summary>
/// <param name="Ingredients">Known ingredients in the order in which the record names them; empty when none was recognised.</param>
/// <param name="Unrecognised">Parts of the product that the catalogue does not know, in the record's words, lower case.</param>
/// <param name="Route">Where it acts.</param>
/// <param name="Disagreement">Code and words name different ingredients: both, in a sentence; <c>null</c> when they agree.</param>
public sealed record RecognisedMedicine(
    ImmutableArray<string> Ingredients, ImmutableArray<string> Unrecognised, MedicineRoute Route, string? Disagreement = null)
{
    /// <summary>Ingredients (and what is not known beside them) between slashes, such as <c>paracetamol / hydrocodone</c>.</summary>
    public string Name => string.Join(" / ", Ingredients.Concat(Unrecognised));

    /// <summary>What the same medicine is called however a record writes it: the name, or the record's words in small letters where no ingredient was recognised.</summary>
    public string NameOf(Concept stated) => Ingredients.IsEmpty ? stated.Label.ToLowerInvariant() : Name;
}
