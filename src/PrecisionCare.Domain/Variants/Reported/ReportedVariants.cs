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
    private static readonly FrozenDictionary<string, Pathogenicity> Classes = Answers(
        GenomicsCodes.Classes, ("variant of uncertain significance", Pathogenicity.UncertainSignificance), ("vus", Pathogenicity.UncertainSignificance));

    private static readonly FrozenDictionary<string, ReportedZygosity> Zygosities = Answers(GenomicsCodes.Zygosities);

    private static readonly FrozenDictionary<string, VariantOrigin> Origins = Answers(GenomicsCodes.Origins);

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
        observation.Components.IsEmpty ? [] : observation.Components.Where(c => c.Code.Has(CodeSystems.Loinc, GenomicsCodes.GeneStudied)).Select(c => Symbol(c.Value, genes)).OfType<string>().Distinct();

    private static string? Symbol(ObservationValue? value, GeneCodes genes) =>
        value?.Concept?.Codings.Select(c => genes.GeneOf(c.System, c.Code)).FirstOrDefault(g => g?.StartsWith("HGNC:", StringComparison.Ordinal) == false) ?? value?.InWords()?.Trim();

    private static bool IsImplication(Observation observation) =>
        observation.Code.Codings.Any(c => c.Code == GenomicsCodes.Implication) || observation.Asks(GenomicsCodes.Significance);

    private static bool IsPresent(Observation observation) =>
        observation.Asks(GenomicsCodes.Variant)
        && (observation.Value is null || observation.Value.Concept?.Has(CodeSystems.Loinc, GenomicsCodes.Present.Code) == true
            || observation.Value.InWords()?.Trim().ToUpperInvariant() is "PRESENT" or "DETECTED" or "POSITIVE");

    private static ReportedVariant Read(Observation observation, ImmutableArray<Observation> implications, KnowledgeBase knowledge)
    {
        var (ofCoding, coding) = Split(Value(observation, GenomicsCodes.Coding));
        var (_, protein) = Split(Value(observation, GenomicsCodes.Protein));
        return new ReportedVariant
        {
            SourceId = observation.Id,
            Gene = GenesIn(observation, knowledge.GeneCodes).FirstOrDefault(),
            Transcript = ofCoding ?? Value(observation, GenomicsCodes.Transcript),
            CodingChange = coding,
            ProteinChange = protein,
            OtherName = Value(observation, GenomicsCodes.Discrete) ?? Value(observation, GenomicsCodes.Genomic) ?? observation.Value?.Text,
            Zygosity = Answer(observation, GenomicsCodes.AllelicState, Zygosities),
            Origin = Answer(observation, GenomicsCodes.SourceClass, Origins),
            Date = observation.Effective,
            Method = observation.Method,
            Assertions = [.. implications.Append(observation).Select(o => Assertion(o, knowledge.VariantCriteria))
                .Where(a => a.Classification != Pathogenicity.NotStated || !a.Criteria.IsEmpty)
                .OrderByDescending(a => a.Date?.Earliest ?? DateTimeOffset.MinValue).ThenBy(a => a.SourceId, StringComparer.Ordinal)],
        };
    }

    private static VariantAssertion Assertion(Observation observation, AcmgCriteria criteria)
    {
        var stated = Answer(observation, GenomicsCodes.Significance, Classes);
        if (stated == Pathogenicity.NotStated && observation.Asks(GenomicsCodes.Significance)) stated = AnswerOf(observation.Value, Classes);
        var inheritance = observation.Components.FirstOrDefault(c => c.Code.Codings.Any(k => k.Code == GenomicsCodes.Inheritance));
        return new VariantAssertion(
            observation.Id, stated, Value(observation, GenomicsCodes.Phenotype), inheritance?.Value?.InWords(), criteria.In(TextsOf(observation)), observation.Effective);
    }

    /// <summary>No code is defined for criteria: laboratories write them into notes, interpretations and components.</summary>
    private static IEnumerable<string> TextsOf(Observation observation) =>
        observation.Components.SelectMany(c => (string?[])[c.Value?.Text, c.Value?.Concept?.Text, .. c.Value?.Concept?.Codings.SelectMany(k => new[] { k.Code, k.Display }) ?? []])
            .Concat(observation.Notes).OfType<string>();

    private static string? Value(Observation observation, string code) =>
        observation.Components.Where(c => c.Code.Has(CodeSystems.Loinc, code)).Select(c => c.Value?.InWords()).FirstOrDefault(w => w is { Length: > 0 });

    private static T Answer<T>(Observation observation, string code, FrozenDictionary<string, T> answers) where T : struct =>
        AnswerOf(observation.Components.FirstOrDefault(c => c.Code.Has(CodeSystems.Loinc, code))?.Value, answers);

    private static T AnswerOf<T>(ObservationValue? value, FrozenDictionary<string, T> answers) where T : struct
    {
        foreach (var coding in value?.Concept?.Codings ?? [])
            if (answers.TryGetValue(coding.Code, out var coded) || (coding.Display is { } display && answers.TryGetValue(display, out coded))) return coded;
        return value?.InWords()?.Trim() is { } words && answers.TryGetValue(words, out var said) ? said : default;
    }

    private static FrozenDictionary<string, T> Answers<T>(ImmutableArray<(T Value, LoincAnswer Answer)> list, params (string Word, T Value)[] others) =>
        list.SelectMany(a => new[] { (a.Answer.Code, a.Value), (a.Answer.Word, a.Value) }).Concat(others)
            .ToFrozenDictionary(a => a.Item1, a => a.Item2, StringComparer.OrdinalIgnoreCase);

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
