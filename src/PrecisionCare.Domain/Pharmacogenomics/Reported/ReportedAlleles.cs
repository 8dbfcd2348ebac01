using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Functions;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>
/// Brings an allele as laboratories write it to the names and values of the knowledge base: other spellings, suballeles (<c>*4.013</c>), copies
/// (<c>*1x2</c>, <c>*1x4</c>, <c>*4xN</c>), genes in tandem (<c>*36+*10</c>), and variants by their short name (<c>*2A</c> for <c>c.1905+1G&gt;A (*2A)</c>).
/// </summary>
/// <param name="gene">The gene.</param>
internal sealed class ReportedAlleles(Pharmacogene gene)
{
    private const int FewestUncounted = 3;

    private readonly GeneFunctions _functions = gene.FunctionsOrNone;

    /// <summary>The allele, or each that the text may mean (an uncounted duplication is two copies or more).</summary>
    public ImmutableArray<AlleleFunction> Read(string text)
    {
        string plain = Alias(text.Trim());
        if (Known(plain) is { } known) return [_functions.Of(known)];
        string[] parts = plain.Trim('[', ']').Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && Array.TrueForAll(parts, p => p.StartsWith('*'))) return Tandem([.. parts.Select(Single)]);
        return Single(plain);
    }

    /// <summary>Splits a diplotype into its alleles. A slash inside another spelling of a name is no separator.</summary>
    public string[] Split(string diplotype)
    {
        foreach (var (other, name) in gene.Rules.Aliases) diplotype = diplotype.Replace(other, name, StringComparison.OrdinalIgnoreCase);
        return [.. diplotype.Split('/').Select(a => a.Trim()).Select(a => a.StartsWith(gene.Gene, StringComparison.Ordinal) ? a[gene.Gene.Length..].TrimStart('-', ' ') : a)];
    }

    private string Alias(string text) => gene.Rules.Aliases.FirstOrDefault(a => a.Key.Equals(text, StringComparison.OrdinalIgnoreCase)).Value ?? text;

    private string? Known(string text)
    {
        var names = _functions.Alleles.Select(a => a.Name).Concat(gene.Definition?.Alleles.Select(a => a.ReportedAs ?? a.Name) ?? []).Distinct().ToList();
        return names.Find(n => n == text) ?? names.Find(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? names.Find(n => n == $"m.{text}")
            ?? (names.FindAll(n => n.EndsWith($"({text})", StringComparison.Ordinal) || n.StartsWith(text + " (", StringComparison.Ordinal)) is [var only] ? only : null);
    }

    private ImmutableArray<AlleleFunction> Single(string text)
    {
        if (Known(text) is { } known) return [_functions.Of(known)];
        if (!text.StartsWith('*')) return [_functions.Of(text)];
        string star = text.Replace('×', 'x').Replace('X', 'x');
        int times = star.LastIndexOf('x');
        string core = times > 0 ? star[..times] : star;
        if (core.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && Known(core) is null) core = core[..dot];
        if (times < 0) return [_functions.Of(core)];
        return star[(times + 1)..] switch
        {
            "N" or "n" => Uncounted(core),
            var count when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int copies) && copies > 0 => [Copies(core, copies)],
            _ => [_functions.Of(star)],
        };
    }

    /// <summary>As many copies as counted; CPIC lists three or more together where it knows no exact number.</summary>
    private AlleleFunction Copies(string core, int copies)
    {
        if (copies == 1) return _functions.Of(core);
        string name = $"{core}x{copies}", together = $"{core}x≥{FewestUncounted}";
        if (_functions.Knows(name)) return _functions.Of(name);
        if (copies >= FewestUncounted && _functions.Knows(together)) return _functions.Of(together);
        return new AlleleFunction(name, null, Times(core, copies));
    }

    /// <summary>A duplication that nobody counted: two copies, or three and more. One answer where both have the same value.</summary>
    private ImmutableArray<AlleleFunction> Uncounted(string core)
    {
        string? value = _functions.Of(core).ActivityValue;
        var two = Copies(core, 2);
        string together = $"{core}x≥{FewestUncounted}";
        string? atLeast = ActivityScore.TryParse(value, out var one) ? (one.Value == 0 ? value : new ActivityScore(one.Value * FewestUncounted, true).ToString()) : value;
        var more = _functions.Knows(together) ? _functions.Of(together) : new AlleleFunction(together, null, atLeast);
        return two.ActivityValue == more.ActivityValue ? [new AlleleFunction($"{core}xN", two.Function ?? more.Function, two.ActivityValue)] : [two, more];
    }

    /// <summary>Genes one after another on a copy count together: the value is the sum of the parts.</summary>
    private ImmutableArray<AlleleFunction> Tandem(ImmutableArray<AlleleFunction>[] parts)
    {
        IEnumerable<ImmutableArray<AlleleFunction>> choices = [[]];
        foreach (var part in parts) choices = choices.SelectMany(chosen => part.Select(p => chosen.Add(p)));
        return [.. choices.Select(Joined)];
    }

    private AlleleFunction Joined(ImmutableArray<AlleleFunction> parts)
    {
        string name = string.Join(" + ", parts.Select(p => p.Name));
        return _functions.Knows(name) ? _functions.Of(name) : new AlleleFunction(name, null, parts.Select(p => p.ActivityValue).Aggregate(Sum));
    }

    private string? Times(string core, int copies) => Enumerable.Repeat(_functions.Of(core).ActivityValue, copies).Aggregate(Sum);

    private static string? Sum(string? one, string? other) => ActivityScore.Sum(one, other)?.ToString() ?? (one is null || other is null ? null : GeneFunctions.NotAvailable);
}
