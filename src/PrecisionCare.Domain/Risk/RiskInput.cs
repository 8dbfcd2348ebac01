using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PrecisionCare.Risk;

/// <summary>What kind of value an input takes.</summary>
public enum RiskInputKind
{
    /// <summary>A number in the input's unit, within its range.</summary>
    Number,

    /// <summary>1 when it holds, 0 when it does not.</summary>
    Flag,

    /// <summary>One of the input's choices.</summary>
    Choice,

    /// <summary>Any number of the input's choices, some of them several times.</summary>
    List,

    /// <summary>Rows of numbers in the input's unit, each within its range.</summary>
    Numbers,
}

/// <summary>An input of a model: what it takes, in which unit, and within which limits the model may be used.</summary>
/// <param name="Name">Name in the model's definition, such as <c>age_decade</c>.</param>
/// <param name="Label">Words for the reader.</param>
/// <param name="Kind">Number, flag, choice, or several of them.</param>
/// <param name="Unit">Unit of a number; empty otherwise.</param>
/// <param name="Low">Lowest number for which the model was made.</param>
/// <param name="High">Highest number for which the model was made.</param>
/// <param name="Choices">The words of a choice.</param>
/// <param name="Default">Value where none is given; <c>none</c> when the input may be left out; <c>null</c> when it is required.</param>
/// <param name="From">How a patient's record gives the value, in the words of the table; empty when it does not.</param>
public sealed record RiskInput(
    string Name, string Label, RiskInputKind Kind, string Unit, double Low, double High, ImmutableArray<string> Choices, string? Default, string From)
{
    /// <summary>The input may be left out altogether.</summary>
    public const string Omissible = "none";

    /// <summary>Days after which a measured value says too little of today for this model; <c>null</c> where the limit of the measurement itself suffices.</summary>
    public int? MaximumAgeDays { get; init; }

    /// <summary>Only whole numbers are possible, as with counts.</summary>
    public bool Whole { get; init; }

    /// <summary>Other spellings of choices.</summary>
    public FrozenDictionary<string, string> Aliases { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The choice that a text means, whatever its capitals; <c>null</c> when it means none.</summary>
    public string? ChoiceOf(string text)
    {
        if (Choices.Contains(text)) return text;
        if (Aliases.TryGetValue(text, out string? choice)) return choice;
        foreach (string word in Choices)
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return word;
        return null;
    }
}
