using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir;

/// <summary>A whole FHIR file, sorted by patient: what the <c>assess</c> verb and the tests start from. Large files are read with <see cref="BundleReader"/>.</summary>
/// <param name="Patients">In the order of their ids.</param>
/// <param name="Issues">Every fault of the file.</param>
public sealed record RecordFile(ImmutableArray<PatientFacts> Patients, ImmutableArray<Issue> Issues)
{
    public static RecordFile Read(Stream stream, string fileName)
    {
        var issues = new IssueLog();
        var facts = new SortedDictionary<string, List<ClinicalFact>>(StringComparer.Ordinal);
        var products = new List<ClinicalFact>();
        foreach (var resource in BundleReader.Read(stream, fileName, issues))
        {
            if (resource.PatientId is { } patient)
            {
                if (!facts.TryGetValue(patient, out var list)) facts[patient] = list = [];
                list.Add(resource.Fact);
            }
            else if (resource.Fact is MedicationProduct)
            {
                products.Add(resource.Fact);
            }
        }

        return new RecordFile([.. facts.Select(f => new PatientFacts(f.Key, [.. f.Value, .. products]))], issues.Issues);
    }
}
