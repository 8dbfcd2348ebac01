using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Files;

/// <summary>Who and what a reference means, within one file.</summary>
public sealed class ReferenceTests
{
    private const string Uuid = "urn:uuid:5d2a2d08-cf2e-b7ad-a0db-77551a2777ec";

    [Theory]
    [InlineData("Patient/p1", "http://a.example/fhir/Patient/p1")]
    [InlineData("http://a.example/fhir/Patient/p1", "http://a.example/fhir/Patient/p1")]
    [InlineData("http://a.example/fhir/Patient/p1/_history/4", "http://a.example/fhir/Patient/p1")]
    [InlineData(Uuid, Uuid)]
    [InlineData("Patient?identifier=urn:mrn|17", Uuid)]
    public void The_patient_is_found_by_any_form_of_address_before_or_after(string reference, string fullUrl)
    {
        string patient = Entry(fullUrl, """{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:mrn","value":"17"}]}""");
        string condition = Entry("urn:uuid:c", $$$"""{"resourceType":"Condition","id":"c1","code":{"text":"x"},"subject":{"reference":"{{{reference}}}"}}""");
        foreach (string[] entries in new[] { [patient, condition], new[] { condition, patient } })
        {
            var contents = FhirText.Read(FhirText.BundleOf("transaction", entries));
            Assert.Empty(contents.Issues);
            Assert.Equal("Patient/p1", contents.Resources.Single(r => r.Fact is Condition).PatientId);
        }
    }

    [Fact]
    public void A_logical_reference_finds_the_patient_by_identifier() => Assert.Equal("Patient/p1", FhirText.Read(FhirText.Bundle(
        """{"resourceType":"Condition","id":"c1","code":{"text":"x"},"subject":{"identifier":{"system":"urn:mrn","value":"17"}}}""",
        """{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:mrn","value":"17"}]}""")).Resources.Single(r => r.Fact is Condition).PatientId);

    [Fact]
    public void A_resource_without_id_is_known_by_the_uuid_of_its_fullUrl() =>
        Assert.Equal(["Patient/5d2a2d08-cf2e-b7ad-a0db-77551a2777ec"], FhirText.Read(FhirText.BundleOf("transaction", Entry(Uuid, """{"resourceType":"Patient"}"""))).Ids);

    [Fact]
    public void A_resource_without_any_id_gets_the_same_one_whenever_its_content_is_read()
    {
        var first = FhirText.Read("""{"resourceType":"Device","status":"active"}""");
        var again = FhirText.Read("""{ "resourceType" : "Device", "status" : "active" }""");
        Assert.Equal(first.Ids, again.Ids);
        first.Fault("fhir.missing-id", "id");
    }

    [Fact]
    public void Another_servers_patient_with_the_same_id_is_another_patient()
    {
        var contents = FhirText.Read(FhirText.BundleOf(
            "collection",
            Entry("http://a.example/fhir/Patient/1", """{"resourceType":"Patient","id":"1"}"""),
            Entry("http://a.example/fhir/Condition/c", """{"resourceType":"Condition","id":"c","code":{"text":"x"},"subject":{"reference":"http://b.example/fhir/Patient/1"}}""")));
        Assert.Null(contents.Resources[1].PatientId);
        contents.Fault("fhir.missing-subject", "entry[1].resource.subject");
    }

    [Fact]
    public void Resources_about_a_group_or_a_device_concern_no_patient_and_are_no_fault()
    {
        var resource = FhirText.Sound("""{"resourceType":"Observation","id":"o","status":"final","code":{"text":"battery"},"subject":{"reference":"Device/d"}}""");
        Assert.Null(resource.PatientId);
    }

    [Fact]
    public void A_file_of_several_patients_is_sorted_by_patient_with_the_products_to_which_each_refers()
    {
        string text = FhirText.Bundle(
            """{"resourceType":"Patient","id":"b"}""",
            """{"resourceType":"MedicationStatement","id":"s","status":"active","medicationReference":{"reference":"Medication/m"},"subject":{"reference":"Patient/a"}}""",
            """{"resourceType":"Patient","id":"a"}""",
            """{"resourceType":"Medication","id":"m","code":{"text":"aspirin"}}""",
            """{"resourceType":"Condition","id":"c2","code":{"text":"y"},"subject":{"reference":"Patient/b"}}""",
            """{"resourceType":"Condition","id":"c3","code":{"text":"z"},"subject":{"reference":"Patient/nobody"}}""");
        var file = RecordFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "two.json");
        Assert.Equal(["Patient/a", "Patient/b"], file.Patients.Select(p => p.PatientId));
        Assert.Equal(["Medication/m", "MedicationStatement/s", "Patient/a"], file.Patients[0].Facts.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["Condition/c2", "Patient/b"], file.Patients[1].Facts.Select(f => f.Id).Order(StringComparer.Ordinal));
        var issue = Assert.Single(file.Issues);
        Assert.Equal(("fhir.unknown-patient", "entry[5].resource"), (issue.Code, issue.Where.Path));
    }

    private static string Entry(string fullUrl, string resource) => $$"""{"fullUrl":"{{fullUrl}}","resource":{{resource}} }""";
}
