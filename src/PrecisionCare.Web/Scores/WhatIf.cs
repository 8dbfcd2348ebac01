using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Scores;

/// <summary>A field of the form in which other values are tried.</summary>
/// <param name="Input">The input.</param>
/// <param name="Record">The record's value, as the list of inputs shows it.</param>
/// <param name="Tried">What was typed or chosen; empty where the record's value stands.</param>
internal sealed record WhatIfField(RiskInput Input, InputLine Record, string Tried)
{
    /// <summary>The name of the field in the address.</summary>
    public string Name => WhatIf.Prefix + Input.Name;
}

/// <summary>
/// A score with other values than the record's. It is calculated for this one answer: nothing is stored, the record is not touched, and the address holds nothing but
/// the values that were tried.
/// </summary>
/// <param name="Fields">All inputs in the model's order.</param>
/// <param name="Score">With the values tried; <c>null</c> when none was.</param>
internal sealed record WhatIf(ImmutableArray<WhatIfField> Fields, RiskScore? Score)
{
    public const string Prefix = "try-";

    private const int LongestValue = 40;

    /// <param name="model">The model.</param>
    /// <param name="record">The score of the record, with its inputs.</param>
    /// <param name="lines">The record's inputs as they are listed.</param>
    /// <param name="query">What was sent.</param>
    public static WhatIf Of(IRiskModel model, RiskScore record, ImmutableArray<InputLine> lines, IQueryCollection query)
    {
        var inputs = record.Inputs.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
        var fields = ImmutableArray.CreateBuilder<WhatIfField>();
        foreach (var input in model.Inputs.Where(i => i.Kind != RiskInputKind.Numbers))
        {
            string tried = query[Prefix + input.Name].ToString().Trim();
            if (tried.Length > LongestValue) tried = tried[..LongestValue];
            fields.Add(new WhatIfField(input, lines.First(l => l.Name == input.Name), tried));
            if (tried.Length > 0) inputs[input.Name] = InputValue.Parse(input, tried);
        }
        bool any = fields.Any(f => f.Tried.Length > 0);
        return new WhatIf(fields.ToImmutable(), any ? model.Score(inputs) : null);
    }
}
