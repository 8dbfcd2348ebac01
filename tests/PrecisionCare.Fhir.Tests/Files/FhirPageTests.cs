using PrecisionCare.Fhir;

namespace PrecisionCare.Tests.Files;

public sealed class FhirPageTests
{
    [Fact]
    public void The_page_lists_every_fault_with_its_severity_meaning_and_remedy()
    {
        string[] page = File.ReadAllLines(Path.Combine(ReferenceData.Repository, "docs", "formats", "fhir.md"));
        Assert.Equal(
            FhirFault.All.Select(f => $"| `{f.Code}` | {f.Severity} | {f.Meaning} | {f.Remedy} |"),
            page.Where(line => line.StartsWith("| `fhir.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_fault_is_listed_once() => Assert.Equal(
        typeof(FhirFault).GetProperties().Count(p => p.PropertyType == typeof(FhirFault)), FhirFault.All.Select(f => f.Code).Distinct().Count());
}
