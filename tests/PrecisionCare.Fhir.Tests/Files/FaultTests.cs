using System.Text;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Files;

/// <summary>Every fault has a permanent code, the place where it stands and a remedy; what is sound beside it is kept.</summary>
public sealed class FaultTests
{
    private const string Subject = """ "subject":{"reference":"Patient/p1"} """;

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"p","birthDate":1961}""", "fhir.wrong-type-of-value", "birthDate")]
    [InlineData("""{"resourceType":"Patient","id":"p","name":{"family":"Rojas"}}""", "fhir.wrong-type-of-value", "name")]
    [InlineData("""{"resourceType":"Patient","id":"p","name":[{"family":["Rojas"]}]}""", "fhir.wrong-type-of-value", "name[0].family")]
    [InlineData("""{"resourceType":"Patient","id":"p","name":[{"given":["Maria",7]}]}""", "fhir.wrong-type-of-value", "name[0].given[1]")]
    [InlineData("""{"resourceType":"Patient","id":"p","deceasedBoolean":"yes"}""", "fhir.wrong-type-of-value", "deceasedBoolean")]
    [InlineData("""{"resourceType":"Patient","id":"p","gender":null}""", "fhir.wrong-type-of-value", "gender")]
    [InlineData("""{"resourceType":"Patient","id":"p","birthDate":"14.04.1961"}""", "fhir.bad-date", "birthDate")]
    [InlineData("""{"resourceType":"Patient","id":"p","birthDate":"1961-02-30"}""", "fhir.bad-date", "birthDate")]
    [InlineData("""{"resourceType":"Patient","id":"p","gender":"femme"}""", "fhir.bad-code", "gender")]
    [InlineData("""{"resourceType":"Patient","id":"p","gendre":"female"}""", "fhir.unknown-element", "gendre")]
    [InlineData("""{"resourceType":"Patient","id":"p","deceasedBoolean":true,"deceasedDateTime":"2020"}""", "fhir.two-values", "deceasedDateTime")]
    [InlineData("""{"resourceType":"Patient","id":"p","gender":"male","gender":"female"}""", "fhir.duplicate-property", "gender")]
    [InlineData("""{"resourceType":"Patient","id":"p q"}""", "fhir.bad-id", "id")]
    [InlineData("""{"resourceType":"Patient"}""", "fhir.missing-id", "id")]
    [InlineData("""{"resourceType":"Wizard","id":"w"}""", "fhir.unknown-type", "resourceType")]
    [InlineData("""{"id":"p"}""", "fhir.not-fhir", null)]
    [InlineData("""{"resourceType":"<script>","id":"p"}""", "fhir.not-fhir", "resourceType")]
    [InlineData("""[{"resourceType":"Patient","id":"p"}]""", "fhir.not-fhir", null)]
    [InlineData("""{"resourceType":"Patient","id":"p","active":tru}""", "fhir.not-json", "active")]
    [InlineData("""{"resourceType":"Patient","id":"p","multipleBirthInteger":01}""", "fhir.not-json", "multipleBirthInteger")]
    [InlineData("", "fhir.empty", null)]
    [InlineData("""{"resourceType":"Bundle","type":"collection"}""", "fhir.empty", null)]
    public void A_fault_of_a_file_has_its_code_and_its_place(string json, string code, string? path) => FhirText.Read(json).Fault(code, path);

    [Theory]
    [InlineData("Condition", """ "code":{"text":"x"} """, "fhir.missing-subject", "subject")]
    [InlineData("Condition", """ "code":{"text":"x"},"subject":{"display":"Maria"} """, "fhir.missing-subject", "subject")]
    [InlineData("Condition", """ "code":{"text":"x"},"subject":{"reference":"urn:uuid:nowhere"} """, "fhir.missing-subject", "subject")]
    [InlineData("Condition", Subject + """ ,"code":{"coding":[{"code":42}]} """, "fhir.wrong-type-of-value", "code.coding[0].code")]
    [InlineData("Condition", Subject + """ ,"code":[{"text":"x"}] """, "fhir.wrong-type-of-value", "code")]
    [InlineData("Condition", Subject + """ ,"clinicalStatus":{"coding":[{"code":"there"}]} """, "fhir.bad-code", "clinicalStatus")]
    [InlineData("Condition", Subject + """ ,"onsetPeriod":{"start":"yesterday"} """, "fhir.bad-date", "onsetPeriod.start")]
    [InlineData("Condition", Subject + """ ,"onsetDateTime":"2020","onsetString":"long ago" """, "fhir.two-values", "onsetString")]
    [InlineData("Condition", Subject + """ ,"modifierExtension":[{"url":"http://x.example/not","valueBoolean":true}] """, "fhir.modifier-extension", "modifierExtension[0]")]
    [InlineData("Condition", Subject + """ ,"implicitRules":"http://x.example/rules" """, "fhir.modifier-extension", "implicitRules")]
    [InlineData("Observation", Subject + """ ,"code":{"text":"x"} """, "fhir.missing-required", "status")]
    [InlineData("Observation", Subject + """ ,"status":"final" """, "fhir.missing-required", "code")]
    [InlineData("Observation", Subject + """ ,"status":"final","code":{"text":"x"},"valueQuantity":{"value":"12"} """, "fhir.wrong-type-of-value", "valueQuantity.value")]
    [InlineData("Observation", Subject + """ ,"status":"final","code":{"text":"x"},"valueQuantity":{"value":1e99} """, "fhir.bad-number", "valueQuantity.value")]
    [InlineData("Observation", Subject + """ ,"status":"final","code":{"text":"x"},"valueQuantity":{"value":1,"comparator":"~"} """, "fhir.bad-code", "valueQuantity")]
    [InlineData("Observation", Subject + """ ,"status":"final","code":{"text":"x"},"component":[{"code":{"text":"y"}},{"valueString":"z"}] """, "fhir.missing-required", "component[1].code")]
    [InlineData("Observation", Subject + """ ,"status":"final","code":{"text":"x"},"component":[{"code":{"text":"y"},"valueStrng":"z"}] """, "fhir.unknown-element", "component[0].valueStrng")]
    [InlineData("MedicationRequest", Subject + """ ,"status":"active","intent":"order" """, "fhir.missing-required", "medication[x]")]
    [InlineData("MedicationRequest", Subject + """ ,"status":"taking","intent":"order","medicationCodeableConcept":{"text":"x"} """, "fhir.bad-code", "status")]
    [InlineData("MedicationRequest", Subject + """ ,"status":"active","intent":"order","medicationCodeableConcept":{"text":"x"},"reasonReference":[{"reference":"urn:uuid:nowhere"}] """, "fhir.unresolved-reference", "reasonReference[0]")]
    [InlineData("AllergyIntolerance", """ "patient":{"reference":"Patient/p1"} """, "fhir.missing-required", "code")]
    public void A_fault_inside_a_resource_is_told_from_the_top_of_the_file_and_the_resource_is_kept(string type, string members, string code, string path)
    {
        var contents = FhirText.Read(FhirText.Bundle(FhirText.Patient, $$"""{"resourceType":"{{type}}","id":"x",{{members}}}"""));
        contents.Fault(code, "entry[1].resource." + path);
        Assert.Equal(["Patient/p1", type + "/x"], contents.Ids);
    }

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"code":{"text":"x"},"modifierExtension":[{"url":"http://x.example/not"}]}""")]
    [InlineData("""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"code":{"text":"x"},"code":{"text":"y"}}""")]
    [InlineData("""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"code":{"coding":[{"code":"x","code":"y"}]}}""")]
    [InlineData("""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p1"},"code":{"text":"x"},"abatementString":"y","abatementDateTime":"2020"}""")]
    public void What_may_mean_something_else_is_kept_as_a_source_that_no_rule_reads(string json)
    {
        var resource = Assert.Single(FhirText.Read(json).Resources);
        Assert.Equal("Condition", Assert.IsType<OtherResource>(resource.Fact).ResourceType);
        Assert.Equal("Patient/p1", resource.PatientId);
    }

    [Fact]
    public void A_patient_with_an_unknown_modifier_is_read_with_an_issue_because_the_record_hangs_on_it()
    {
        var contents = FhirText.Read("""{"resourceType":"Patient","id":"p","gender":"male","modifierExtension":[{"url":"http://x.example/not"}]}""");
        Assert.IsType<Person>(contents.Resources.Single().Fact);
        contents.Fault("fhir.modifier-extension", "modifierExtension[0]");
    }

    [Fact]
    public void An_element_of_the_wrong_type_is_absent_and_the_rest_of_the_resource_stands()
    {
        var person = Assert.IsType<Person>(FhirText.Read("""{"resourceType":"Patient","id":"p","birthDate":1961,"gender":"female","name":{"family":"Rojas"}}""").Resources.Single().Fact);
        Assert.Equal((null, AdministrativeSex.Female, "ROJAS"), (person.BirthDate, person.Sex, person.DisplayName!.Banner));
    }

    [Fact]
    public void The_same_resource_twice_is_kept_once_and_a_different_one_of_the_same_id_is_refused()
    {
        string other = FhirText.Patient.Replace("female", "male", StringComparison.Ordinal);
        Assert.Empty(FhirText.Read(FhirText.Bundle(FhirText.Patient, FhirText.Patient)).Issues);
        Assert.Single(FhirText.Read(FhirText.Bundle(FhirText.Patient, FhirText.Patient)).Resources);
        var contents = FhirText.Read(FhirText.Bundle(FhirText.Patient, other));
        Assert.Equal(AdministrativeSex.Female, Assert.IsType<Person>(contents.Resources.Single().Fact).Sex);
        contents.Fault("fhir.duplicate-id", "entry[1].resource");
    }

    [Fact]
    public void Versions_of_one_resource_in_a_history_are_all_kept()
    {
        string[] versions = [.. new[] { "2", "1" }.Select(v => $$$"""{"resource":{"resourceType":"Patient","id":"p","meta":{"versionId":"{{{v}}}"} } }""")];
        Assert.Equal(["2", "1"], FhirText.Read(FhirText.BundleOf("history", versions)).Resources.Select(r => r.Fact.Source.VersionId!));
    }

    [Fact]
    public void A_deletion_is_reported_and_not_carried_out()
    {
        var contents = FhirText.Read(FhirText.BundleOf("transaction", """{"request":{"method":"DELETE","url":"Patient/p1"}}""", $$"""{"resource":{{FhirText.Patient}} }"""));
        contents.Fault("fhir.deletion-not-applied", "entry[0]");
        Assert.Equal(["Patient/p1"], contents.Ids);
    }

    [Fact]
    public void Bytes_and_escapes_that_are_no_characters_are_replaced_and_reported()
    {
        byte[] latin = Encoding.Latin1.GetBytes("""{"resourceType":"Patient","id":"p","name":[{"given":["José","\u0000","\ud800x","😀"]}]}""".Replace("😀", "\\ud83d\\ude00", StringComparison.Ordinal));
        var contents = FhirText.Read(latin);
        Assert.Equal("Jos\ufffd \ufffd \ufffdx \ud83d\ude00", Assert.IsType<Person>(contents.Resources.Single().Fact).DisplayName!.Given);
        contents.Fault("fhir.invalid-text", null);
        Assert.DoesNotContain("u0000", Encoding.UTF8.GetString(contents.Resources[0].Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_waits_for_another_reports_its_faults_once()
    {
        byte[] latin = Encoding.Latin1.GetBytes(FhirText.BundleOf(
            "collection",
            """{"resource":{"resourceType":"Condition","id":"c","code":{"text":"José"},"onsetDateTime":"soon","subject":{"reference":"urn:uuid:1"} } }""",
            $$"""{"fullUrl":"urn:uuid:1","resource":{{FhirText.Patient}} }"""));
        Assert.Equal(["fhir.invalid-text", "fhir.bad-date"], FhirText.Read(latin).Codes);
    }

    [Fact]
    public void No_message_repeats_what_the_record_says_of_a_person()
    {
        var contents = FhirText.Read(FhirText.Bundle(
            """{"resourceType":"Patient","id":"Rojas","birthDate":"Canary 1961","gender":"Canary","name":[{"family":{"Canary":1}}],"Canary2":1}""",
            """{"resourceType":"Condition","id":"c","code":{"text":7},"subject":{"reference":"urn:uuid:Canary"}}"""));
        Assert.True(contents.Issues.Length >= 6);
        Assert.All(contents.Issues, i => Assert.DoesNotContain("Canary", i.Message + i.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_wrong_throughout_keeps_a_bounded_number_of_issues_and_counts_the_rest()
    {
        var issues = new IssueLog();
        string text = string.Concat(Enumerable.Repeat("{\"resourceType\":\"Patient\",\"id\":\"p\",\"active\":tru}\n", 3 * IssueLog.KeptPerCode));
        Assert.Empty(BundleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "wrong.ndjson", issues));
        Assert.Equal((IssueLog.KeptPerCode, 3 * IssueLog.KeptPerCode), (issues.Issues.Length, issues.Counts["fhir.not-json"]));
    }
}
