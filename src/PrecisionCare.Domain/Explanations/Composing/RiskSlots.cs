using System.Globalization;

namespace PrecisionCare.Explanations.Composing;

/// <summary>The slots of a risk: natural frequencies with both frames, of the page's denominator.</summary>
internal sealed class RiskSlots(LanguageTexts texts, int denominator)
{
    private readonly Phrasing _say = new(texts);

    public Slots Of(RiskNumber risk, Slots outer)
    {
        var slots = new Slots(outer) { About = risk.Outcome }
            .Text("outcome", [_say.Condition(risk.Outcome)])
            .Text("group", texts.Templates[$"common.group.{Slots.Kebab(risk.Group.ToString())}"].Text)
            .Text("when", risk.Horizon is { } horizon ? When(horizon) : texts.Templates["common.horizon.unknown"].Text)
            .Flag("no-time", risk.Horizon is null)
            .Text("source", risk.Source)
            .Text("entered-by", risk.EnteredBy);
        if (risk.Value is { } value) Frequency(slots, value, "");
        if (risk.Baseline is { } baseline) Frequency(slots, baseline, "-without");
        if (risk is { Low: { } low, High: { } high })
            slots.Text("low", Count(low)).Text("high", Count(high)).Text("rest-low", Count(1 - high)).Text("rest-high", Count(1 - low))
                .Text("percent-low", _say.Percent(low)).Text("percent-high", _say.Percent(high));
        return slots.Flag("interval", risk is { Low: not null, High: not null });
    }

    /// <summary>Such as "by age 80".</summary>
    public string When(RiskHorizon horizon) => texts.Templates[$"common.horizon.{Slots.Kebab(horizon.Kind.ToString())}"].Text
        .Replace("{years}", horizon.Years.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A risk that rounds to none or to all of the people is told as such, never as 0 or as certain.</summary>
    private void Frequency(Slots slots, double probability, string which)
    {
        int count = Frequencies.Count(probability, denominator);
        slots.Text($"percent{which}", _say.Percent(probability));
        if (count == 0) slots.Flag($"few{which}", true).Text($"almost-all{which}", _say.Number(denominator - 1));
        else if (count == denominator) slots.Flag($"nearly-all{which}", true).Text($"almost-all{which}", _say.Number(denominator - 1));
        else slots.Text($"count{which}", _say.Number(count)).Text($"rest{which}", _say.Number(denominator - count));
    }

    private string Count(double probability) => _say.Number(Frequencies.Count(probability, denominator));
}
