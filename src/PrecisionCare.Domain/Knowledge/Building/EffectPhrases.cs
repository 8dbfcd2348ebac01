using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrecisionCare.Knowledge.Building;

/// <summary>What a source says that a genotype does to a drug, as codes by gene. Words for the codes stand with the guidance that is shown.</summary>
internal static class EffectPhrases
{
    private static readonly ImmutableArray<(string Code, Regex Phrase)> Kinetics =
    [
        ("much-less-active-metabolite", Pattern("(?:greatly|significantly) (?:reduced|decreased) (?:clopidogrel active metabolite|morphine|o-desmethyltramadol)")),
        ("less-active-metabolite", Pattern(
            "(?:reduced|decreased) (?:clopidogrel active metabolite|morphine|o-desmethyltramadol)|lower endoxifen|reduces the activation|reduces (?:the )?(?:conversion|formation) of [^.]*\\bactive metabolite|decreased metabolism of \\w+ to (?:the )?active|lower systemic active metabolite|reduces the conversion of (?:codeine|tramadol)")),
        ("more-active-metabolite", Pattern("increased (?:clopidogrel active metabolite|formation of)|increased conversion of clopidogrel to the active|increases? the conversion of (?:codeine|tramadol|venlafaxine)|increased metabolism of venlafaxine to the active|active metabolites 4-hydroxytamoxifen and endoxifen can increase")),
        ("much-slower-clearance", Pattern("(?:greatly|significantly|markedly) (?:reduced|decreased) (?:\\w+ )?(?:metabolism|activity)|complete dpd deficiency")),
        ("slower-clearance", Pattern(
            "(?:reduced|decreased) (?:\\w+ )?(?:metabolism|activity of the enzyme|dpd activity|ugt1a1 activity)|reduces? (?:the )?(?:conversion|metabolism|excretion)|(?:reduced|decreased) conversion|decreased conversion")),
        ("faster-clearance", Pattern("(?:increased?|increases) (?:in )?(?:the )?(?:metabolism|conversion)")),
        ("lower-exposure", Pattern("^lower plasma|leads to (?:reduced|decreased) plasma|(?:reducing|reduction (?:in|of)|decrease in) the [^.;]*(?:plasma concentration|exposure)|can result in lower|\\d+% lower|concentration decreases")),
        ("higher-exposure", Pattern(
            "(?:increased?|increases|higher|elevated|extremely high|moderate to high|\\d-fold higher)[^.;]*(?:exposure|concentrations?|quantit)|concentrations?[^.;]*(?:increas|-fold higher)")),
        ("lower-exposure", Pattern("(?:lower|decreased?|decreases|reduction in|reduced|reduces)[^.;]*(?:plasma concentrations?|dose-adjusted trough|systemic concentrations|exposure)|lower plasma")),
        ("greater-sensitivity", Pattern("increase[sd]? (?:the )?sensitivity")),
    ];

    private static readonly ImmutableArray<(string Code, Regex Phrase)> Risks =
    [
        ("risk:myopathy", Pattern("myopathy")),
        ("risk:sjs-ten", Pattern("sjs|stevens-johnson")),
        ("risk:dress", Pattern("dress")),
        ("risk:scar", Pattern("scar\\b")),
        ("risk:hypersensitivity", Pattern("hypersensitivity")),
        ("risk:malignant-hyperthermia", Pattern("(?:developing|induce) malignant hyperthermia")),
        ("risk:hearing-loss", Pattern("hearing loss")),
        ("risk:haemolysis", Pattern("hemoly")),
        ("risk:myelosuppression", Pattern("leuk?openia|leukopaenia|myelosuppression")),
        ("risk:severe-toxicity", Pattern("fatal|life-threatening (?:adverse|toxicity)|severe toxicity|serious adverse|serious, life|serious side effects")),
        ("risk:qt-prolongation", Pattern("\\bqt")),
        ("risk:bleeding", Pattern("bleeding|\\binr\\b")),
        ("risk:liver-injury", Pattern("liver (?:injury|enzyme)")),
        ("risk:cardiotoxicity", Pattern("cardiotoxic")),
        ("risk:cns", Pattern("cns adverse")),
        ("risk:cardiovascular-events", Pattern("cardiac and cerebrovascular|cardiovascular")),
        ("risk:recurrence", Pattern("recurrence")),
        ("risk:jaundice", Pattern("bilirubin-related")),
        ("risk:rejection", Pattern("rejection")),
        ("risk:ineffective", Pattern(
            "therapeutic failure|pharmacotherapy failure|therapy failure|ineffective|no efficacy|reduced efficacy|efficacy (?:can be reduced|will probably be lacking)|reduced effectiveness|effectiveness of \\w+ is reduced|decrease the probability of clinical benefit|diminished analgesia|decreased response|unlikely ultrarapid|sub-optimal|lower likelihood of response|decreased chance of achieving|probability of attainment|lower antiplatelet|switching to another|normal dose is not effective")),
        ("risk:toxicity", Pattern("risk of toxicity")),
        ("risk:side-effects", Pattern("side effects|adverse (?:events|effects|reaction)|toxicit(?:y|ies)")),
    ];

