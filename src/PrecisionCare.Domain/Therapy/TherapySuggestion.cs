using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy;

/// <summary>One reason for or against a medicine: a fact of this patient, the rule that reads it, and the source of the rule.</summary>
/// <param name="Favours">True when it speaks for the medicine.</param>
/// <param name="Text">One plain sentence.</param>
/// <param name="Facts">Ids of facts of the record (<c>Condition/c1</c>), loci (<c>chr10:94781859</c>) or earlier results (<c>gene:CYP2C19</c>, <c>score:iwpc…</c>). Each exists in the input.</param>
/// <param name="Rule">Id of the rule in the knowledge base, such as <c>interaction:simvastatin+clarithromycin</c>.</param>
/// <param name="Band">The band to which this reason alone leads.</param>
/// <param name="Strength">Strength in the source's own word.</param>
/// <param name="Citation">Where the rule comes from.</param>
public sealed record Reason(
    bool Favours, string Text, ImmutableArray<string> Facts, string Rule, Band Band, string Strength, Citation Citation);

/// <summary>What would happen to the rank if one fact were otherwise.</summary>
/// <param name="If">Such as <c>without fluconazole</c>.</param>
/// <param name="Then">Such as <c>clopidogrel would rank first</c>.</param>
public sealed record Counterfactual(string If, string Then)
{
    /// <summary>Ids of the facts of the record that would have to be otherwise.</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>Genes that would have to be tested, with a normal result.</summary>
    public ImmutableArray<string> Genes { get; init; } = [];

    /// <summary>The rank that the option would have; 0 where it was not kept.</summary>
    public int Rank { get; init; }
}

/// <summary>Lines of therapy beyond the numbered ones.</summary>
public static class TherapyLine
{
    /// <summary>Given with another option of the problem, not in its place.</summary>
    public const int AddOn = 4;

    /// <summary>For a special situation that the option's context names.</summary>
    public const int Special = 5;
}

/// <summary>An option of a problem with its place in the list and everything that put it there.</summary>
public sealed record TherapySuggestion
{
    /// <summary>1-based; 0 when the option is excluded.</summary>
    public required int Rank { get; init; }

    /// <summary>Ingredient by INN in lower case.</summary>
    public required string Drug { get; init; }

    public required string DrugClass { get; init; }

    public required Band Band { get; init; }

    /// <summary>Line of therapy in the guideline of the problem: 1 to 3, then <see cref="TherapyLine.AddOn"/> and <see cref="TherapyLine.Special"/>.</summary>
    public required int Line { get; init; }

    /// <summary>When the option is meant, in words, such as <c>after a TNF inhibitor</c>; <c>null</c> when always.</summary>
    public string? Context { get; init; }

    public string? Route { get; init; }

    /// <summary>Dose advice in words, such as <c>start at 50 % of the standard dose</c>; <c>null</c> when nothing changes the usual dose.</summary>
    public string? Dose { get; init; }

    /// <summary>The usual start dose by the problem's guideline.</summary>
    public string? UsualDose { get; init; }

    /// <summary>What to watch, and when.</summary>
    public ImmutableArray<string> Monitoring { get; init; } = [];

    /// <summary>Reasons that weigh, heaviest first.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>What is not known and could move the option.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    public ImmutableArray<Counterfactual> Counterfactuals { get; init; } = [];

    /// <summary>The patient takes it now.</summary>
    public bool Current { get; init; }

    /// <summary>Where the option itself comes from.</summary>
    public required Citation Citation { get; init; }
}

/// <summary>A problem of the patient with its ranked and its excluded options.</summary>
public sealed record ProblemAssessment
{
    /// <summary>Id of the indication in the knowledge base, unique in an assessment: a further aim of a problem has it appended (<c>af-rate-control</c>).</summary>
    public required string Indication { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// What the options are for, where a problem has several aims (<c>stroke prevention</c>, <c>rate control</c>): options of one aim are alternatives and
    /// ranked against each other. <c>null</c> when the problem has one.
    /// </summary>
    public string? Aim { get; init; }

    /// <summary>Name and aim, as a heading shows them.</summary>
    [JsonIgnore]
    public string Title => Aim is null ? Name : $"{Name}: {Aim}";

    /// <summary>Ids of the conditions that state the problem.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    public ImmutableArray<Coding> Codes { get; init; } = [];

    /// <summary>Options in rank order.</summary>
    public ImmutableArray<TherapySuggestion> Suggestions { get; init; } = [];

    /// <summary>Options not to be given, each with the reason.</summary>
    public ImmutableArray<TherapySuggestion> Excluded { get; init; } = [];

    /// <summary>Every option: the ranked first, then those not to be given.</summary>
    [JsonIgnore]
    public IEnumerable<TherapySuggestion> Options => Suggestions.Concat(Excluded);

    /// <summary>Said instead of a ranking when the record is too poor to rank.</summary>
    public string? NotRanked { get; init; }
}

/// <summary>A medicine the patient takes now, checked against genome, laboratory, allergies and the other medicines.</summary>
public sealed record MedicineAssessment
{
    /// <summary>Ingredient by INN in lower case, or the record's words when not recognised.</summary>
    public required string Drug { get; init; }

    /// <summary>The record's words.</summary>
    public required string Text { get; init; }

    /// <summary>False: the medicine is unknown to the knowledge base and nothing was checked.</summary>
    public required bool Recognised { get; init; }

    public required Band Band { get; init; }
    public required ImmutableArray<string> Facts { get; init; }
    public string? Dose { get; init; }
    public ImmutableArray<Reason> Reasons { get; init; } = [];
    public ImmutableArray<string> Missing { get; init; } = [];
}
