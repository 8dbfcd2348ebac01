using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Web.Tests.Access;

/// <summary>What a patient's consent withholds leaves no trace in the bytes of any page, and the pages say that something is withheld.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class WithheldTests(DemoHospital hospital)
{
    private const string Genome = "##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n##SAMPLE=<ID=WITHHELD-9,PatientID=veil-1>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tWITHHELD-9\n"
        + "chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t1/1\n";

    /// <summary>What the patient hides: codes, words, values, ids, the sample.</summary>
    private static readonly string[] Hidden =
        ["86406008", "B20", "immunodeficiency", "Dolutegravir", "dolutegravir", "20447-9", "48213", "veil-hiv", "veil-load", "WITHHELD-9", "rs4244285", "*2/*2", "veil.vcf", "harbour"];

    [Fact]
    [Trait("Feature", Feature.HiddenNotice)]
    public async Task No_page_of_the_patient_holds_a_byte_of_what_is_withheld()
    {
        string patient = await BringInAsync("veil-1", "Schleier");
        var pages = new Queue<string>([patient]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { patient };
        while (pages.TryDequeue(out string? page))
        {
            using var answer = await hospital.Clinician.GetAsync(page);
            if (answer.Headers.Location?.OriginalString is { } elsewhere && seen.Add(elsewhere)) pages.Enqueue(elsewhere);
            string html = WebUtility.HtmlDecode(Token().Replace(await answer.Content.ReadAsStringAsync(), ""));
            foreach (string hidden in Hidden) Assert.False(html.Contains(hidden, StringComparison.Ordinal), $"{page} holds '{hidden}'.");
            foreach (Match link in PatientLink().Matches(html))
                if (link.Groups[1].Value.StartsWith(patient, StringComparison.Ordinal) && seen.Add(link.Groups[1].Value)) pages.Enqueue(link.Groups[1].Value);
        }
        Assert.Contains(seen, page => page.Contains("/record/", StringComparison.Ordinal));
        Assert.True(seen.Count > 15, $"only {seen.Count} pages were found");
    }

    [Fact]
    [Trait("Feature", Feature.ConsentChip)]
    [Trait("Feature", Feature.HiddenNotice)]
    public async Task The_pages_say_that_something_is_withheld_and_lead_to_the_rule()
    {
        string patient = await BringInAsync("veil-2", "Vorhang");
        string page = await hospital.Clinician.ReadAsync(patient);
        Assert.Contains("Something in this record is withheld", page, StringComparison.Ordinal);
        Assert.Contains("ranked here was made without it", page, StringComparison.Ordinal);
        Assert.Contains("Consent limits", page, StringComparison.Ordinal);
        string access = await hospital.Clinician.ReadAsync(patient + "/access");
        Assert.Contains("consent of 05-Jan-2026", access, StringComparison.Ordinal);
        Assert.Contains("some kinds of information", access, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_source_of_a_shown_fact_is_shown_without_its_reference_to_a_hidden_one()
    {
        string patient = await BringInAsync("veil-3", "Gardine");
        string list = await hospital.Clinician.ReadAsync(patient + "/record?kind=encounters");
        string source = WebUtility.HtmlDecode(await hospital.Clinician.ReadAsync(SourceLink().Match(list[list.IndexOf("<tbody>", StringComparison.Ordinal)..]).Groups[1].Value));
        Assert.Contains("\"resourceType\": \"Encounter\"", source, StringComparison.Ordinal);
        Assert.DoesNotContain("reasonReference", source, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_facts_are_not_counted_and_do_not_lengthen_lists()
    {
        string patient = await BringInAsync("veil-4", "Rollo");
        string conditions = await hospital.Clinician.ReadAsync(patient + "/record?kind=conditions");
        Assert.Single(SourceLink().Matches(conditions[conditions.IndexOf("<tbody>", StringComparison.Ordinal)..]).DistinctBy(m => m.Groups[1].Value));
        Assert.DoesNotContain("page=2", conditions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinician_and_a_counselor_see_their_own_part_of_the_same_patient()
    {
        string patient = await hospital.PatientAsync("adeyemi");
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        Assert.Contains("Genetic data are not shown to you", await hospital.Clinician.ReadAsync(patient + "/genome"), StringComparison.Ordinal);
        string theirs = await counselor.ReadAsync(patient + "/genome");
        Assert.Contains("*1/*1", theirs, StringComparison.Ordinal);
        Assert.Contains("Consent permits", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("*1/*1", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_consent_the_page_says_what_to_do_and_not_whether_there_is_a_genome()
    {
        using var uploaded = await hospital.Clinician.UploadAsync(("plain.json", Encoding.UTF8.GetBytes(
            """{"resourceType":"Patient","id":"plain-1","name":[{"family":"Ohnezettel"}],"birthDate":"1970-01-02"}""")));
        await hospital.Web.ImportsEndAsync();
        string patient = await hospital.PatientAsync("ohnezettel");
        string genome = await hospital.Clinician.ReadAsync(patient + "/genome");
        Assert.Contains("No consent on file", genome, StringComparison.Ordinal);
        Assert.Contains("whether or not a genome is on file", genome, StringComparison.Ordinal);
        Assert.Contains("capture a consent", await hospital.Clinician.ReadAsync(patient + "/access"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_care_team_a_patient_is_closed_and_the_way_in_is_explained()
    {
        string patient = await BringInAsync("closed-1", "Zuriegel", withConsent: false);
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        using var removed = await hospital.Clinician.SendAsync(patient + "/team", patient + "/team?handler=Remove", ("account", await AccountAsync("counselor@demo.example")));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        using var closed = await counselor.GetAsync(patient);
        Assert.Equal(patient + "/access", closed.Headers.Location!.OriginalString);
        string door = await counselor.ReadAsync(patient + "/access");
        Assert.Contains("Nothing of this patient", door, StringComparison.Ordinal);
        Assert.Contains("ask a member of the care team", door, StringComparison.Ordinal);
        using var joining = await counselor.SendAsync("/account/password", patient + "/team?handler=Add", ("account", await AccountAsync("counselor@demo.example")));
        Assert.Equal(HttpStatusCode.Forbidden, joining.StatusCode);
    }

    [Fact]
    public async Task When_the_register_of_consents_cannot_be_read_nothing_is_shown_and_the_operator_is_told()
    {
        string patient = await hospital.PatientAsync("wieczorek");
        await ExecuteAsync("ALTER TABLE consent_versions RENAME TO consent_versions_away");
        try
        {
            using var page = await hospital.Clinician.GetAsync(patient);
            Assert.Equal(patient + "/access", page.Headers.Location!.OriginalString);
            using var door = await hospital.Clinician.GetAsync(patient + "/access");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, door.StatusCode);
            Assert.DoesNotContain("Clopidogrel", await door.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await ExecuteAsync("ALTER TABLE consent_versions_away RENAME TO consent_versions");
        }
        Assert.Contains("cannot be read", hospital.Web.Log(), StringComparison.Ordinal);
    }

    private async Task<string> BringInAsync(string id, string family, bool withConsent = true)
    {
        string consent = withConsent ? WrittenConsent.Resource(id, string.Join(',', WrittenConsent.Deny("HIV"), WrittenConsent.Deny("GDIS"), Procedure(id))) : """{"resourceType":"Basic","id":"none","code":{"text":"nothing"}}""";
        string bundle = Bundle(id, family, consent);
        using var uploaded = await hospital.Clinician.UploadAsync(("veiled.json", Encoding.UTF8.GetBytes(bundle)), ("veil.vcf", Encoding.ASCII.GetBytes(Genome.Replace("veil-1", id, StringComparison.Ordinal).Replace("WITHHELD-9", "WITHHELD-9" + id[^1], StringComparison.Ordinal))));
        await hospital.Web.ImportsEndAsync();
        return await hospital.PatientAsync(family);
    }

    private static string Procedure(string id) => $$$"""{"type":"deny","data":[{"meaning":"instance","reference":{"reference":"Procedure/{{{id}}}-check"}}]}""";

    private static string Bundle(string id, string family, string consent) =>
        """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"ID","name":[{"family":"FAMILY","given":["Ada"]}],"gender":"female","birthDate":"1970-01-02"}},
        {"resource":{"resourceType":"Condition","id":"ID-veil-hiv","code":{"coding":[{"system":"http://snomed.info/sct","code":"86406008","display":"Human immunodeficiency virus infection"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"B20"}],"text":"Human immunodeficiency virus infection"},"subject":{"reference":"Patient/ID"},"recordedDate":"2026-01-03"}},
        {"resource":{"resourceType":"Condition","id":"ID-pressure","code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003","display":"Hypertension"}],"text":"Hypertension"},"clinicalStatus":{"coding":[{"code":"active"}]},"subject":{"reference":"Patient/ID"}}},
        {"resource":{"resourceType":"MedicationRequest","id":"ID-e","status":"active","intent":"order","medicationCodeableConcept":{"text":"Dolutegravir 50 MG Oral Tablet"},"subject":{"reference":"Patient/ID"},"authoredOn":"2026-01-03","reasonReference":[{"reference":"Condition/ID-veil-hiv"}]}},
        {"resource":{"resourceType":"MedicationRequest","id":"ID-s","status":"active","intent":"order","medicationCodeableConcept":{"text":"Simvastatin 40 MG Oral Tablet"},"subject":{"reference":"Patient/ID"},"authoredOn":"2026-01-03"}},
        {"resource":{"resourceType":"Observation","id":"ID-veil-load","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"20447-9","display":"HIV 1 RNA"}]},"subject":{"reference":"Patient/ID"},"effectiveDateTime":"2026-02-01","valueQuantity":{"value":48213,"unit":"copies/mL"}}},
        {"resource":{"resourceType":"Observation","id":"ID-k","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine"}]},"subject":{"reference":"Patient/ID"},"effectiveDateTime":"2026-02-01","valueQuantity":{"value":0.9,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}},
        {"resource":{"resourceType":"Encounter","id":"ID-enc","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Seen at the harbour clinic</div>"},"subject":{"reference":"Patient/ID"},"period":{"start":"2026-01-03"},"reasonReference":[{"reference":"Procedure/ID-check"}]}},
        {"resource":{"resourceType":"Procedure","id":"ID-check","status":"completed","code":{"text":"Visit to the harbour clinic"},"subject":{"reference":"Patient/ID"},"performedDateTime":"2026-01-03"}},
        {"resource":CONSENT}]}
        """.Replace("CONSENT", consent, StringComparison.Ordinal).Replace("FAMILY", family, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal);

    private async Task<string> AccountAsync(string email)
    {
        await using var scope = hospital.Web.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PrecisionCareContext>().Users.SingleAsync(u => u.Email == email)).Id.ToString();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var scope = hospital.Web.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PrecisionCareContext>().Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Random letters, among which anything may stand.</summary>
    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}[^\"#]*)")]
    private static partial Regex PatientLink();

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}/record/[0-9a-f]{24})\"")]
    private static partial Regex SourceLink();
}
