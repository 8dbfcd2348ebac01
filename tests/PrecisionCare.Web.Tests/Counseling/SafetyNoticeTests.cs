using System.Net;

namespace PrecisionCare.Web.Tests.Counseling;

/// <summary>An answer that is a matter of safety stands on every page of the patient, for those who may see it, until somebody records how it was dealt with.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class SafetyNoticeTests(DemoHospital hospital)
{
    private const string Notice = "act on this answer today, whatever the score";

    private static readonly string[] Pages = ["", "/record", "/genome", "/medicines", "/decisions", "/timeline", "/counseling"];

    private readonly QuestionnaireHouse _house = new(hospital);

    [Fact]
    public async Task The_clinician_sees_it_on_every_page_until_it_is_dealt_with_and_again_with_a_new_answer()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("safety-1", "Merkbar");
        foreach (string page in Pages) Assert.DoesNotContain(Notice, await hospital.Clinician.ReadAsync(patient + page), StringComparison.Ordinal);
        string response = await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-20", 0, 0, 0, 0, 0, 0, 0, 0, 1);
        foreach (string page in Pages) Assert.Contains(Notice, await hospital.Clinician.ReadAsync(patient + page), StringComparison.Ordinal);
        Assert.Contains(response, await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);

        using var nothing = await PostAsync(hospital.Clinician, response, "DealtWith", ("Done", " "));
        Assert.Contains("Say what was found, agreed and done", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var done = await PostAsync(hospital.Clinician, response, "DealtWith", ("Done", "Spoke with her; no plan, no means. Next call tomorrow."));
        Assert.Equal(response, done.Headers.Location!.ToString());
        foreach (string page in Pages) Assert.DoesNotContain(Notice, await counselor.ReadAsync(patient + page), StringComparison.Ordinal);
        string kept = WebUtility.HtmlDecode(await counselor.ReadAsync(response));
        Assert.Contains("Spoke with her; no plan, no means.", kept, StringComparison.Ordinal);
        Assert.Contains("recorded by Dr Ana Rivera", kept, StringComparison.Ordinal);

        string again = await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-21", 0, 0, 0, 0, 0, 0, 0, 0, 2);
        Assert.Contains(again, await hospital.Clinician.ReadAsync(patient + "/record"), StringComparison.Ordinal);
        using var second = await PostAsync(counselor, again, "DealtWith", ("Done", "Psychiatry sees her today."));
        Assert.DoesNotContain(Notice, await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_made_by_mistake_is_marked_and_the_answer_waits_again()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("safety-2", "Irrbar");
        string response = await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-20", 0, 0, 0, 0, 0, 0, 0, 0, 3);
        using var done = await PostAsync(counselor, response, "DealtWith", ("Done", "Of another patient."));
        string form = await counselor.ReadAsync(response);
        string action = Visitor.TokenIn(form).Length > 0 ? form[form.IndexOf("followUp=", StringComparison.Ordinal)..][..45] : "";
        using var unsaid = await PostAsync(counselor, response, "NotDealtWith&" + action, ("Mistake", ""));
        Assert.Contains("Say what was wrong", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var back = await PostAsync(counselor, response, "NotDealtWith&" + action, ("Mistake", "another patient"));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        string page = await hospital.Clinician.ReadAsync(response);
        Assert.Contains("entered by mistake", page, StringComparison.Ordinal);
        Assert.Contains("Record as Dr Ana Rivera", page, StringComparison.Ordinal);
        Assert.Contains(Notice, await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_settles_those_of_earlier_days_and_not_those_of_the_same_day()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("safety-3", "Reihbar");
        await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-18", 0, 0, 0, 0, 0, 0, 0, 0, 1);
        await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-20", 0, 0, 0, 0, 0, 0, 0, 0, 1);
        string last = await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-20", 0, 0, 0, 0, 0, 0, 0, 0, 2);
        using var one = await PostAsync(counselor, last, "DealtWith", ("Done", "Spoke with her."));
        string page = await hospital.Clinician.ReadAsync(patient);
        Assert.Contains("answered 20-Nov-2026", page, StringComparison.Ordinal);
        string other = page[page.IndexOf(patient + "/counseling/responses/", StringComparison.Ordinal)..].Split('"')[0];
        Assert.NotEqual(last, other);
        using var two = await PostAsync(counselor, other, "DealtWith", ("Done", "The same talk."));
        Assert.DoesNotContain(Notice, await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_patients_consent_excludes_from_mental_health_neither_sees_nor_settles_it()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("safety-4", "Schonbar", QuestionnaireHouse.NotForClinicians);
        string response = await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-20", 0, 0, 0, 0, 0, 0, 0, 0, 1);
        Assert.Contains(Notice, await counselor.ReadAsync(patient + "/record"), StringComparison.Ordinal);
        string form = await hospital.Clinician.ReadAsync(patient + "/counseling");
        foreach (string page in Pages)
        {
            string text = await hospital.Clinician.ReadAsync(patient + page);
            Assert.DoesNotContain("act on this answer", text, StringComparison.Ordinal);
            Assert.DoesNotContain(response, text, StringComparison.Ordinal);
        }

        using var refused = await hospital.Clinician.PostAsync(response + "?handler=DealtWith", ("Done", "not mine to say"), QuestionnaireHouse.AnyToken(form));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains(Notice, await counselor.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_answer_stands_and_is_settled_like_one_of_our_own()
    {
        string patient = await _house.BringInAsync("safety-5", "Fernbar", more: "," + QuestionnaireHouse.Imported("safety-5", ninth: 2));
        string page = await hospital.Clinician.ReadAsync(patient);
        Assert.Contains(Notice, page, StringComparison.Ordinal);
        string response = page[page.IndexOf(patient + "/counseling/responses/", StringComparison.Ordinal)..].Split('"')[0];
        Assert.Contains("imported with the record", await hospital.Clinician.ReadAsync(response), StringComparison.Ordinal);
        using var done = await PostAsync(hospital.Clinician, response, "DealtWith", ("Done", "Known since September; psychiatry follows her."));
        Assert.DoesNotContain(Notice, await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(Visitor person, string response, string handler, params (string, string)[] fields) =>
        await person.PostAsync($"{response}?handler={handler}", [.. fields, QuestionnaireHouse.Token(await person.ReadAsync(response))]);
}
