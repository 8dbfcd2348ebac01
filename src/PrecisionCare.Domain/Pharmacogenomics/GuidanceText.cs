using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>Composes our sentences from the facts of a recommendation and the readings that led to it.</summary>
internal sealed class GuidanceText
{
    private readonly string _drug;
    private readonly Recommendation _row;
    private readonly string _because;
    private readonly IReadOnlyCollection<string> _untested;

    /// <param name="drug">INN in lower case.</param>
    /// <param name="row">The recommendation.</param>
    /// <param name="genes">The tested genes of its key with their readings.</param>
    /// <param name="untested">Genes of the guideline without a result.</param>
    public GuidanceText(string drug, Recommendation row, ImmutableArray<GeneKeys> genes, IReadOnlyCollection<string> untested)
    {
        _untested = untested;
        _drug = drug;
        _row = row;
        _because = string.Join("; ", genes.Select(Reading));
        Monitoring = Words(GuidanceWords.Monitoring);
        Implications = [.. genes.SelectMany(g => row.Effects.Where(e => e.Gene == g.Gene).Select(e => $"{Reading(g)}: {Effects(e.Values)}"))];
    }

    public ImmutableArray<string> Monitoring { get; }

    /// <summary>By gene, such as "CYP2C19 poor metaboliser: much less of the active metabolite is formed; higher risk of cardiovascular events".</summary>
    public ImmutableArray<string> Implications { get; }

    public string Advice => string.Join(" ", [Main, .. Given, .. Alternative, .. Fallback, .. Watch, .. Words(GuidanceWords.Notes), .. Untested]);

    public static string FlowChart(string drug, ImmutableArray<ImmutableArray<GeneKeys>> genes)
    {
        string known = string.Join("; ", genes.Select(g => $"{g[0].Gene} {string.Join(" or ", g.Select(r => r.Label))}"));
        return $"Find the dose of {drug} by a dosing algorithm that takes the genes in, and adjust it to the INR ({known}).";
    }

    private string Main => _row.Action switch
    {
        GuidanceAction.Avoid => $"Avoid {Subject}.",
        GuidanceAction.ConsiderAlternative => $"Consider an alternative to {Subject}.",
        GuidanceAction.LowerDose => $"Lower the dose of {Subject}.",
        GuidanceAction.HigherDose => $"Raise the dose of {Subject}.",
        GuidanceAction.Titrate => $"Titrate more slowly than usual with {Subject}.",
        GuidanceAction.Monitor when Before is { } test => $"{Sentence(test)} before giving {Subject}.",
        GuidanceAction.Monitor => $"Watch more closely on {Subject}.",
        GuidanceAction.NoChange => $"Use the standard dose of {Subject}.",
        _ => $"{_row.Guideline.Source} gives no advice on {Subject}.",
    };

    private IEnumerable<string> Given =>
        _row.Action is GuidanceAction.LowerDose or GuidanceAction.HigherDose or GuidanceAction.Titrate && Dose is { } dose ? [$"{Sentence(dose)}."] : [];

    private IEnumerable<string> Untested => _untested.Count > 0 ? [$"Not tested: {string.Join(", ", _untested)}."] : [];

    /// <summary>The drug with whom it is for and because of what: "clopidogrel (stroke or TIA): CYP2C19 poor metaboliser".</summary>
    private string Subject
    {
        get
        {
            string population = GuidanceWords.Populations.GetValueOrDefault(_row.Population, _row.Population);
            return $"{_drug}{(population == "general" ? "" : $" ({population})")}{(_because.Length > 0 ? $": {_because}" : "")}";
        }
    }

    private IEnumerable<string> Alternative => !_row.Alternatives.IsEmpty
        ? [$"Alternatives: {Or(_row.Alternatives)}."]
        : _row.Action is GuidanceAction.Avoid or GuidanceAction.ConsiderAlternative && Enzymes is { Length: > 0 } enzymes
            ? [$"Use an alternative that does not depend on {enzymes}."]
            : [];

