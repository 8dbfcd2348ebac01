using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge.Building;

/// <summary>
/// What a recommendation asks for, from its official wording. The phrase that comes first decides, because guidelines state the advice first and then what
/// to do if it cannot be followed; a standard dose is then looked through for reservations. A wording without any known phrase is refused, so that a new
/// release cannot slip through unread.
/// </summary>
internal static class ActionClassifier
{
    /// <summary>Phrases in order of precedence among those that begin at the same place.</summary>
    private static readonly ImmutableArray<(GuidanceAction Action, Regex Phrase)> Phrases =
    [
        .. Each(GuidanceAction.NoRecommendation,
            "^no recommendation", "^n/a$", "does not provide a recommendation", "insufficient evidence in the literature to support a dose recommendation",
            "clinical findings, family history, further genetic testing", "no action recommended based on genotype",
            "recommended dosages are based on cyp2d6 metabolizer status", "^\"(?:may )?(?:alter|affect)s? systemic concentrations\\.\"$",
            "^\"results in (?:higher|lower) systemic (?:active metabolite )?concentrations(?:\\.| and may result in higher adverse reaction risk\\.)(?:\"$| the impact)",
            "^\"results in higher adverse reaction risk \\(severe skin reactions\\)\\. patients positive"),
        .. Each(GuidanceAction.ConsiderAlternative,
            "(?:choose|select) an alternative or ", "avoid \\w+ or start", "either (?:monitor|guide) .*or choose an alternative", "monitor the plasma concentration as a precaution .*or select an alternative",
            "determine the residual dpd activity .*or avoid", "determine the level of inhibition .*consider an alternative",
            "consider (?:an |use of an)?other ", "consider (?:an |a clinically appropriate )?(?:alternative|antidepressant)", "consider use of another", "consider avoiding",
            "consider hormonal therapy such as an aromatase inhibitor"),
        .. Each(GuidanceAction.NoChange,
            "no need to avoid", "no reason to avoid", "no indication to change", "no action (?:is )?(?:needed|required)", "no (?:dosage )?adjustments? (?:is |are )?needed", "adjustments based on \\w+ genotype are not necessary",
            "avoid moderate and strong cyp2d6 inhibitors\\. initiate therapy with recommended standard",
            "(?:initiate|start)(?: therapy| \\w+)? with (?:the )?(?:recommended|standard|normal)", "initiate standard", "start with (?:the )?(?:normal|standard)", "initiate the combination preparation",
            "(?:per|with) standard (?:dosing|dose)", "at standard doses?", "prescribe desired starting dose", "label recommended", "according to the product label",
            "recommended maintenance dosage of", "recommended dose of 84 mg orally twice daily", "expected maintenance daily dose is", "standard dose of 84mg 2x daily",
            "the recommended initial dose is 600 mg", "initiate with a dose of (?:0\\.5|40) mg"),
        .. Each(GuidanceAction.LowerDose,
            "reduce(?:d)? (?:the |normal )?(?:starting |daily )?dose", "drastically reduced", "choose an alternative for the weak", "dosage adjustment is recommended", "dos(?:e|age) reductions?", "reduced starting dose", "consider a (?:\\d+(?:-\\d+)?% )?(?:reduction|lower)",
            "prescribe ≤", "limit dose", "lowest recommended starting dose", "(?:25-50|50)% of the lowest", "decreased dose", "\\d+% less than", "initiate (?:50% of|dose at)", "start with a (?:very )?low dose",
            "(?:recommended dosage of|celexa) [^.]*(?:50 mg once daily|20 mg/day is the maximum)", "maximum recommended dose is 20 mg",
            "do not (?:exceed|give doses exceeding)", "no more than", "use half", "the recommended initial dose is 400 mg", "give a maximum of", "84 ?mg (?:eliglustat )?1x daily", "starting dose should be 5 mg",
            "(?:use|with|to|at) (?:\\d+-)?\\d\\d?%"),
        .. Each(GuidanceAction.HigherDose,
            "increase (?:the |starting )?(?:daily )?dose", "increase starting dose", "use 1\\.\\d+ times", "use [12](?:\\.\\d+)? times", "double the (?:standard )?dose", "use a \\d-fold higher dose", "dose that is 1\\.5x higher",
            "use the maximum dose for the relevant indication as a target", "starting total daily dose of at least"),
        .. Each(GuidanceAction.Titrate, "smaller steps in dose titration", "should be titrated up slowly", "adjust dosage based on trough"),
        .. Each(GuidanceAction.Avoid,
            "avoid(?!.{0,25}(?:inhibitor|co-medication))", "not recommended", "contra-?indicat(?:ed|ions)", "should not be used", "do not use", "do not select", "(?:choose|select|prescribe|recommend) (?:an )?alternative",
            "choose an alternative"),
        .. Each(GuidanceAction.Monitor,
            "monitor", "be (?:extra )?alert", "enzyme activity must be measured", "in the event of side effects", "determine the efavirenz plasma concentration", "advise the patient", "consider evaluating",
            "cautiously consider", "consider the use of", "with caution", "caution is indicated", "if the effectiveness is insufficient", "if side effects occur"),
    ];

