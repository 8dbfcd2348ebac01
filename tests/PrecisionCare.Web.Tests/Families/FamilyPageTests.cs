using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Tests.Families;

/// <summary>The family over HTTP, without scripts: from the record to a pedigree that is changed, undone, read in and taken out.</summary>
[Collection(DemoHospitalTests.Name), Trait("Feature", Feature.Pedigree)]
public sealed partial class FamilyPageTests(DemoHospital hospital)
{
    [Fact]
    public async Task The_record_gives_a_pedigree_with_legend_title_and_a_list_that_says_the_same()
    {
        string patient = await BringInAsync("fam-1", "Stammbaum");
        string page = await TextAsync(hospital.Clinician, patient + "/family");
        Assert.Contains("role=\"img\"", page, StringComparison.Ordinal);
        Assert.Contains("<title id=\"pedigree-title\">Pedigree</title>", page, StringComparison.Ordinal);
        Assert.Contains(">Legend</text>", page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">Family</a>", page, StringComparison.Ordinal);
        string list = page[page.IndexOf("The same in words", StringComparison.Ordinal)..];
        foreach (Match number in Number().Matches(page[..page.IndexOf("The same in words", StringComparison.Ordinal)])) Assert.Contains($">{number.Groups[1].Value}</th>", list, StringComparison.Ordinal);
        Assert.Contains("Breast cancer at 44 years", list, StringComparison.Ordinal);
        Assert.Contains("child of I-1 and I-2", list, StringComparison.Ordinal);
        Assert.Contains("It is not stated whose child a cousin is.", list, StringComparison.Ordinal);
        Assert.Contains("Manchester score (2004)", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counselor_adds_changes_removes_and_returns_and_a_late_change_is_refused()
    {
        string patient = await BringInAsync("fam-2", "Verwandt");
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string form = patient + "/family/person?relation=Sibling&of=proband";
        using var faulty = await SendAsync(counselor, form, "", ("Input.Label", "Gerda"), ("Input.Age", "old"), ("Input.Conditions[0].Name", "Ovarian cancer"), ("Input.Conditions[0].Onset", "200"));
        string faults = WebUtility.HtmlDecode(await faulty.Content.ReadAsStringAsync());
        Assert.Contains("href=\"#Input_Age\"", faults, StringComparison.Ordinal);
        Assert.Contains("href=\"#Input_Conditions_0__Onset\"", faults, StringComparison.Ordinal);
        Assert.Contains("value=\"Gerda\"", faults, StringComparison.Ordinal);

        using var added = await SendAsync(counselor, form, "", ("Input.Label", "Gerda"), ("Input.Gender", "Woman"), ("Input.Age", "39"), ("Input.Conditions[0].Name", "Ovarian cancer"), ("Input.Conditions[0].Onset", "38"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        string page = await TextAsync(hospital.Clinician, patient + "/family");
        Assert.Contains("Version 1, kept by", page, StringComparison.Ordinal);
        Assert.Contains("Gerda, woman, 39 years", page, StringComparison.Ordinal);
        Assert.Contains("Ovarian cancer at 38 years", page, StringComparison.Ordinal);

        string person = "/family/person/" + AddressOfGerda().Match(page[page.IndexOf("The same in words", StringComparison.Ordinal)..]).Groups[1].Value;
        (string, string)[] late = Hidden(await counselor.ReadAsync(patient + person));
        using var removed = await SendAsync(counselor, patient + person, "Remove");
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.DoesNotContain("Gerda, woman", await TextAsync(counselor, patient + "/family"), StringComparison.Ordinal);

        using var back = await SendAsync(counselor, patient + "/family", "Return", ("version", "1"));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Gerda, woman, 39 years", await TextAsync(counselor, patient + "/family"), StringComparison.Ordinal);
        using var refused = await counselor.PostAsync(patient + person, [.. late, ("Input.Label", "Gerda")]);
        Assert.Contains("Somebody has changed the family since you opened the page", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_arrives_later_is_offered_and_taken_over()
    {
        string patient = await BringInAsync("fam-3", "Spaeter");
        using var kept = await SendAsync(hospital.Clinician, patient + "/family/relations", "History", ("TakenOn", "2026-11-22"), ("Historian", "the patient"), ("MaternalAncestry", "Ashkenazi Jewish"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains("Taken 22-Nov-2026 · told by: the patient", await TextAsync(hospital.Clinician, patient + "/family"), StringComparison.Ordinal);
        await ImportAsync("fam-3b.json", Record("fam-3", "Spaeter") + "," + Relative("fam-3", "b", "BRO", "Prostate cancer", 50));
        Assert.Contains("New in the record", await TextAsync(hospital.Clinician, patient + "/family"), StringComparison.Ordinal);
        using var taken = await SendAsync(hospital.Clinician, patient + "/family", "News", ("fact", "FamilyMemberHistory/fam-3-b"), ("take", "true"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        string page = await TextAsync(hospital.Clinician, patient + "/family");
        Assert.DoesNotContain("New in the record", page, StringComparison.Ordinal);
        Assert.Contains("Prostate cancer at 50 years", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PED_file_is_looked_at_before_it_replaces_the_family_and_faults_name_their_lines()
    {
        string patient = await BringInAsync("fam-4", "Datei");
        using var bad = await SendAsync(hospital.Clinician, patient + "/family/file", "Read", ("Text", "F a b c 2 2\nF b 0 0 2 9\n"), ("Condition", "Cystic fibrosis"));
        string faults = WebUtility.HtmlDecode(await bad.Content.ReadAsStringAsync());
        Assert.Contains("Line 1:", faults, StringComparison.Ordinal);
        Assert.Contains("Line 2: The sixth column is none of 0, 1, 2 and -9.", faults, StringComparison.Ordinal);
        Assert.DoesNotContain("Replace the family", faults, StringComparison.Ordinal);

        (string, string)[] trio = [("Text", "F kid dad mum 2 2\nF dad 0 0 1 1\nF mum 0 0 2 1\n"), ("Condition", "Cystic fibrosis")];
        using var looked = await SendAsync(hospital.Clinician, patient + "/family/file", "Read", trio);
        Assert.Contains("Replace the family", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Breast cancer at 44 years", await TextAsync(hospital.Clinician, patient + "/family"), StringComparison.Ordinal);
        using var replaced = await SendAsync(hospital.Clinician, patient + "/family/file", "Keep", trio);
        Assert.Equal(HttpStatusCode.Redirect, replaced.StatusCode);
        string page = await TextAsync(hospital.Clinician, patient + "/family");
        Assert.Contains("kid, woman", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Breast cancer at 44 years", page, StringComparison.Ordinal);
        using var file = await SendAsync(hospital.Clinician, patient + "/family/file", "TakeOut", ("Condition", "Cystic fibrosis"));
        Assert.Contains("1\t1\t2\t3\t2\t2", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_family_goes_out_as_FHIR_and_reads_back_as_relatives()
    {
        string patient = await BringInAsync("fam-5", "Sippenausfuhr");
        using var file = await SendAsync(hospital.Clinician, patient + "/family/file", "Fhir");
        var read = RecordFile.Read(new MemoryStream(await file.Content.ReadAsByteArrayAsync()), "family.json");
        Assert.DoesNotContain(read.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal(4, Assert.Single(read.Patients).Facts.OfType<FamilyMember>().Count());
    }

    [Fact]
    public async Task A_patient_without_any_family_history_has_a_page_that_does_not_say_that_all_are_healthy()
    {
        await ImportAsync("fam-6.json", $$$"""{"resource":{"resourceType":"Patient","id":"fam-6","gender":"female","birthDate":"1985-02-03","name":[{"family":"Niemand"}]}},{{{WrittenConsent.Entry("fam-6")}}}""");
        string page = await TextAsync(hospital.Clinician, await hospital.PatientAsync("Niemand") + "/family");
        Assert.Contains("Nothing is recorded of the family.", page, StringComparison.Ordinal);
        Assert.Contains(">Legend</text>", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor person, string page, string handler, params (string, string)[] fields)
    {
        string address = handler.Length == 0 ? page : page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;
        return await person.PostAsync(address, [.. fields, .. Hidden(await person.ReadAsync(page)).Where(h => fields.All(f => f.Item1 != h.Item1))]);
    }

    /// <summary>What the forms of the page hold without being filled in, with their token.</summary>
    private static (string, string)[] Hidden(string html)
    {
        string form = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        return [.. HiddenField().Matches(form).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Where(f => f.Item1 is "Seen" or "Of" or "Relation").Distinct(), ("__RequestVerificationToken", Visitor.TokenIn(form))];
    }

    private async Task<string> BringInAsync(string id, string family)
    {
        await ImportAsync(id + ".json", Record(id, family));
        return await hospital.PatientAsync(family);
    }

    private static string Record(string id, string family) =>
        $$$$"""
        {"resource":{"resourceType":"Patient","id":"{{{{id}}}}","gender":"female","birthDate":"1985-02-03","name":[{"family":"{{{{family}}}}","given":["Vera"]}]}},
        {{{{WrittenConsent.Entry(id)}}}},{{{{Relative(id, "m", "MTH", "Breast cancer", 44)}}}},{{{{Relative(id, "mm", "MGRMTH", "Ovarian cancer", 55)}}}},{{{{Relative(id, "c", "COUSN", "Breast cancer", 30)}}}}
        """;

    private static string Relative(string id, string name, string code, string condition, int onset) =>
        $$$$"""
        {"resource":{"resourceType":"FamilyMemberHistory","id":"{{{{id}}}}-{{{{name}}}}","status":"completed","patient":{"reference":"Patient/{{{{id}}}}"},"relationship":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"{{{{code}}}}","display":"{{{{code}}}}"}]},
        "condition":[{"code":{"text":"{{{{condition}}}}"},"onsetAge":{"value":{{{{onset}}}},"unit":"a","code":"a"}}]}}
        """;

    private async Task ImportAsync(string file, string entries)
    {
        using var uploaded = await hospital.Clinician.UploadAsync((file, Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{entries}}]}""")));
        await hospital.Web.ImportsEndAsync();
    }

    private static async Task<string> TextAsync(Visitor person, string address) => WebUtility.HtmlDecode(await person.ReadAsync(address));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex(">((?:I|V|X)+-[0-9]+)</text>")]
    private static partial Regex Number();

    [GeneratedRegex("Gerda, woman.*?/family/person/([a-z0-9]+)\"", RegexOptions.Singleline)]
    private static partial Regex AddressOfGerda();
}
