using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// Effective phenotypes of CYP2D6, CYP2C19, CYP2C9, CYP3A and CYP1A2 under current inhibitors and inducers. The strongest inhibitor counts once; together with
/// an inducer, or where no rule is known, the phenotype is left open. Weak modulators change nothing and are not named.
/// </summary>
public sealed class Phenoconversion
{
    private static readonly ImmutableArray<string> Steps =
        ["Poor Metabolizer", "Intermediate Metabolizer", "Normal Metabolizer", "Rapid Metabolizer", "Ultrarapid Metabolizer"];

    private readonly ILookup<string, Modulator> _modulators;
    private readonly Dictionary<string, Rule> _rules;

    private Phenoconversion(IEnumerable<Modulator> modulators, IEnumerable<Rule> rules)
    {
        _modulators = modulators.ToLookup(m => m.Drug, StringComparer.Ordinal);
        _rules = rules.ToDictionary(r => Key(r.Enzyme, r.Role, r.Strength), StringComparer.Ordinal);
    }

    /// <exception cref="InvalidDataException">A table is missing or altered.</exception>
    public static Phenoconversion Load(KnowledgeFolder folder) => new(
        KnowledgeTable.Read(folder, "pharmacogenes/modulators.tsv").Rows.Select(r => new Modulator(r["drug"], r["enzyme"], r["role"], r["strength"], r["confirmed"] == "yes")),
        KnowledgeTable.Read(folder, "pharmacogenes/phenoconversion.tsv").Rows
            .Select(r => new Rule(r["enzyme"], r["role"], r["strength"], r["rule"], new Citation(r["source"], "Phenoconversion", Pmid: r.Optional("pmid"), Confirmed: r["confirmed"] == "yes"))));

    /// <summary>Every medicine that inhibits or induces.</summary>
    internal IEnumerable<string> Modulators => _modulators.Select(m => m.Key);

    /// <param name="genes">Results of the genes.</param>
    /// <param name="medicines">Ingredients that are taken now, by INN in lower case.</param>
    /// <returns>One value for each enzyme that a moderate or strong modulator acts on.</returns>
    public ImmutableArray<EffectivePhenotype> Of(ImmutableArray<GeneResult> genes, IEnumerable<string> medicines)
    {
        var acting = medicines.Distinct(StringComparer.Ordinal).SelectMany(m => _modulators[m]).Where(m => m.Strength != "weak").ToLookup(m => m.Enzyme, StringComparer.Ordinal);
        return [.. acting.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => Of(e.Key, [.. e], genes.FirstOrDefault(g => g.Gene == e.Key)))];
    }

    private static string Key(string enzyme, string role, string strength) => $"{enzyme} {role} {strength}";

    private EffectivePhenotype Of(string enzyme, ImmutableArray<Modulator> modulators, GeneResult? gene)
    {
        ImmutableArray<string> causes = [.. modulators.Select(m => $"{m.Drug} ({m.Strength} {m.Role})")];
        var reading = gene is { HasCall: true, Readings: [var only] } ? only : null;
        var strongest = modulators.FirstOrDefault(m => m.Strength == "strong") ?? modulators[0];
        bool opposed = modulators.Select(m => m.Role).Distinct().Count() > 1;
        if (opposed || !_rules.TryGetValue(Key(enzyme, strongest.Role, strongest.Strength), out var rule))
            return new EffectivePhenotype(enzyme, reading?.Phenotype, null, null, causes, new Citation("FDA", "Table of inhibitors and inducers", Confirmed: modulators.All(m => m.Confirmed)));
        var (phenotype, key) = rule.Factor is { } factor ? Scaled(enzyme, reading, factor) : Shifted(reading, rule.Text);
        return new EffectivePhenotype(enzyme, reading?.Phenotype, phenotype, key, causes, rule.Citation with { Confirmed = rule.Citation.Confirmed && strongest.Confirmed });
    }

    /// <summary>Without inhibition of the whole enzyme, an unknown genotype stays unknown.</summary>
    private static (string?, string?) Scaled(string enzyme, DiplotypeResult? reading, decimal factor)
    {
        if (factor == 0) return (Steps[0], "0.0");
        if (!decimal.TryParse(reading?.ActivityScore?.TrimStart('≥'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal score)) return (null, null);
        score *= factor;
        return (Phenotype(enzyme, score), score.ToString("0.0##", CultureInfo.InvariantCulture));
    }

    /// <summary>CPIC and DPWG for CYP2D6 (PMID 31647186); CPIC for CYP2C9 (2 normal, 1 and 1.5 intermediate, below 1 poor).</summary>
    private static string Phenotype(string enzyme, decimal score) => enzyme == "CYP2D6"
        ? score == 0 ? Steps[0] : score < 1.25m ? Steps[1] : score <= 2.25m ? Steps[2] : Steps[4]
        : score < 1 ? Steps[0] : score < 2 ? Steps[1] : Steps[2];

    private static (string?, string?) Shifted(DiplotypeResult? reading, string rule)
    {
        if (rule == "poor") return (Steps[0], Steps[0]);
        int at = reading?.Phenotype is { } phenotype ? Steps.IndexOf(phenotype.Replace("Likely ", "", StringComparison.Ordinal)) : -1;
        if (at < 0) return (null, null);
        string effective = Steps[(rule, at) switch
        {
            (_, 0) => 0,
            ("step down", 4) => 2,
            ("step down", 3) or ("step down", 2) => 1,
            ("step down", _) => 0,
            ("two steps up", >= 2) => 4,
            _ => Math.Min(at + 1, 4),
        }];
        return (effective, effective);
    }

    private sealed record Modulator(string Drug, string Enzyme, string Role, string Strength, bool Confirmed);

    private sealed record Rule(string Enzyme, string Role, string Strength, string Text, Citation Citation)
    {
        public decimal? Factor => Text.StartsWith("score x ", StringComparison.Ordinal) ? decimal.Parse(Text[8..], CultureInfo.InvariantCulture) : null;
    }
}
