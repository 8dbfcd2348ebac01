using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir;

/// <summary>A whole FHIR file, sorted by patient: what the <c>assess</c> verb and the tests start from. Large files are read with <see cref="BundleReader"/>.</summary>
/// <param name="Patients">In the order of their ids.</param>
/// <param name="Issues">Every fault of the file.</param>
public sealed record RecordFile(ImmutableArray<PatientFacts> Patients, ImmutableArray<Issue> Issues)
{
    /// <param name="stream">Read once; not closed.</param>
    /// <param name="fileName">Name for provenance and Issues.</param>
    public static RecordFile Read(Stream stream, string fileName)
    {
        var issues = new IssueLog();
        var facts = new SortedDictionary<string, List<ClinicalFact>>(StringComparer.Ordinal);
        var products = new List<MedicationProduct>();
        foreach (var resource in BundleReader.Read(stream, fileName, issues))
        {
            if (resource.Fact is MedicationProduct product) products.Add(product);
            if (resource.PatientId is not { } patient) continue;
            if (!facts.TryGetValue(patient, out var list)) facts[patient] = list = [];
            list.Add(resource.Fact);
        }

        foreach (var fact in facts.Values.Where(f => !f.Exists(x => x is Person)).SelectMany(f => f))
        {
            issues.Add(FhirFault.UnknownPatient.At(new SourceLocation(fact.Source.File, Path: fact.Source.Path), "The patient of this resource is not in the file."));
        }

        return new RecordFile([.. facts.Where(f => f.Value.Exists(x => x is Person)).Select(f => Facts(f.Key, f.Value, products))], issues.Issues);
    }

    private static PatientFacts Facts(string patientId, List<ClinicalFact> facts, List<MedicationProduct> products)
    {
        var meant = facts.OfType<MedicationUse>().Select(u => u.ProductId).ToHashSet();
        return new PatientFacts(patientId, [.. facts, .. products.Where(p => meant.Contains(p.Id))]);
    }
}