    private static readonly Regex Usual = Pattern(
        "^(?:normal|typical|expected|reference|therapeutic|mildly reduced|slightly)|normal \\S+ (?:metabolism|formation)|\\bnormal\\b[^.;]*(?:risk|exposure|metabolism|activity)|low or reduced risk|low risk of acute|low likelihood|higher \\(\"normal\"\\)");

    private static readonly Regex Limited = Pattern("very limited data|no data available|minimal evidence|insufficient evidence|weak or no evidence|unknown risk|variable risk|questionable clinical significance|no evidence|not been|^unknown");

    private static readonly Regex Denied = Pattern("\\bno (?:association|effect|significant|indications|evidence|negative)|does not (?:appear|result)|not (?:result|known|enough)|little evidence|too small|unlikely that|offset|negated|favourable|without an increase|potentially toxicity|both positive effects|^an increase of the initial dose|normal population\\b.*genetic defect");

    private static readonly Regex RaisesRisk = Pattern("increas|higher|high |greater|elevated|risk|more often|more frequently|occurs|may affect|severe|fatal|failure|lack|reduced|decrease|diminished|unlikely|probability|sub-optimal|switching|contraindicated|lower|ineffective|intoleran|toxic|induce");

    /// <param name="genes">The genes of the recommendation's key.</param>
    /// <param name="implications">The source's sentences; those of one gene among several begin with its symbol.</param>
    /// <returns>Codes by gene; a gene about which nothing is said has none.</returns>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Codes(IReadOnlyCollection<string> genes, IEnumerable<string> implications)
    {
        var said = genes.ToDictionary(g => g, _ => new List<string>(), StringComparer.Ordinal);
        foreach (string implication in implications)
        foreach (var (gene, text) in ByGene(genes, implication))
            foreach (string each in gene is null ? genes : [gene])
                said[each].AddRange(Codes(text));
        return said.Where(s => s.Value.Count > 0).ToImmutableSortedDictionary(s => s.Key, s => Telling(s.Value), StringComparer.Ordinal);
    }

    private static IEnumerable<(string? Gene, string Text)> ByGene(IReadOnlyCollection<string> genes, string implication)
    {
        var heads = Regex.Matches(implication, $@"\b({string.Join('|', genes.Select(Regex.Escape))}): ");
        if (heads.Count == 0 || heads[0].Index > 0) yield return (null, heads.Count == 0 ? implication : implication[..heads[0].Index]);
        for (int i = 0; i < heads.Count; i++)
            yield return (heads[i].Groups[1].Value, implication[(heads[i].Index + heads[i].Length)..(i + 1 < heads.Count ? heads[i + 1].Index : implication.Length)]);
    }

    private static IEnumerable<string> Codes(string implication)
    {
        string text = implication.ToLowerInvariant();
        if (text.Contains("do not eliminate the chance", StringComparison.Ordinal)) yield return "not-excluded";
        if (text.Contains("being responsive to ivacaftor", StringComparison.Ordinal))
            yield return text.Contains("negative for", StringComparison.Ordinal) ? "not-responsive" : "responsive";
        foreach (string clause in Regex.Split(text, @"[;.](?=\s|$)|, but |, whilst |however,?|: \(").Select(c => c.Trim()).Where(c => c.Length > 3))
        {
            if (Denied.IsMatch(clause)) continue;
            if (Limited.IsMatch(clause)) yield return "limited-evidence";
            else if (Usual.IsMatch(clause) && !clause.Contains("increased", StringComparison.Ordinal)) yield return "as-usual";
            else
                foreach (string code in Effects(clause))
                    yield return code;
        }
    }

    private static IEnumerable<string> Effects(string clause)
    {
        if (Kinetics.FirstOrDefault(k => k.Phrase.IsMatch(clause)) is { Code: { } kinetics }) yield return kinetics;
        if (!RaisesRisk.IsMatch(clause)) yield break;
        foreach (var (code, phrase) in Risks)
            if (phrase.IsMatch(clause))
                yield return code;
    }

    /// <summary>Usual effects and lack of evidence are said only where nothing else is; side effects in general, only where no harm is named.</summary>
    private static ImmutableArray<string> Telling(List<string> codes)
    {
        var distinct = codes.Distinct().ToList();
        if (distinct.Any(c => c is not ("as-usual" or "limited-evidence"))) distinct.RemoveAll(c => c is "as-usual" or "limited-evidence");
        else if (distinct.Contains("as-usual")) distinct.Remove("limited-evidence");
        if (distinct.Any(c => c.StartsWith("risk:", StringComparison.Ordinal) && c is not ("risk:side-effects" or "risk:ineffective"))) distinct.Remove("risk:side-effects");
        if (distinct.Contains("much-slower-clearance")) distinct.Remove("slower-clearance");
        if (distinct.Contains("much-less-active-metabolite")) distinct.Remove("less-active-metabolite");
        return [.. distinct.OrderBy(c => c.StartsWith("risk:", StringComparison.Ordinal))];
    }

    private static Regex Pattern(string phrase) => new(phrase, RegexOptions.CultureInvariant);
}
