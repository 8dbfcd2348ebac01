using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;

namespace PrecisionCare.Web.Tests.Decisions;

/// <summary>Accepting, modifying and overriding what is advised: who may, what is kept, who reads it (features 27 and 28).</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class DecisionPageTests(DemoHospital hospital)
{
    private const string Apixaban = "/therapies/af/decide?drug=apixaban";
    private const string Diltiazem = "/therapies/af-rate-control/decide?drug=diltiazem";

    [Fact]
    [Trait("Feature", Feature.SignOff)]
    public async Task An_option_is_accepted_under_ones_name_and_the_next_reader_is_told()
    {
        string patient = await BringInAsync("decide-1", "Entscheid");
        Assert.Contains("decide?drug=apixaban", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
        string form = await hospital.Clinician.ReadAsync(patient + Apixaban + "&kind=accept");
        Assert.Contains("Sign as Dr Ana Rivera", form, StringComparison.Ordinal);
        Assert.Contains("value=\"Accepted\" checked", form, StringComparison.Ordinal);
        using var signed = await DecideAsync(patient, Apixaban, ("Input.Kind", "Accepted"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);

        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string page = await TextAsync(counselor, patient);
        Assert.Contains($"Decided: to be given, accepted by Dr Ana Rivera, {DateTime.UtcNow:dd-MMM-yyyy}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("decide?drug", page, StringComparison.Ordinal);
        Assert.Contains("apixaban is to be given", await TextAsync(counselor, patient + "/decisions"), StringComparison.Ordinal);
        Assert.Equal(1, (await AuditAsync(patient, AuditKind.DecisionSigned)).Total);
    }

    [Fact]
    public async Task Only_clinicians_sign()
    {
        string patient = await BringInAsync("decide-2", "Beraterin");
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        using var look = await counselor.GetAsync(patient + Apixaban);
        Assert.Equal(HttpStatusCode.Forbidden, look.StatusCode);
        using var send = await counselor.SendAsync("/account/password", patient + Apixaban, ("Input.Kind", "Accepted"));
        Assert.Equal(HttpStatusCode.Forbidden, send.StatusCode);
        Assert.Contains("Nothing decided yet", await counselor.ReadAsync(patient + "/decisions"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.OverrideReason)]
    public async Task An_excluded_option_is_given_only_with_a_coded_reason_and_a_confirmation_that_names_it()
    {
        string patient = await BringInAsync("decide-3", "Ausschluss");
        Assert.Contains("give diltiazem although it is contraindicated", await TextAsync(hospital.Clinician, patient + Diltiazem), StringComparison.Ordinal);
        using var bare = await DecideAsync(patient, Diltiazem, ("Input.Kind", "Overridden"));
        string refused = WebUtility.HtmlDecode(await bare.Content.ReadAsStringAsync());
        Assert.Contains("Choose the reason for not following the advice.", refused, StringComparison.Ordinal);
        Assert.Contains("Confirm that diltiazem is given although it is excluded.", refused, StringComparison.Ordinal);
        using var modified = await DecideAsync(patient, Diltiazem, ("Input.Kind", "Modified"), ("Input.Change", "60 mg"));
        Assert.Contains("is an override", await modified.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var signed = await DecideAsync(patient, Diltiazem, ("Input.Kind", "Overridden"), ("Input.Reason", "no-alternative"), ("Input.Change", "60 mg three times daily"), ("Input.Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        string page = await TextAsync(hospital.Clinician, patient + "/therapies/af-rate-control");
        Assert.Contains("overridden by Dr Ana Rivera", page, StringComparison.Ordinal);
        Assert.Contains("(Alternative not available or not tolerated)", page, StringComparison.Ordinal);
        Assert.Contains("Given as: 60 mg three times daily", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_decision_supersedes_the_earlier_one_which_stays_listed()
    {
        string patient = await BringInAsync("decide-4", "Nachfolge");
        using var first = await DecideAsync(patient, Apixaban, ("Input.Kind", "Accepted"));
        string old = await hospital.Clinician.ReadAsync(patient + Apixaban);
        using var second = await DecideAsync(patient, Apixaban, ("Input.Kind", "Modified"), ("Input.Change", "2.5 mg twice daily"));
        string list = await TextAsync(hospital.Clinician, patient + "/decisions");
        Assert.True(list.IndexOf("modified by", StringComparison.Ordinal) < list.IndexOf("accepted by", StringComparison.Ordinal));
        Assert.Contains("superseded", list, StringComparison.Ordinal);

        using var late = await hospital.Clinician.PostAsync(patient + Apixaban, [("Input.Kind", "Accepted"), .. Hidden(old)]);
        Assert.Contains("Somebody has decided on this option since", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_that_has_changed_is_looked_at_again_before_signing_and_said_beside_the_decision()
    {
        string patient = await BringInAsync("decide-5", "Wandel");
        string old = await hospital.Clinician.ReadAsync(patient + Diltiazem);
        using var signed = await DecideAsync(patient, Diltiazem, ("Input.Kind", "Accepted"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        await ImportAsync("worse.json", $"{Record("decide-5", "Wandel")},{Condition("decide-5", "hf", "Heart failure with reduced ejection fraction")}");
        using var late = await hospital.Clinician.PostAsync(patient + Diltiazem, [("Input.Kind", "Accepted"), .. Hidden(old)]);
        Assert.Contains("The advice has changed since you opened this page", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("The advice has changed since this decision: it was", await TextAsync(hospital.Clinician, patient + "/therapies/af-rate-control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sees_other_facts_than_the_signer_reads_the_outcome_and_not_the_words()
    {
        string patient = await hospital.PatientAsync("adeyemi");
        string page = await hospital.Clinician.ReadAsync(patient);
        string decide = WebUtility.HtmlDecode(DecideLink().Match(page).Groups[1].Value);
        using var signed = await DecideAsync("", decide, ("Input.Kind", "Overridden"), ("Input.Reason", "other"), ("Input.Text", "words that speak of what only some may know"), ("Input.Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Contains("words that speak of", await hospital.Clinician.ReadAsync(patient + "/decisions"), StringComparison.Ordinal);

        var counselor = await hospital.PersonAsync("counselor@demo.example");
        foreach (string address in new[] { patient, patient + "/decisions" })
        {
            string theirs = await TextAsync(counselor, address);
            Assert.Contains("to be given", theirs, StringComparison.Ordinal);
            Assert.Contains("signed on other facts than you see", theirs, StringComparison.Ordinal);
            Assert.DoesNotContain("words that speak of", theirs, StringComparison.Ordinal);
            Assert.DoesNotContain("overridden by", theirs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_administrator_reads_how_often_a_rule_was_overridden_with_its_interval_and_no_patient()
    {
        string patient = await BringInAsync("decide-7", "Zaehlung");
        using var signed = await DecideAsync(patient, "/therapies/af-rhythm-control/decide?drug=flecainide", ("Input.Kind", "Overridden"), ("Input.Reason", "palliative-aim"), ("Input.Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var admin = await hospital.PersonAsync("admin@demo.example");
        string page = await TextAsync(admin, "/administration/advice?rule=flecainide&sort=share");
        Assert.Contains("disease:flecainide:", page, StringComparison.Ordinal);
        Assert.Contains("100 % ", page, StringComparison.Ordinal);
        Assert.Contains("95 % interval 21 to 100 %", page, StringComparison.Ordinal); // Wilson, 1 of 1: 0.2065 to 1
        Assert.Contains("Palliative aim (1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zaehlung", page, StringComparison.Ordinal);
        Assert.DoesNotContain(patient["/patients/".Length..], page, StringComparison.Ordinal);
        Assert.Contains("Nothing is counted under such a rule", await admin.ReadAsync("/administration/advice?rule=no-such-rule"), StringComparison.Ordinal);

        using var file = await admin.SendAsync("/administration/advice", "/administration/advice?handler=Csv", ("rule", "flecainide"));
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Matches("\"disease:flecainide:[^\"]+\",\"0\",\"0\",\"1\",\"1\",\"0.2065\",\"1\",\"palliative-aim 1\"", await file.Content.ReadAsStringAsync());
        using var clinician = await hospital.Clinician.GetAsync("/administration/advice");
        Assert.Equal(HttpStatusCode.Forbidden, clinician.StatusCode);
    }

    [Fact]
    [Trait("Feature", Feature.OverrideReason)]
    public async Task Decisions_are_exported_as_a_bundle_with_the_patient_as_the_record_holds_them()
    {
        string patient = await BringInAsync("decide-8", "Ausfuhr");
        using var signed = await DecideAsync(patient, Apixaban, ("Input.Kind", "Modified"), ("Input.Change", "2.5 mg twice daily"));
        using var file = await hospital.Clinician.SendAsync(patient + "/decisions", patient + "/decisions?handler=Fhir");
        string bundle = await file.Content.ReadAsStringAsync();
        Assert.Contains("\"Ausfuhr\"", bundle, StringComparison.Ordinal);
        Assert.Contains("\"valueString\": \"2.5 mg twice daily\"", bundle, StringComparison.Ordinal);
        Assert.Equal(1, (await AuditAsync(patient, AuditKind.Export)).Total);
    }

    private Task<HttpResponseMessage> DecideAsync(string patient, string address, params (string, string)[] fields) => DecideAsync(hospital.Clinician, patient + address, fields);

    private static async Task<HttpResponseMessage> DecideAsync(Visitor person, string address, (string, string)[] fields) =>
        await person.PostAsync(address, [.. fields, .. Hidden(await person.ReadAsync(address))]);

    /// <summary>What the form holds without being filled in, its own token included.</summary>
    private static (string, string)[] Hidden(string html)
    {
        string form = html[html.IndexOf("id=\"sign\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        return [.. HiddenField().Matches(form).Select(m => (m.Groups[1].Value, m.Groups[2].Value)), ("__RequestVerificationToken", Visitor.TokenIn(form))];
    }

    private Task<Storage.Records.Page<AuditRecord>> AuditAsync(string patient, AuditKind kind) =>
        hospital.Web.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { Patient = Guid.Parse(patient["/patients/".Length..]), Kind = kind });

    private async Task<string> BringInAsync(string id, string family)
    {
        await ImportAsync(id + ".json", Record(id, family) + (id == "decide-5" ? "" : "," + Condition(id, "hf", "Heart failure with reduced ejection fraction")));
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

    [GeneratedRegex("href=\"(/patients/[^\"]+/decide[^\"]+)\"")]
    private static partial Regex DecideLink();
}