    /// <summary>What to do if the drug is given all the same, or if the standard dose does not do.</summary>
    private IEnumerable<string> Fallback => (_row.Action, Dose) switch
    {
        (GuidanceAction.Avoid or GuidanceAction.ConsiderAlternative, { } dose) => [$"If it is given, {dose}."],
        (GuidanceAction.Monitor or GuidanceAction.NoChange, { } dose) when _row.Doses.IsEmpty => [$"{Sentence(dose)}."],
        (GuidanceAction.Monitor or GuidanceAction.NoChange, { } dose) => [$"If needed, {dose}."],
        _ => [],
    };

    private IEnumerable<string> Watch
    {
        get
        {
            if (!Monitoring.IsEmpty) yield return $"Monitor {And(Monitoring)}.";
            if (_row.Action != GuidanceAction.Monitor && Before is { } test) yield return $"{Sentence(test)} first.";
        }
    }

    private string? Before => Words(GuidanceWords.Before) is { IsEmpty: false } tests ? And(tests) : null;

    private string? Dose
    {
        get
        {
            string[] parts = [.. _row.Doses.Select(Fraction), .. _row.Amount is { } amount ? (string[])[amount] : []];
            return parts.Length > 0 ? string.Join(", ", parts) : null;
        }
    }

    private string Enzymes => string.Join(" or ", _row.Effects.Where(g => g.Gene.StartsWith("CYP", StringComparison.Ordinal)
        && g.Values.Any(e => e is not ("as-usual" or "limited-evidence"))).Select(g => g.Gene));

    private static string Fraction(DoseChange dose)
    {
        string share = dose.Low == dose.High ? Percent(dose.Low) : $"{Percent(dose.Low)[..^2]} to {Percent(dose.High)}";
        return dose.Kind switch
        {
            DoseKind.Start => $"start at {share} of the standard dose",
            DoseKind.Maintenance => $"maintain {share} of the standard dose",
            DoseKind.Limit => $"use no more than {share} of the standard dose",
            DoseKind.Maximum => $"give no more than {share} of the usual maximum",
            _ => $"use {share} of the standard dose",
        };
    }

    private static string Percent(decimal fraction) => string.Create(CultureInfo.InvariantCulture, $"{fraction * 100:0.#} %");

    /// <summary>"CYP2D6 poor metaboliser (activity score 0.0)", "HLA-B*57:01 positive".</summary>
    private string Reading(GeneKeys gene)
    {
        string key = _row.Keys.SelectMany(k => k.Genes).Where(g => g.Gene == gene.Gene).SelectMany(g => g.Values).FirstOrDefault(gene.AnswersTo) ?? gene.Label;
        if (gene.Gene.StartsWith("HLA-", StringComparison.Ordinal)) return gene.Gene + key;
        if (gene.Phenotype is not { } phenotype) return $"{gene.Gene} {key}";
        return $"{gene.Gene} {Lower(phenotype)}{(gene.ActivityScore is { } score ? $" (activity score {score})" : "")}";
    }

    private static string Lower(string phenotype) => phenotype.StartsWith('-') ? phenotype
        : phenotype.Replace("Metabolizer", "metaboliser", StringComparison.Ordinal).ToLowerInvariant().Replace("cnsha", "CNSHA", StringComparison.Ordinal).Replace(" cf ", " CF ", StringComparison.Ordinal);

    private static string Effects(ImmutableArray<string> codes) => string.Join("; ", codes.Select(c => GuidanceWords.Effects[c]));

    private ImmutableArray<string> Words(IReadOnlyDictionary<string, string> words) => [.. _row.Monitor.Where(words.ContainsKey).Select(m => words[m])];

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    private static string And(ImmutableArray<string> items) => Joined(items, "and");
    private static string Or(ImmutableArray<string> items) => Joined(items, "or");
    private static string Joined(ImmutableArray<string> items, string word) => items is [var one] ? one : $"{string.Join(", ", items[..^1])} {word} {items[^1]}";
}
