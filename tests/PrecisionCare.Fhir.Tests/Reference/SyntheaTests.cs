using System.IO.Compression;
using System.Text.Json;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reference;

/// <summary>The synthetic patients of the reference folder, made by others with two versions of Synthea.</summary>
public sealed class SyntheaTests
{
    private static readonly Dictionary<string, string> KindOf = new()
    {
        ["Patient"] = nameof(Person),
        ["Condition"] = nameof(Condition),
        ["MedicationRequest"] = nameof(MedicationUse),
        ["MedicationStatement"] = nameof(MedicationUse),
        ["MedicationAdministration"] = nameof(MedicationUse),
        ["Medication"] = nameof(MedicationProduct),
        ["AllergyIntolerance"] = nameof(Allergy),
        ["Observation"] = nameof(Observation),
        ["Procedure"] = nameof(Procedure),
        ["Encounter"] = nameof(Encounter),
        ["DiagnosticReport"] = nameof(DiagnosticReport),
        ["FamilyMemberHistory"] = nameof(FamilyMember),
        ["Immunization"] = nameof(Immunization),
    };

    public static IEnumerable<object[]> Files => ReferenceData.Root is null
        ? [["none"]]
        : Directory.GetFiles(ReferenceData.PathOf("fhir", "examples", "synthea")).Order(StringComparer.Ordinal).Select(f => new object[] { Path.GetFileName(f) });

    [ReferenceTheory]
    [MemberData(nameof(Files))]
    public void A_patient_is_read_without_fault_in_full_and_the_same_again(string file)
    {
        string path = ReferenceData.PathOf("fhir", "examples", "synthea", file);
        var (first, second) = (Read(path), Read(path));

        Assert.Empty(first.Issues);
        Assert.Equal(first.Resources.Select(r => (r.Fact.Id, r.PatientId, r.ContentHash)), second.Resources.Select(r => (r.Fact.Id, r.PatientId, r.ContentHash)));
        string patient = Assert.Single(first.Resources, r => r.Fact is Person).Fact.Id;
        Assert.All(first.Resources.Where(r => r.Fact is not (MedicationProduct or OtherResource)), r => Assert.Equal(patient, r.PatientId));
        foreach (var fact in first.Resources.Select(r => r.Fact))
        {
            byte[] stored = FactJson.Write(fact);
            Assert.Equal(stored, FactJson.Write(FactJson.Read(stored)));
        }
    }

    [ReferenceTheory]
    [MemberData(nameof(Files))]
    public void Kinds_and_numbers_are_those_that_another_parser_counts(string file)
    {
        string path = ReferenceData.PathOf("fhir", "examples", "synthea", file);
        var facts = Read(path).Resources.Select(r => r.Fact).ToList();
        using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(unpacked);
        var resources = document.RootElement.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("resource")).ToList();

        Assert.Equal(
            resources.GroupBy(r => KindOf.GetValueOrDefault(r.GetProperty("resourceType").GetString()!, nameof(OtherResource))).ToDictionary(g => g.Key, g => g.Count()),
            facts.GroupBy(f => f.GetType().Name).ToDictionary(g => g.Key, g => g.Count()));
        Assert.Equal(
            resources.Where(r => r.GetProperty("resourceType").GetString() == "Observation" && r.TryGetProperty("valueQuantity", out _))
                .Select(r => ("Observation/" + r.GetProperty("id").GetString(), r.GetProperty("valueQuantity").GetProperty("value").GetDecimal())).Order(),
            facts.OfType<Observation>().Where(o => o.Value?.Quantity is not null).Select(o => (o.Id, o.Value!.Quantity!.Value)).Order());
    }

    private static FhirContents Read(string path)
    {
        using var stream = File.OpenRead(path);
        var issues = new IssueLog();
        return new FhirContents([.. BundleReader.Read(stream, path, issues)], issues.Issues);
    }
}
