using System.Collections.Immutable;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>What one rule says of a candidate: a reason, with the dose that it asks for, or what is missing to tell.</summary>
internal sealed record Weighed(Reason? Reason, string? Dose = null, string? Missing = null)
{
    /// <summary>Advice that names a dose, for the dose line of an option.</summary>
    public static string? DoseIn(string advice) =>
        advice.Contains(" mg", StringComparison.Ordinal) || advice.Contains("dose", StringComparison.OrdinalIgnoreCase) || advice.Contains("half", StringComparison.Ordinal)
            || advice.Contains(" g daily", StringComparison.Ordinal) || advice.Contains("microgram", StringComparison.Ordinal) || advice.Contains("mg/m2", StringComparison.Ordinal)
            ? advice
            : null;

    /// <summary>A sentence that begins with a capital and ends with a full stop.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".");
}

/// <summary>All that speaks for and against a medicine.</summary>
/// <param name="Reasons">Heaviest first.</param>
/// <param name="Doses">What the dose has to be, each once.</param>
/// <param name="Missing">What is not known and could move it, each once.</param>
internal sealed record Weighing(Band Band, ImmutableArray<Reason> Reasons, ImmutableArray<string> Doses, ImmutableArray<string> Missing)
{
    public static Weighing Of(IEnumerable<Weighed> weighed)
    {
        var all = weighed.ToList();
        var reasons = all.Select(w => w.Reason).OfType<Reason>()
            .DistinctBy(r => new { r.Rule, r.Text })
            .OrderBy(r => Heaviness(r.Band)).ThenByDescending(r => EvidenceStrength.Of(r)).ThenBy(r => r.Rule, StringComparer.Ordinal).ThenBy(r => r.Text, StringComparer.Ordinal)
            .ToImmutableArray();
        return new Weighing(
            BandOf(reasons), reasons,
            [.. all.Select(w => w.Dose).OfType<string>().Distinct()],
            [.. all.Select(w => w.Missing).OfType<string>().Distinct()]);
    }

    /// <summary>The band is that of the worst reason; favoured when something speaks for the medicine and nothing against it.</summary>
    private static Band BandOf(ImmutableArray<Reason> reasons)
    {
        var worst = reasons.Select(r => r.Band).DefaultIfEmpty(Band.Usable).Min();
        return worst < Band.Usable ? worst : reasons.Any(r => r.Band == Band.Favoured) ? Band.Favoured : Band.Usable;
    }

    /// <summary>What decides comes first: contraindicated to not assessable, then what favours, then what merely does not speak against.</summary>
    private static int Heaviness(Band band) => band switch { Band.Favoured => (int)Band.Usable, Band.Usable => (int)Band.Favoured, _ => (int)band };
}
