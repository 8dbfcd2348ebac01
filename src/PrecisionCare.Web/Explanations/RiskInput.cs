using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Explanations;

/// <summary>A number that a counselor adds from a publication, as it is typed: shares in percent.</summary>
public sealed class RiskInput
{
    public string? Outcome { get; set; }

    /// <summary>With the change.</summary>
    public string? Value { get; set; }

    public string? Low { get; set; }

    public string? High { get; set; }

    /// <summary>Of people without the change.</summary>
    public string? Without { get; set; }

    public HorizonKind? Horizon { get; set; }

    public string? Years { get; set; }

    public RiskGroup Group { get; set; }

    /// <summary>Authors, year and PubMed id or guideline.</summary>
    public string? Source { get; set; }

    public bool IsEmpty => new[] { Outcome, Value, Low, High, Without, Years, Source }.All(string.IsNullOrWhiteSpace);

    /// <returns><c>null</c> when something is wrong, which is named in <paramref name="state"/>.</returns>
    /// <param name="state">Faults of fields.</param>
    /// <param name="prefix">Before the fields' names, such as <c>Input.Number.</c></param>
    internal RiskNumber? Read(ModelStateDictionary state, string prefix)
    {
        int before = state.ErrorCount;
        if (string.IsNullOrWhiteSpace(Outcome)) Fault(nameof(Outcome), "Name what the risk is of, such as breast cancer.");
        if (Source?.Trim().Length is null or < 8) Fault(nameof(Source), "Name the source so that a colleague finds it: authors and year with the PubMed id, or the guideline with its year.");
        var (value, low, high, without) = (Share(Value, nameof(Value)), Share(Low, nameof(Low)), Share(High, nameof(High)), Share(Without, nameof(Without)));
        if (string.IsNullOrWhiteSpace(Value) && (string.IsNullOrWhiteSpace(Low) || string.IsNullOrWhiteSpace(High))) Fault(nameof(Value), "Give the number, or the range from lowest to highest.");
        if (string.IsNullOrWhiteSpace(Low) != string.IsNullOrWhiteSpace(High)) Fault(low is null ? nameof(Low) : nameof(High), "An interval has two ends. Give both, or neither when none was published.");
        if (low > high) Fault(nameof(High), "The highest lies below the lowest.");
        else if (low is not null && high is not null && (value < low || value > high)) Fault(nameof(Value), "The number lies outside its interval.");
        var horizon = Until();
        return state.ErrorCount > before ? null : new RiskNumber
        {
            Outcome = Outcome!.Trim(), Value = value, Low = low, High = high, Baseline = without, Horizon = horizon, Group = Enum.IsDefined(Group) ? Group : RiskGroup.People, Source = Source!.Trim(),
        };

        void Fault(string field, string message) => state.AddModelError(prefix + field, message);

        double? Share(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (double.TryParse(text.Trim().TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double percent) && percent is > 0 and < 100)
                return Math.Round(percent / 100, 6);
            Fault(field, "Write a percentage above 0 and below 100, such as 72 or 1.3.");
            return null;
        }

        // W8: a risk without its time misleads.
        RiskHorizon? Until()
        {
            if (Horizon == HorizonKind.Lifetime) return RiskHorizon.Lifetime;
            if (Horizon is { } kind && int.TryParse(Years, NumberStyles.None, CultureInfo.InvariantCulture, out int years) && years is >= 1 and <= 110) return new RiskHorizon(kind, years);
            Fault(nameof(Years), "Say until when: an age or a number of years from 1 to 110, or a lifetime.");
            return null;
        }
    }
}
