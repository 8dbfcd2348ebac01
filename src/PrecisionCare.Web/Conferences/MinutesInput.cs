using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Conferences;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Conferences;

/// <summary>The form with which the chair decides and signs.</summary>
public sealed class MinutesInput
{
    public string? Decision { get; set; }
    public string? Reasoning { get; set; }

    /// <summary>They sign although somebody has not answered.</summary>
    public bool KnowsOfSilence { get; set; }

    /// <summary>What was decided, and why.</summary>
    /// <param name="state">Faults, under the prefix <c>Input.</c></param>
    internal (string Decision, string Reasoning) Read(ModelStateDictionary state) => (
        TypedText.Required(Decision, "Input.Decision", "Say what was decided", Minutes.LongestDecision, state),
        TypedText.Required(Reasoning, "Input.Reasoning", "Say why", Minutes.LongestReasoning, state));
}
