using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Tests.Planning;

/// <summary>From signed decisions to a signed plan, its warnings, and the way out as FHIR.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class PlanPageTests(DemoHospital hospital)
{
    [Fact]
    public async Task Accepted_options_become_a_plan_that_is_drafted_signed_and_read_by_the_next()
    {
        string patient = await BringInAsync("plan-1", "Planbar");
        Assert.Contains("No decision gives a medicine yet", await hospital.Clinician.ReadAsync(patient + "/plan"), StringComparison.Ordinal);
        await AcceptAsync(patient, "/therapies/af/decide?drug=apixaban");
        string draft = await TextAsync(hospital.Clinician, patient + "/plan/draft");
        Assert.Contains("apixaban", draft, StringComparison.Ordinal);
        Assert.Contains("Sign plan as Dr Ana Rivera", draft, StringComparison.Ordinal);

        (string, string)[] filled =
        [
            ("Input.Goals[0].Text", "Pressure down"), ("Input.Goals[0].Measure", "systolic"), ("Input.Goals[0].Comparison", "<"), ("Input.Goals[0].Target", "130"), ("Input.Goals[0].Due", "2099-01-31"),
            ("Input.Measures", "stop-tobacco"), ("Input.Lifestyle", "Swims on Tuesdays"), ("Input.Review", "2099-02-01"),
        ];
        using var kept = await SendAsync(patient, "Keep", filled);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        string again = await hospital.Clinician.ReadAsync(patient + "/plan/draft");
        Assert.Contains("value=\"Pressure down\"", again, StringComparison.Ordinal);
        Assert.Contains("Swims on Tuesdays", again, StringComparison.Ordinal);
        using var signed = await SendAsync(patient, "Sign", filled);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);

        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string plan = await TextAsync(counselor, patient + "/plan");
        Assert.Contains("Pressure down: Systolic blood pressure below 130 mmHg, by 31-Jan-2099", plan, StringComparison.Ordinal);
        Assert.Contains("Stop tobacco", plan, StringComparison.Ordinal);
        Assert.Contains("01-Feb-2099", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("plan/draft", plan, StringComparison.Ordinal);
        using var refused = await counselor.GetAsync(patient + "/plan/draft");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_form_with_faults_says_all_of_them_beside_their_fields_and_keeps_what_was_typed()
    {
        string patient = await BringInAsync("plan-2", "Fehlbar");
        using var answer = await SendAsync(patient, "Sign", ("Input.Goals[0].Text", ""), ("Input.Goals[1].Text", "Kept words"), ("Input.Goals[1].Target", "much"), ("Input.Goals[1].Due", "2001-01-01"), ("Input.Review", ""));
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Write the target as a number.", page, StringComparison.Ordinal);
        Assert.Contains("Choose a day in the future.", page, StringComparison.Ordinal);
        Assert.Contains("Choose a day in the future on which the plan is looked at again.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Input_Goals_0__Target\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"Input_Goals_0__Target\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept words\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_fields_are_answered_and_a_target_that_reads_in_two_ways_is_not_guessed_at()
    {
        string patient = await BringInAsync("plan-5", "Seltsam");
        using var answer = await SendAsync(
            patient, "Keep", ("Input.Goals.index", "x"), ("Input.Goals.index", "y"), ("Input.Goals[y].Text", "Platelets up"), ("Input.Goals[y].Measure", "platelets"), ("Input.Goals[y].Comparison", ">"),
            ("Input.Goals[y].Target", "150,000"), ("Input.Measures", ""), ("Input.Measures", "stop-tobacco"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("'150,000' can be read in two ways.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"150,000\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_warns_when_the_advice_or_a_decision_has_changed_and_a_new_version_supersedes_it()
    {
        string patient = await BringInAsync("plan-3", "Wandelbar");
        await AcceptAsync(patient, "/therapies/af-rate-control/decide?drug=diltiazem");
        using var signed = await SendAsync(patient, "Sign", ("Input.Review", "2099-02-01"));
        string old = await hospital.Clinician.ReadAsync(patient + "/plan/draft");
        await ImportAsync("plan-3b.json", $"{Record("plan-3", "Wandelbar")},{Condition("plan-3", "hf", "Heart failure with reduced ejection fraction")}");
        Assert.Contains("The advice about diltiazem has changed since it was decided", await TextAsync(hospital.Clinician, patient + "/plan"), StringComparison.Ordinal);
        using var late = await hospital.Clinician.PostAsync(patient + "/plan/draft?handler=Sign", [("Input.Review", "2099-02-01"), .. Hidden(old)]);
        Assert.Contains("A decision, the advice or the signed version has changed since you opened the page", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await AcceptAsync(patient, "/therapies/af-rate-control/decide?drug=diltiazem"); // now: not to be given
        Assert.Contains("diltiazem was decided otherwise since", await TextAsync(hospital.Clinician, patient + "/plan"), StringComparison.Ordinal);
        using var second = await SendAsync(patient, "Sign", ("Input.Review", "2099-02-01"));
        Assert.DoesNotContain("diltiazem was decided otherwise", await TextAsync(hospital.Clinician, patient + "/plan"), StringComparison.Ordinal);
        Assert.Contains("superseded by a later version", await TextAsync(hospital.Clinician, patient + "/plan/1"), StringComparison.Ordinal);
        using var none = await hospital.Clinician.GetAsync(patient + "/plan/3");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_exported_plan_reads_back_and_adds_no_current_medicine()
    {
        string patient = await BringInAsync("plan-4", "Lesbar");
        await AcceptAsync(patient, "/therapies/af/decide?drug=apixaban");
        using var signed = await SendAsync(patient, "Sign", ("Input.Review", "2099-02-01"));
        using var file = await hospital.Clinician.SendAsync(patient + "/plan/1", patient + "/plan/1?handler=Fhir");
        byte[] bundle = await file.Content.ReadAsByteArrayAsync();
        var read = RecordFile.Read(new MemoryStream(bundle), "plan.json");
        Assert.DoesNotContain(read.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Equal("apixaban", Assert.Single(Assert.Single(read.Patients).Facts.OfType<MedicationUse>()).Medication.Label);

        string before = await TextAsync(hospital.Clinician, patient + "/medicines");
        using var uploaded = await hospital.Clinician.UploadAsync(("plan-back.json", bundle));
        await hospital.Web.ImportsEndAsync();
        string after = await TextAsync(hospital.Clinician, patient + "/medicines");
        Assert.Equal(MedicineLine().Count(before), MedicineLine().Count(after));
        Assert.Contains("LESBAR", (await TextAsync(hospital.Clinician, patient)).ToUpperInvariant(), StringComparison.Ordinal);
    }

    private async Task AcceptAsync(string patient, string address)
    {
        using var answer = await hospital.Clinician.PostAsync(patient + address, [("Input.Kind", "Accepted"), .. Hidden(await hospital.Clinician.ReadAsync(patient + address))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string patient, string handler, params (string, string)[] fields) =>
        await hospital.Clinician.PostAsync($"{patient}/plan/draft?handler={handler}", [.. fields, .. Hidden(await hospital.Clinician.ReadAsync(patient + "/plan/draft"))]);

    /// <summary>What the form of the page holds without being filled in, its own token included.</summary>
    private static (string, string)[] Hidden(string html)
    {
        string form = html[html.IndexOf("<main", StringComparison.Ordinal)..];
        return [.. HiddenField().Matches(form).Select(m => (m.Groups[1].Value, m.Groups[2].Value)), ("__RequestVerificationToken", Visitor.TokenIn(form))];
    }

    private async Task<string> BringInAsync(string id, string family)
    {
        await ImportAsync(id + ".json", Record(id, family));
        return await hospital.PatientAsync(family);
    }

    private static string Record(string id, string family) =>
        $$$$"""
        {"resource":{"resourceType":"Patient","id":"{{{{id}}}}","gender":"male","birthDate":"1960-02-03","name":[{"family":"{{{{family}}}}"}]}},
        {{{{WrittenConsent.Entry(id)}}}},
        {"resource":{"resourceType":"MedicationRequest","id":"{{{{id}}}}-w","status":"active","intent":"order","subject":{"reference":"Patient/{{{{id}}}}"},"authoredOn":"2026-11-01","medicationCodeableConcept":{"text":"Warfarin 5 MG Oral Tablet"}}},
        {{{{Condition(id, "af", "Atrial fibrillation")}}}}
        """;

    private static string Condition(string id, string name, string text) =>
        $$$$"""{"resource":{"resourceType":"Condition","id":"{{{{id}}}}-{{{{name}}}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"subject":{"reference":"Patient/{{{{id}}}}"},"code":{"text":"{{{{text}}}}"}}}""";

    private async Task ImportAsync(string file, string entries)
    {
        using var uploaded = await hospital.Clinician.UploadAsync((file, Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{entries}}]}""")));
        await hospital.Web.ImportsEndAsync();
    }

    private static async Task<string> TextAsync(Visitor person, string address) => WebUtility.HtmlDecode(await person.ReadAsync(address));

    [GeneratedRegex("<input type=\"hidden\" name=\"(Input[^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<span class=\"drug\">")]
    private static partial Regex MedicineLine();
}
