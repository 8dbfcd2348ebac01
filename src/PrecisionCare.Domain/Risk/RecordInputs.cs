using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Risk;

/// <summary>Takes the inputs of a model from what is known of a patient, in the words of the model's table; what is missing, stale or odd stays a reason.</summary>
public static class RecordInputs
{
    /// <summary>Positions of CYP2C9*5, *6, *8 and *11 (GRCh38), which are common in people of African ancestry and unknown to the equation.</summary>
    private static readonly ImmutableArray<Locus> AllelesOfAfricanAncestry =
        [Locus.Parse("chr10:94942309"), Locus.Parse("chr10:94949282"), Locus.Parse("chr10:94981224"), Locus.Parse("chr10:94981301")];

    public static ImmutableDictionary<string, InputValue> Of(IRiskModel model, PatientFindings patient, KnowledgeBase knowledge) =>
        model.Inputs.Where(i => i.From.Length > 0).ToImmutableDictionary(i => i.Name, i => Value(i, patient, knowledge), StringComparer.Ordinal);

    private static InputValue Value(RiskInput input, PatientFindings patient, KnowledgeBase knowledge) =>
        input.From switch
        {
            "age" => Age(patient, years => years),
            "ageDecade" => Age(patient, years => Math.Min(years / 10, 9)),
            "female" => Female(patient),
            "ancestry" => Ancestry(patient),
            "gene:VKORC1" => Vkorc1(patient),
            "gene:CYP2C9" => Cyp2C9(patient),
            var from when input.Kind == RiskInputKind.Number => Measured(from["measure:".Length..], patient),
            var from => Flag(knowledge.Condition(from).Judge(patient)),
        };

    private static InputValue Age(PatientFindings patient, Func<int, int> value) =>
        patient.Age is { } years ? InputValue.Of(value(years), $"{years} years", [patient.PatientId]) : InputValue.Missing("the birth date is not recorded");

    private static InputValue Female(PatientFindings patient) =>
        patient.Sex is AdministrativeSex.Female or AdministrativeSex.Male
            ? InputValue.Of(patient.Sex == AdministrativeSex.Female, [patient.PatientId])
            : InputValue.Missing("the equation needs female or male sex, which is not recorded");

    private static InputValue Measured(string parameter, PatientFindings patient) =>
        patient.Readings[parameter] is { Reading: { } reading }
            ? InputValue.Of(reading.Value, reading.ShownWithDay, [reading.FactId]) with { Day = reading.Day }
            : InputValue.Missing(patient.Readings[parameter].Refusal!);

    /// <summary>What is not known counts as absent in a point score; the score's caveat says so.</summary>
    private static InputValue Flag(Judgement judgement) =>
        InputValue.Of(judgement.Holds == true, judgement.Holds == true ? judgement.Facts : []) with { Shown = judgement.Holds == true ? judgement.Words : judgement.Holds == false ? "no" : $"counted as no: {judgement.Words}" };

    /// <summary>The groups of the IWPC equation; who belongs to none of them or to several is "missing or mixed".</summary>
    private static InputValue Ancestry(PatientFindings patient)
    {
        string[] groups = [.. patient.Ancestry.Select(GroupOf).OfType<string>().Distinct()];
        return InputValue.Of(groups is [var only] ? only : "Missing or mixed", groups.Length > 0 ? [patient.PatientId] : []);
    }

    private static string? GroupOf(string words) =>
        words.Contains("White", StringComparison.OrdinalIgnoreCase) ? "White"
        : words.Contains("Black", StringComparison.OrdinalIgnoreCase) || words.Contains("African", StringComparison.OrdinalIgnoreCase) ? "Black"
        : words.Contains("Asian", StringComparison.OrdinalIgnoreCase) ? "Asian"
        : null;

    /// <summary>rs9923231 as the VKORC1 phenotype states it, <c>-1639 AG</c>.</summary>
    private static InputValue Vkorc1(PatientFindings patient)
    {
        var gene = Gene("VKORC1", patient);
        if (gene is null) return Untested("VKORC1", patient);
        return gene.Phenotypes is [var only]
            ? only.EndsWith("AA", StringComparison.Ordinal) ? Genotype("A/A", gene)
            : only.EndsWith("AG", StringComparison.Ordinal) ? Genotype("A/G", gene)
            : only.EndsWith("GG", StringComparison.Ordinal) ? Genotype("G/G", gene)
            : InputValue.Missing($"VKORC1 result '{only}' is none that the equation knows")
            : InputValue.Missing("VKORC1 has several possible results");
    }

    private static InputValue Cyp2C9(PatientFindings patient)
    {
        var gene = Gene("CYP2C9", patient);
        if (gene is null) return Untested("CYP2C9", patient);
        if (gene.Readings is not [{ Alleles.Length: 2 } reading]) return InputValue.Missing("CYP2C9 has several possible results");
        string[] alleles = [.. reading.Alleles.Select(a => a.Name).Order(StringComparer.Ordinal)];
        if (alleles.FirstOrDefault(a => a is not ("*1" or "*2" or "*3")) is { } other) return InputValue.Missing($"CYP2C9{other} is not known to the equation");
        if (patient.Ancestry.Select(GroupOf).Contains("Black") && AllelesOfAfricanAncestry.Any(gene.Positions.Missing.Contains))
            return InputValue.Missing("CYP2C9*5, *6, *8 and *11, which are common in African ancestry, were not all tested (CPIC 2017 advises against the equation then)");
        return Genotype($"{alleles[0]}/{alleles[1]}", gene);
    }

    private static GeneResult? Gene(string symbol, PatientFindings patient) => patient.Genes.FirstOrDefault(g => g.Gene == symbol && g.HasCall);

    private static InputValue Genotype(string genotype, GeneResult gene) => InputValue.Of(genotype, [$"gene:{gene.Gene}", .. gene.Facts]);

    /// <summary>One of the two genes may be unknown to the equation; with both unknown it says no more than the clinical one.</summary>
    private static InputValue Untested(string symbol, PatientFindings patient) =>
        Gene("VKORC1", patient) is null && Gene("CYP2C9", patient) is null
            ? InputValue.Missing($"{symbol} is not tested")
            : InputValue.Of("unknown") with { Shown = "not tested: the equation's term for an unknown genotype" };
}
