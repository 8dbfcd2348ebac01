using System.Text.Json.Nodes;
using PrecisionCare.Tests;

namespace PrecisionCare.EndToEnd.Tests;

[Collection(HospitalTests.Name)]
public sealed class LogTests(Hospital hospital)
{
    [BrowserFact]
    public async Task What_the_application_writes_holds_no_name_number_or_genotype_of_a_patient()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        await visit.Page.OpenPatientAsync("wiecz", "WIECZOREK, Tomasz");
        await visit.Page.GotoAsync(new Uri(visit.Page.Url).AbsolutePath + "/genome");

        string written = hospital.Application.Output;

        Assert.NotEmpty(written);
        foreach (string canary in DemoCanaries().Append("rs4244285").Append("*2/*2").Append("94781859").Append("wiecz"))
            Assert.DoesNotContain(canary, written, StringComparison.Ordinal);
    }

    /// <summary>Names, record numbers and birth dates of all demo patients.</summary>
    private static IEnumerable<string> DemoCanaries() =>
        from story in Directory.EnumerateFiles(Path.Combine(ReferenceData.Repository, "src", "PrecisionCare.Web", "Demo"), "bundle.json", SearchOption.AllDirectories)
        from entry in JsonNode.Parse(File.ReadAllText(story))!["entry"]!.AsArray()
        let patient = entry!["resource"]!
        where (string?)patient["resourceType"] == "Patient"
        from canary in new[] { (string)patient["name"]![0]!["family"]!, (string)patient["identifier"]![0]!["value"]!, (string)patient["birthDate"]! }
        select canary;
}
