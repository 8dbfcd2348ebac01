using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reference;

/// <summary>Examples that HL7 and others published, the deliberately invalid ones among them.</summary>
public sealed class PublishedExampleTests
{
    private static readonly string[] ReadKinds =
        ["Patient", "Condition", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "Medication", "AllergyIntolerance", "Observation",
         "Procedure", "Encounter", "DiagnosticReport", "FamilyMemberHistory", "Immunization"];

    [ReferenceTheory]
    [InlineData("r4-spec-examples")]
    [InlineData("ms-fhir-server-testfiles")]
    [InlineData("ips-ig")]
    [InlineData("mcode-ig")]
    [InlineData("genomics-reporting-ig")]
    [InlineData("genomics-operations")]
    [InlineData("cds-hooks")]
    [InlineData("bulk-ndjson")]
    [InlineData("bulk-manifests")]
    [InlineData("ihe-balp-auditevent")]
    [InlineData("ihe-pcf-consent")]
    public void Every_file_is_read_or_refused_with_a_located_issue(string archive)
    {
        var known = FhirFault.All.Select(f => f.Code).ToHashSet();
        foreach (var (name, bytes) in Files(archive))
        {
            var contents = FhirText.Read(bytes, name);
            Assert.True(contents.Resources.Length + contents.Issues.Length > 0, name);
            Assert.All(contents.Issues, i => Assert.True(known.Contains(i.Code) && i.Where.File == name && i.Message.Length > 0 && i.Remedy.Length > 0, i.ToString()));
            Assert.All(contents.Resources, r => Assert.Equal(r.Fact.Id, FactJson.Read(FactJson.Write(r.Fact)).Id));
        }
    }

    [ReferenceTheory]
    [InlineData("r4-spec-examples")]
    [InlineData("ips-ig")]
    [InlineData("mcode-ig")]
    [InlineData("genomics-reporting-ig")]
    public void A_published_resource_of_a_kind_that_is_read_has_no_fault_but_a_patient_in_words(string archive)
    {
        foreach (var (name, bytes) in Files(archive).Where(f => ReadKinds.Contains(f.Name.Split('-')[0])))
        {
            var contents = FhirText.Read(bytes, name);
            Assert.DoesNotContain(contents.Issues, i => i.Code != "fhir.missing-subject");
            Assert.False(Assert.Single(contents.Resources).Fact is OtherResource { ResourceType: not ("Condition" or "MedicationStatement" or "AllergyIntolerance") }, name);
        }
    }

    [ReferenceTheory]
    [InlineData("Normative__PatientWithUnknownElements.json", "fhir.unknown-element", "name1")]
    [InlineData("Normative__ObservationWithInvalidStatus.json", "fhir.bad-code", "status")]
    [InlineData("Normative__Bundle-TransactionForRollBackWithDelete.json", "fhir.deletion-not-applied", "entry[0]")]
    public void A_deliberately_invalid_file_is_reported_where_it_is_wrong(string name, string code, string path)
    {
        byte[] bytes = Files("ms-fhir-server-testfiles").Single(f => f.Name == name).Bytes;
        Assert.Contains(FhirText.Read(bytes, name).Issues, i => i.Code == code && i.Where.Path == path);
    }

    [ReferenceFact]
    public void Every_line_of_a_bulk_export_is_a_resource_of_its_line()
    {
        foreach (var (name, bytes) in Files("bulk-ndjson").Where(f => f.Name != "log.ndjson"))
        {
            var contents = FhirText.Read(bytes, name);
            Assert.Empty(contents.Issues);
            Assert.Equal(bytes.AsSpan().Count((byte)'\n'), contents.Resources.Length);
            Assert.Equal(Enumerable.Range(1, contents.Resources.Length).Select(n => $"line {n}"), contents.Resources.Select(r => r.Fact.Source.Path));
        }
    }

    [ReferenceFact]
    public void The_patient_summary_is_read_with_its_denials()
    {
        var facts = Files("ips-ig").SelectMany(f => FhirText.Read(f.Bytes, f.Name).Resources).Select(r => r.Fact).ToList();
        Assert.Contains(facts.OfType<Allergy>(), a => !a.StatesNoneKnown && a.Code.Codings.Length > 1);
        Assert.All(facts.OfType<Allergy>().Where(a => a.Code.Codings.Any(c => c.Code.StartsWith("no-known", StringComparison.Ordinal))), a => Assert.True(a.StatesNoneKnown));
    }

    [ReferenceFact]
    public void The_kept_resource_is_the_resource_of_the_file()
    {
        foreach (var (name, bytes) in Files("r4-spec-examples"))
        {
            var contents = FhirText.Read(bytes, name);
            if (contents.Resources is not [{ Fact.Source.Path: "" } only] || contents.Issues.Length > 0) continue;
            using var kept = JsonDocument.Parse(only.Json);
            using var found = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
            Assert.True(JsonElement.DeepEquals(kept.RootElement, found.RootElement), name);
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files(string archive)
    {
        using var unpacked = new GZipStream(File.OpenRead(ReferenceData.PathOf("fhir", "examples", archive + ".tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(unpacked);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null) continue;
            using var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            yield return (Path.GetFileName(entry.Name), bytes.ToArray());
        }
    }
}
