using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;

namespace PrecisionCare.Variants.Reported;

/// <summary>
/// Variants that stand in the clinical record as HL7 Genomics Reporting codes them, found by component code, whatever the profile. What was concluded of a variant
/// stands in it, or in an observation that refers to it (<c>diagnostic-implication</c>; LOINC 53037-8 in older guides).
/// </summary>
public static class ReportedVariants
{
    private const string Variant = "69548-6", Significance = "53037-8", GeneStudied = "48018-6", Transcript = "51958-7", Coding = "48004-6", Protein = "48005-3",
        Genomic = "81290-9", Discrete = "81252-9", AllelicState = "53034-5", Source = "48002-0", Phenotype = "81259-4";

    /// <summary>LOINC answers to 53037-8 (list LL4034-6).</summary>
    private static readonly FrozenDictionary<string, Pathogenicity> Classes = new Dictionary<string, Pathogenicity>
    {
        ["LA6668-3"] = Pathogenicity.Pathogenic, ["LA26332-9"] = Pathogenicity.LikelyPathogenic, ["LA26333-7"] = Pathogenicity.UncertainSignificance,
        ["LA26334-5"] = Pathogenicity.LikelyBenign, ["LA6675-8"] = Pathogenicity.Benign,
        ["pathogenic"] = Pathogenicity.Pathogenic, ["likely pathogenic"] = Pathogenicity.LikelyPathogenic, ["uncertain significance"] = Pathogenicity.UncertainSignificance,
        ["variant of uncertain significance"] = Pathogenicity.UncertainSignificance, ["vus"] = Pathogenicity.UncertainSignificance,
        ["likely benign"] = Pathogenicity.LikelyBenign, ["benign"] = Pathogenicity.Benign,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ReportedZygosity> Zygosities = new Dictionary<string, ReportedZygosity>
    {
        ["LA6706-1"] = ReportedZygosity.Heterozygous, ["LA6705-3"] = ReportedZygosity.Homozygous, ["LA6707-9"] = ReportedZygosity.Hemizygous,
        ["LA6703-8"] = ReportedZygosity.Heteroplasmic, ["LA6704-6"] = ReportedZygosity.Homoplasmic,
        ["heterozygous"] = ReportedZygosity.Heterozygous, ["homozygous"] = ReportedZygosity.Homozygous, ["hemizygous"] = ReportedZygosity.Hemizygous,
        ["heteroplasmic"] = ReportedZygosity.Heteroplasmic, ["homoplasmic"] = ReportedZygosity.Homoplasmic,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, VariantOrigin> Origins = new Dictionary<string, VariantOrigin>
    {
        ["LA6683-2"] = VariantOrigin.Germline, ["LA6684-0"] = VariantOrigin.Somatic, ["germline"] = VariantOrigin.Germline, ["somatic"] = VariantOrigin.Somatic,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>By gene and name. Only final reports count, and only what they say is present: absent and undetermined variants are no finding.</summary>
    /// <param name="record">What the reader may see.</param>
    /// <param name="knowledge">Reads genes and the criteria that a report names.</param>
    public static ImmutableArray<ReportedVariant> Of(ClinicalRecord record, KnowledgeBase knowledge)
    {
        var final = record.Observations.Where(o => o.Status == ObservationStatus.Final).ToList();
        var implications = final.Where(IsImplication).ToList();
        return [.. final.Where(IsPresent).Select(v => Read(v, [.. implications.Where(i => i.Related.Contains(v.Id))], knowledge))
            .OrderBy(v => v.Gene ?? "", StringComparer.Ordinal).ThenBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.SourceId, StringComparer.Ordinal)];
    }

    /// <summary>Genes that an observation names as studied, whatever its kind and status.</summary>
    public static IEnumerable<string> GenesIn(Observation observation, GeneCodes genes) =>
        observation.Components.IsEmpty ? [] : observation.Components.Where(c => c.Code.Has(CodeSystems.Loinc, GeneStudied)).Select(c => Symbol(c.Value, genes)).OfType<string>().Distinct();

    private static string? Symbol(ObservationValue? value, GeneCodes genes) =>
        value?.Concept?.Codings.Select(c => genes.GeneOf(c.System, c.Code)).FirstOrDefault(g => g?.StartsWith("HGNC:", StringComparison.Ordinal) == false) ?? Words(value)?.Trim();

    private static bool IsImplication(Observation observation) =>
        observation.Code.Codings.Any(c => c.Code == "diagnostic-implication" || (c.System == CodeSystems.Loinc && c.Code == Significance));

    private static bool IsPresent(Observation observation) =>
        observation.Code.Has(CodeSystems.Loinc, Variant)
        && (observation.Value is null || observation.Value.Concept?.Has(CodeSystems.Loinc, "LA9633-4") == true
            || Words(observation.Value)?.Trim().ToUpperInvariant() is "PRESENT" or "DETECTED" or "POSITIVE");

    private static ReportedVariant Read(Observation observation, ImmutableArray<Observation> implications, KnowledgeBase knowledge)
    {
        var (ofCoding, coding) = Split(Value(observation, Coding));
        var (_, protein) = Split(Value(observation, Protein));
        return new ReportedVariant
        {
            SourceId = observation.Id,
            Gene = GenesIn(observation, knowledge.GeneCodes).FirstOrDefault(),
            Transcript = ofCoding ?? Value(observation, Transcript),
            CodingChange = coding,
            ProteinChange = protein,
            OtherName = Value(observation, Discrete) ?? Value(observation, Genomic) ?? observation.Value?.Text,
            Zygosity = Answer(observation, AllelicState, Zygosities),
            Origin = Answer(observation, Source, Origins),
            Date = observation.Effective,
            Method = observation.Method,
            Assertions = [.. implications.Append(observation).Select(o => Assertion(o, knowledge.VariantCriteria))
                .Where(a => a.Classification != Pathogenicity.NotStated || !a.Criteria.IsEmpty)
                .OrderByDescending(a => a.Date?.Earliest ?? DateTimeOffset.MinValue).ThenBy(a => a.SourceId, StringComparer.Ordinal)],
        };
    }

    private static VariantAssertion Assertion(Observation observation, AcmgCriteria criteria)
    {
        var stated = Answer(observation, Significance, Classes);
        if (stated == Pathogenicity.NotStated && observation.Code.Has(CodeSystems.Loinc, Significance)) stated = AnswerOf(observation.Value, Classes);
        var inheritance = observation.Components.FirstOrDefault(c => c.Code.Codings.Any(k => k.Code == "condition-inheritance"));
        return new VariantAssertion(
            observation.Id, stated, Value(observation, Phenotype), Words(inheritance?.Value), criteria.In(TextsOf(observation)), observation.Effective);
    }

    /// <summary>No code is defined for criteria: laboratories write them into notes, interpretations and components.</summary>
    private static IEnumerable<string> TextsOf(Observation observation) =>
        observation.Components.SelectMany(c => (string?[])[c.Value?.Text, c.Value?.Concept?.Text, .. c.Value?.Concept?.Codings.SelectMany(k => new[] { k.Code, k.Display }) ?? []])
            .Concat(observation.Notes).OfType<string>();

    private static string? Value(Observation observation, string code) =>
        observation.Components.Where(c => c.Code.Has(CodeSystems.Loinc, code)).Select(c => Words(c.Value)).FirstOrDefault(w => w is { Length: > 0 });

    private static T Answer<T>(Observation observation, string code, FrozenDictionary<string, T> answers) where T : struct =>
        AnswerOf(observation.Components.FirstOrDefault(c => c.Code.Has(CodeSystems.Loinc, code))?.Value, answers);

    private static T AnswerOf<T>(ObservationValue? value, FrozenDictionary<string, T> answers) where T : struct
    {
        foreach (var coding in value?.Concept?.Codings ?? [])
            if (answers.TryGetValue(coding.Code, out var coded) || (coding.Display is { } display && answers.TryGetValue(display, out coded))) return coded;
        return Words(value)?.Trim() is { } words && answers.TryGetValue(words, out var said) ? said : default;
    }

    private static string? Words(ObservationValue? value) =>
        value?.Text ?? (value?.Concept is { } concept ? concept.Text ?? concept.Codings.Select(c => c.Display ?? c.Code).FirstOrDefault(d => d.Length > 0) : null);

    /// <summary><c>NM_007294.4(BRCA1):c.68_69del</c> into reference and change.</summary>
    private static (string? Reference, string? Change) Split(string? hgvs)
    {
        if (hgvs is null) return (null, null);
        int colon = hgvs.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return (null, hgvs.Trim());
        string reference = hgvs[..colon];
        int bracket = reference.IndexOf('(', StringComparison.Ordinal);
        return (bracket < 0 ? reference : reference[..bracket], hgvs[(colon + 1)..].Trim());
    }
}
