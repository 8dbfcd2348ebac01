using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Patients;

/// <summary>A fact as a reason refers to it.</summary>
/// <param name="Label">What it says, in a few words.</param>
/// <param name="Page">Page of the patient that shows it, relative to the patient's address; <c>null</c> when there is none.</param>
internal sealed record FactLink(string Label, string? Page);

/// <summary>
/// Finds the fact, position or earlier result behind an id that a reason names. Ids of resources stay out of addresses, since a source may have made them from
/// a record number: an address holds a digest instead.
/// </summary>
internal sealed class FactIndex(PatientRecord record, Assessment assessment)
{
    private readonly Lazy<Dictionary<string, ClinicalFact>> _byId = new(() => All(record.Clinical).ToDictionary(f => f.Id));
    private readonly Lazy<Dictionary<string, ClinicalFact>> _byKey = new(() => All(record.Clinical).ToDictionary(f => KeyOf(f.Id)));

    /// <summary>Every fact of a clinical record, the person first.</summary>
    public static IEnumerable<ClinicalFact> All(ClinicalRecord clinical) =>
    [
        clinical.Patient, .. clinical.Conditions, .. clinical.Medications, .. clinical.Allergies, .. clinical.Observations, .. clinical.Procedures,
        .. clinical.Encounters, .. clinical.Reports, .. clinical.Family, .. clinical.Immunizations, .. clinical.Others,
    ];

    /// <summary>The name of a fact in addresses: 96 bits of the SHA-256 of its id.</summary>
    public static string KeyOf(string factId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(factId)).AsSpan(0, 12));

    public static string PageOf(ClinicalFact fact) => $"record/{KeyOf(fact.Id)}";

    public ClinicalFact? ByKey(string key) => _byKey.Value.GetValueOrDefault(key);

    public FactLink Find(string id) => id switch
    {
        ['g', 'e', 'n', 'e', ':', .. var gene] => new FactLink(gene, $"genome/{gene}"),
        ['s', 'c', 'o', 'r', 'e', ':', .. var model] =>
            assessment.Scores.FirstOrDefault(s => s.Model == model) is { } score ? new FactLink(score.Name, $"risk/{model}") : new FactLink(model, null),
        ['c', 'h', 'r', ..] => new FactLink(id, assessment.Genes.FirstOrDefault(g => g.Facts.Contains(id)) is { } gene ? $"genome/{gene.Gene}" : null),
        _ => _byId.Value.TryGetValue(id, out var fact) ? new FactLink(FactText.Of(fact), PageOf(fact)) : new FactLink(id, null),
    };
}
