using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Labs;

/// <summary>One of the results that a conference asks for first.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Latest"><c>null</c> when none is on record.</param>
internal sealed record KeyLab(string Name, LabValue? Latest);

/// <summary>Latest kidney, liver, potassium, blood count and coagulation, by LOINC: what changes a dose or forbids a medicine most often.</summary>
internal static class KeyLabs
{
    private static readonly ImmutableArray<(string Name, string Codes)> Asked =
    [
        ("Creatinine", "2160-0 38483-4 14682-9"), ("eGFR", "98979-8 62238-1 33914-3 48642-3 48643-1 50044-7 77147-7 69405-9"), ("Potassium", "2823-3 6298-4"),
        ("ALT", "1742-6"), ("AST", "1920-8"), ("Bilirubin", "1975-2 14631-6"), ("Albumin", "1751-7 61151-7"), ("INR", "6301-6 34714-6"),
        ("Hemoglobin", "718-7"), ("Leukocytes", "6690-2 26464-8"), ("Neutrophils", "751-8 26499-4"), ("Platelets", "777-3 26515-7"),
    ];

    /// <summary>Receptors and stage group of a tumour.</summary>
    private static readonly ImmutableArray<(string Name, string Codes)> Tumour =
    [
        ("Estrogen receptor", "16112-5"), ("Progesterone receptor", "16113-3"), ("HER2", "48676-1"), ("Stage group, clinical", "21908-9"), ("Stage group, pathological", "21902-2"),
    ];

    public static ImmutableArray<KeyLab> Of(ClinicalRecord clinical) => [.. Asked.Select(a => new KeyLab(a.Name, Latest(clinical, a.Codes)))];

    /// <summary>Those on record alone.</summary>
    public static ImmutableArray<KeyLab> TumourOf(ClinicalRecord clinical) => [.. Tumour.Select(t => new KeyLab(t.Name, Latest(clinical, t.Codes))).Where(t => t.Latest is not null)];

    /// <summary>The newest of all units and methods: observations stand newest first.</summary>
    private static LabValue? Latest(ClinicalRecord clinical, string codes)
    {
        string[] asked = codes.Split(' ');
        foreach (var observation in clinical.Observations.Where(o => o.Status != ObservationStatus.Cancelled))
        {
            if (observation.Value is { } value && observation.Code.CodesOf(CodeSystems.Loinc).Any(asked.Contains)) return new LabValue(observation, value, observation.Ranges.FirstOrDefault());
            if (observation.Components.FirstOrDefault(c => c.Value is not null && c.Code.CodesOf(CodeSystems.Loinc).Any(asked.Contains)) is { } part)
                return new LabValue(observation, part.Value, part.Ranges.FirstOrDefault());
        }
        return null;
    }
}
