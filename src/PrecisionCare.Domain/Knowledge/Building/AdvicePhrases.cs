using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge.Building;

/// <summary>What a recommendation wants watched, and which drugs it names as alternatives.</summary>
internal static class AdvicePhrases
{
    private static readonly ImmutableArray<(string Code, Regex Phrase)> Monitoring =
    [
        ("g6pd-activity", Pattern("enzyme activity must be measured")),
        ("tpmt-activity", Pattern("tpmt (?:erythrocyte )?activity")),
        ("dpd-activity", Pattern("residual dpd activity")),
        ("platelet-function", Pattern("inhibition of platelet aggregation")),
        ("level", Pattern(
            "therapeutic (?:drug|dose) monitoring|(?:monitor|monitor the|determine the|check the|assess|obtaining a(?: peak)?|measure(?: the)?|or)[^.;]{0,60} (?:plasma|serum|endoxifen|drug|blood) concentrations?|titrated? [^.;]{0,30}to plasma concentration|trough whole blood|sertraline plasma concentration")),
        ("inr", Pattern("monitoring of the inr")),
        ("ecg", Pattern(@"\becg\b")),
        ("blood-count", Pattern("neutrophil count|blood counts?|myelosuppression|monitor closely for toxicity")),
        ("liver", Pattern("liver function|liver enzymes")),
        ("hearing", Pattern("evaluate regularly for hearing loss")),
        ("haemolysis", Pattern("monitoring for (?:anemia|hemolysis)")),
        ("muscle", Pattern("muscle symptoms|risk for myopathy")),
        ("blood-pressure-kidney", Pattern("blood pressure and kidney function")),
        ("skin", Pattern("(?:skin |any )rash|first evidence of a cutaneous adverse reaction|clinical vigilance")),
        ("jaundice", Pattern("patients? stop atazanavir because of jaundice|likelihood of developing jaundice")),
        ("response", Pattern(
            "monitor for (?:continued )?efficacy|reduced (?:efficacy|effectiveness)|inadequate (?:effect|analgesia|efficacy)|if no response|does not adequately respond|symptoms of dyspepsia|if no clinical response|possible decrease|the effectiveness is insufficient|adequate efficacy is not achieved")),
        ("side-effects", Pattern(
            "(?:monitor|alert|report|guide the dose|get in touch|caution|reduce the dose)[^.;]{0,90}(?:side effects|adverse|toxicity)|side effects occurring|if side effects occur|caution is indicated|with caution in patients|use with caution|cautiously consider|based on toxicity|severe side effects")),
        ("no-cyp2d6-inhibitors", Pattern("avoid (?:moderate and strong cyp2d6|cyp2d6 strong to weak|co-medication with cyp2d6) inhibitors")),
        ("malaria-exception", Pattern("avoid primaquine, except")),
        ("combination", Pattern("combination therapy")),
        ("tolerance-induction", Pattern("induce allopurinol tolerance")),
    ];

    /// <summary>Drugs that guidelines name as alternatives, by INN.</summary>
    private static readonly ImmutableArray<string> Drugs =
    [
        "prasugrel", "ticagrelor", "febuxostat", "isavuconazole", "posaconazole", "liposomal amphotericin b", "granisetron", "morphine", "citalopram", "sertraline", "paroxetine",
        "fluvoxamine", "fluoxetine", "mirtazapine", "duloxetine", "nortriptyline", "desipramine", "flupentixol", "penfluridol", "quetiapine", "olanzapine", "clozapine", "sotalol",
        "disopyramide", "quinidine", "amiodarone", "bisoprolol", "carvedilol", "atenolol", "aripiprazole", "clonidine", "rosuvastatin", "pravastatin", "fluvastatin", "aromatase inhibitor",
        "noscapine",
    ];

    private static readonly Regex Offers = Pattern(
        @"use prasugrel|such as|not (?:significantly )?(?:metaboli[sz]ed|influenced)|(?:are|is) not (?:or|significantly)|lesser extent|less dependent|include|i\.e|possible alternative|consider rosuvastatin|inhibitors? (?:for|are)");

    private static readonly Regex Warns = Pattern("do not (?:select|choose)|not an alternative|also affected|not recommended|similar extent|carr(?:y|ies) a|risk of sjs|increased risk|co-medication|comedication|strong cyp|studies have");

    /// <summary>Drugs named because they interact.</summary>
    private static readonly Regex Inhibitors = Pattern(@"inhibitors,? such as [^.]*");

    public static ImmutableArray<string> MonitoringCodes(string advice)
    {
        string text = advice.ToLowerInvariant();
        return [.. Monitoring.Where(m => m.Phrase.IsMatch(text)).Select(m => m.Code)];
    }

    /// <param name="drug">The drug of the recommendation, which is no alternative to itself.</param>
    /// <param name="advice">One section of the recommendation.</param>
    /// <param name="when">For whom the section is. After a stroke or TIA prasugrel is contraindicated (its label; CPIC's guideline for clopidogrel says so too).</param>
    public static ImmutableArray<string> Alternatives(string drug, string advice, ImmutableArray<string> when) =>
        [.. Inhibitors.Replace(advice.ToLowerInvariant(), "").Split(". ")
            .Where(s => Offers.IsMatch(s) && !Warns.IsMatch(s)).SelectMany(s => Drugs.Where(d => d != drug && !(d == "prasugrel" && when.Contains(GuidancePopulations.Neurovascular)) && Regex.IsMatch(s, $@"\b{d}s?\b")))
            .Distinct().Order(StringComparer.Ordinal)];

    private static Regex Pattern(string phrase) => new(phrase, RegexOptions.CultureInvariant);
}