    /// <summary>What turns "standard dose" into "standard dose, but watch".</summary>
    private static readonly Regex Reservation = Pattern(
        "with caution|close monitoring|increased risk|if no response|does not adequately respond|consider increasing|if no clinical response|consider 50% reduction|report side effects"
        + "|titrate (?:this |the \\w+ )?dose|monitor closely|to titrate dose|for hearing loss|evaluating");

    private static readonly Regex SlowerTitration = Pattern(
        "slower titration|titrate (?:this dose|the efavirenz dose)|dose should be titrated|after 2 weeks(?: increase|, consider obtaining a plasma)");

    /// <summary>With an ordinary risk, drug levels and hearing are watched as in anybody.</summary>
    private static readonly Regex OrdinaryRisk = Pattern("^(?!.*(?:increased|higher) risk).*(?:normal risk|\"normal\"\\)? dose-adjusted|normal \\w+ metabolism|slightly reduced \\w+ metabolism)");

    /// <summary>Sentences that say why no better advice can be given, and headings that change nothing; they come before the advice.</summary>
    private static readonly Regex Preamble = Pattern(
        "(?:it is not possible|as the total analgesic effect|there (?:are no data|is insufficient information))[^.]*\\.|(?:no )?monitoring by (?:a|an|the) anticoagulation clinic[^:]*:");

    /// <param name="classification">The source's word for the strength.</param>
    /// <param name="advice">One section of the recommendation.</param>
    /// <param name="implications">What the source says that the genotype does.</param>
    /// <returns><c>null</c> when no phrase of the advice is known.</returns>
    public static GuidanceAction? Classify(string classification, string advice, IEnumerable<string> implications)
    {
        if (classification == "No recommendation") return GuidanceAction.NoRecommendation;
        string text = Preamble.Replace(advice.ToLowerInvariant(), "").Trim();
        var first = Phrases.Select((p, rank) => (p.Action, Match: p.Phrase.Match(text), rank)).Where(p => p.Match.Success)
            .OrderBy(p => p.Match.Index).ThenBy(p => p.rank).Select(p => (GuidanceAction?)p.Action).FirstOrDefault();
        return first == GuidanceAction.NoChange ? Reserved(text, implications) : first;
    }

    private static GuidanceAction Reserved(string text, IEnumerable<string> implications)
    {
        if (SlowerTitration.IsMatch(text)) return GuidanceAction.Titrate;
        return Reservation.IsMatch(text) && !implications.All(i => OrdinaryRisk.IsMatch(i.ToLowerInvariant())) ? GuidanceAction.Monitor : GuidanceAction.NoChange;
    }

    private static IEnumerable<(GuidanceAction, Regex)> Each(GuidanceAction action, params string[] phrases) => phrases.Select(p => (action, Pattern(p)));

    private static Regex Pattern(string phrase) => new(phrase, RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
