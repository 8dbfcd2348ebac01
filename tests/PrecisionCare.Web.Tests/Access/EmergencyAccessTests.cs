using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Access;

/// <summary>Breaking the glass: who may, what it takes, what it opens, how it ends, who reviews it.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class EmergencyAccessTests(DemoHospital hospital)
{
    private static readonly (string, string)[] Stated =
        [("Input.Reason", "DangerToLife"), ("Input.Relation", "OnCallPhysician"), ("Input.Words", "Found unconscious, medicines unknown"), ("Input.Confirmed", "true")];

    [Fact]
    [Trait("Feature", Feature.BreakGlass)]
    public async Task It_opens_what_consent_limits_says_so_loudly_and_ends_by_hand()
    {
        string patient = await BringInAsync("glass-1", "Glaser");
        Assert.DoesNotContain("Schizophrenia", await hospital.Clinician.ReadAsync(patient + "/record"), StringComparison.Ordinal);
        Assert.Contains(patient + "/emergency", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);

        using var begun = await hospital.Clinician.SendAsync(patient + "/emergency", patient + "/emergency", Stated);
        Assert.Equal(patient, begun.Headers.Location!.OriginalString);
        string record = await hospital.Clinician.ReadAsync(patient + "/record");
        Assert.Contains("Schizophrenia", record, StringComparison.Ordinal);
        Assert.Matches("Emergency access until .* UTC, (60|59) minutes left", record);

        using var ended = await hospital.Clinician.SendAsync(patient, patient + "/emergency?handler=End");
        Assert.DoesNotContain("Schizophrenia", await hospital.Clinician.ReadAsync(patient + "/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_one_patient_for_one_person()
    {
        string patient = await BringInAsync("glass-2", "Fenster"), other = await BringInAsync("glass-3", "Scheibe");
        using var begun = await hospital.Clinician.SendAsync(patient + "/emergency", patient + "/emergency", Stated);
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        Assert.DoesNotContain("Schizophrenia", await hospital.Clinician.ReadAsync(other + "/record"), StringComparison.Ordinal);
        Assert.DoesNotContain("Schizophrenia", await counselor.ReadAsync(patient + "/record"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.BreakGlass)]
    public async Task Without_reason_words_or_confirmation_nothing_opens()
    {
        string patient = await BringInAsync("glass-4", "Spiegel");
        using var refused = await hospital.Clinician.SendAsync(patient + "/emergency", patient + "/emergency", ("Input.Words", "short"));
        string page = await refused.Content.ReadAsStringAsync();
        foreach (string fault in new[] { "Choose the reason.", "Choose how you stand to the patient.", "at least 10 characters", "Confirm that you know" })
            Assert.Contains(fault, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Schizophrenia", await hospital.Clinician.ReadAsync(patient + "/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_who_thought_of_emergencies_stays_closed()
    {
        string patient = await BringInAsync("glass-5", "Riegel", ""","purpose":[{"code":"TREAT"},{"code":"ETREAT"}]""");
        using var begun = await hospital.Clinician.SendAsync(patient + "/emergency", patient + "/emergency", Stated);
        string record = await hospital.Clinician.ReadAsync(patient + "/record");
        Assert.DoesNotContain("Schizophrenia", record, StringComparison.Ordinal);
        Assert.Contains("Emergency access until", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_with_the_right_find_the_way()
    {
        string patient = await BringInAsync("glass-6", "Luke");
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        Assert.DoesNotContain(patient + "/emergency", await counselor.ReadAsync(patient), StringComparison.Ordinal);
        using var refused = await counselor.GetAsync(patient + "/emergency");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    [Trait("Feature", Feature.BreakGlass)]
    public async Task A_consent_administrator_reviews_it_and_sees_how_often_it_is_used()
    {
        string patient = await BringInAsync("glass-7", "Pruefling");
        using var begun = await hospital.Clinician.SendAsync(patient + "/emergency", patient + "/emergency", Stated);
        var administrator = await hospital.PersonAsync("consent@demo.example");
        string queue = await administrator.ReadAsync("/emergency-reviews");
        Assert.Contains("Dr Ana Rivera, for PRUEFLING, Ada", queue, StringComparison.Ordinal);
        Assert.Contains("Found unconscious, medicines unknown", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("Schizophrenia", queue, StringComparison.Ordinal);
        string access = AccessId().Match(queue[queue.IndexOf("PRUEFLING", StringComparison.Ordinal)..]).Groups[1].Value;

        using var wordless = await administrator.SendAsync("/emergency-reviews", "/emergency-reviews", ("access", access), ("verdict", "Justified"), ("remark", "ok"));
        Assert.Contains("at least 10 characters", await wordless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var reviewed = await administrator.SendAsync("/emergency-reviews", "/emergency-reviews", ("access", access), ("verdict", "Justified"), ("remark", "Admission note agrees with it"));
        Assert.Equal(HttpStatusCode.Redirect, reviewed.StatusCode);
        string after = await administrator.ReadAsync("/emergency-reviews");
        Assert.DoesNotContain(access, after, StringComparison.Ordinal);
        Assert.Contains("Admission note agrees with it", after, StringComparison.Ordinal);
        Assert.Contains("Use by person", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_within_an_hour_by_one_person_are_told_to_consent_administrators_and_the_log_says_nobodys_name()
    {
        foreach (int n in Enumerable.Range(1, 3))
        {
            string patient = await BringInAsync($"glass-row-{n}", $"Reihe{n}");
            using var begun = await hospital.Clinician.SendAsync(patient + "/emergency", patient + "/emergency", Stated);
        }

        var administrator = await hospital.PersonAsync("consent@demo.example");
        foreach (string page in new[] { "/emergency-reviews", "/consents" })
            Assert.Matches(@"▲ \d+ within an hour</span> Dr Ana Rivera", await administrator.ReadAsync(page));
        string[] told = [.. hospital.Web.Log().Split('\n').Where(l => l.Contains("emergency accesses within an hour", StringComparison.Ordinal))];
        Assert.NotEmpty(told);
        Assert.All(told, line => Assert.DoesNotMatch("Rivera|REIHE|Reihe|clinician@", line));
    }

    private async Task<string> BringInAsync(string id, string family, string purpose = "")
    {
        string bundle = $$$$"""
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"{{{{id}}}}","name":[{"family":"{{{{family}}}}","given":["Ada"]}],"birthDate":"1970-01-02"}},
            {"resource":{"resourceType":"Condition","id":"{{{{id}}}}-c","code":{"coding":[{"system":"http://snomed.info/sct","code":"58214004","display":"Schizophrenia"}]},"subject":{"reference":"Patient/{{{{id}}}}"}}},
            {"resource":{"resourceType":"Condition","id":"{{{{id}}}}-d","code":{"text":"Hypertension"},"subject":{"reference":"Patient/{{{{id}}}}"}}},
            {{{{WrittenConsent.Entry(id, WrittenConsent.Deny("PSY", purpose))}}}}]}
            """;
        using var uploaded = await hospital.Clinician.UploadAsync(($"{id}.json", Encoding.UTF8.GetBytes(bundle)));
        await hospital.Web.ImportsEndAsync();
        return await hospital.PatientAsync(family);
    }

    [GeneratedRegex("name=\"access\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex AccessId();
}
