using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Therapy.Rules;

/// <summary>An option of a problem as the guideline of the problem has it.</summary>
/// <param name="Problem">The indication.</param>
/// <param name="Aim">What it is for, where the problem has several aims.</param>
/// <param name="Drugs">One ingredient, or those of a combination.</param>
/// <param name="Line">1 to 3, <see cref="TherapyLine.AddOn"/> or <see cref="TherapyLine.Special"/>.</param>
/// <param name="Needs">What must hold for it to be an option.</param>
/// <param name="Context">When it is meant, in words.</param>
internal sealed record TherapyOption(
    string Problem, string? Aim, ImmutableArray<string> Drugs, string Class, int Line, string? Dose, string? Route, PatientCondition? Needs, string? Context,
    Citation Citation)
{
    /// <summary>The ingredients between plus signs.</summary>
    public string Name { get; } = string.Join('+', Drugs);
}

/// <summary>The options that are alternatives to each other: those of one aim of one problem, in the order of the table.</summary>
/// <param name="Id">The problem's id for its first aim, else with the aim appended, such as <c>af-rate-control</c>.</param>
internal sealed record OptionList(string Id, Problem Problem, string? Aim, ImmutableArray<TherapyOption> Options)
{
    /// <summary>The problem, as what an option of the list is given for.</summary>
    public ImmutableHashSet<string> Purposes { get; } = ImmutableHashSet.Create(StringComparer.Ordinal, [Problem.Id]);
}
