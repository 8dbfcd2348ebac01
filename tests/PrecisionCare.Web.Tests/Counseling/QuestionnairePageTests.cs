using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PrecisionCare.Web.Tests.Counseling;

/// <summary>Questionnaires: filled in, scored, read from imported records, loaded by a site, and withheld where the patient withholds mental health.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class QuestionnairePageTests(DemoHospital hospital)
{
    private readonly QuestionnaireHouse _house = new(hospital);

    [Fact]
    public async Task An_answer_above_not_at_all_to_the_ninth_question_is_a_safety_notice_with_steps_and_never_a_bare_number()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("quest-1", "Fragbar");
        using var kept = await QuestionnaireHouse.AnswerAsync(counselor, patient, "2026-11-20", 1, 0, 0, 0, 0, 0, 0, 0, 1);
        string response = kept.Headers.Location!.ToString();
        foreach (string page in (string[])[response, patient + "/counseling", patient + "/counseling/questionnaires/phq-9"])
        {
            string text = WebUtility.HtmlDecode(await hospital.Clinician.ReadAsync(page));
            Assert.Contains("act on this answer today, whatever the score", text, StringComparison.Ordinal);
            Assert.Contains("Speak with the patient today", text, StringComparison.Ordinal);
            Assert.Contains("2 of 27, minimal (0 to 4)", QuestionnaireHouse.Spaces(text), StringComparison.Ordinal);
        }

        string form = await counselor.ReadAsync(response);
        using var back = await counselor.PostAsync(response + "?handler=TakeBack", ("Reason", "another patient"), QuestionnaireHouse.Token(form));
        Assert.Contains("Entered by mistake", await counselor.ReadAsync(response), StringComparison.Ordinal);
        Assert.DoesNotContain("act on this answer today", await counselor.ReadAsync(patient + "/counseling"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_are_drawn_over_time_together_with_those_of_an_imported_record()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("quest-2", "Verlaufbar", more: "," + QuestionnaireHouse.Imported("quest-2"));
        using var kept = await QuestionnaireHouse.AnswerAsync(counselor, patient, "2026-11-20", 3, 3, 2, 2, 2, 2, 1, 0, 0);
        string course = QuestionnaireHouse.Spaces(WebUtility.HtmlDecode(await counselor.ReadAsync(patient + "/counseling/questionnaires/phq-9")));
        Assert.Contains("2 scores on a scale of 0 to 27, the last 15 on 20-Nov-2026", course, StringComparison.Ordinal);
        Assert.Contains("9 of 27, mild (5 to 9)", course, StringComparison.Ordinal);
        Assert.Contains("15 of 27, moderately severe (15 to 19)", course, StringComparison.Ordinal);
        Assert.Contains("imported with the record", course, StringComparison.Ordinal);
        Assert.Contains("PMID 11556941", course, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incomplete_questionnaire_has_no_score_and_nothing_is_estimated()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("quest-3", "Lueckbar");
        string form = patient + "/counseling/questionnaires/phq-9/answer";
        using var nothing = await counselor.PostAsync(form, ("Day", "2026-11-20"), QuestionnaireHouse.Token(await counselor.ReadAsync(form)));
        Assert.Contains("Nothing was answered.", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var tomorrow = await counselor.PostAsync(form, ("Day", "2099-01-01"), ("item./44250-9", "LA6571-9"), QuestionnaireHouse.Token(await counselor.ReadAsync(form)));
        Assert.Contains("it does not lie in the future", await tomorrow.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var kept = await counselor.PostAsync(form, ("Day", "2026-11-20"), ("item./44250-9", "LA6571-9"), QuestionnaireHouse.Token(await counselor.ReadAsync(form)));
        Assert.Contains("no score: 8 questions without an answer", QuestionnaireHouse.Spaces(await counselor.ReadAsync(kept.Headers.Location!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_who_withholds_mental_health_shows_no_phq_9_and_it_cannot_be_filled_in()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("quest-4", "Stillbar", WrittenConsent.Deny("PSY"), "," + QuestionnaireHouse.Imported("quest-4"));
        string overview = await counselor.ReadAsync(patient + "/counseling");
        Assert.Contains("consent withholds it from you", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("of 27", overview, StringComparison.Ordinal);
        Assert.Contains("questionnaires/family-history/answer", overview, StringComparison.Ordinal);
        foreach (string page in (string[])["/answer", ""])
        {
            using var answer = await counselor.GetAsync(patient + "/counseling/questionnaires/phq-9" + page);
            Assert.Equal(patient + "/counseling", answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task Words_written_by_who_sees_the_answers_are_not_shown_to_those_from_whom_consent_withholds_them()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("quest-7", "Trennbar", QuestionnaireHouse.NotForClinicians);
        string draft = patient + "/counseling/drafts/0198c0de-0000-7000-8000-0000000000a1";
        string form = await counselor.ReadAsync(draft);
        using var before = await counselor.PostAsync(draft + "?handler=Sign", ("Input.Kind", "PreTest"), ("Input.Day", "2026-11-01"), ("Input.Time", "10:00"), ("Input.Zone", "UTC"), ("Input.Attendees", "ONESELF"), ("Input.More", "Before any answers"), QuestionnaireHouse.Token(form));
        using var kept = await QuestionnaireHouse.AnswerAsync(counselor, patient, "2026-11-20", 1, 1, 1, 1, 1, 1, 1, 1, 1);
        draft = draft[..^1] + "2";
        using var after = await counselor.PostAsync(draft + "?handler=Sign", ("Input.Kind", "FollowUp"), ("Input.Day", "2026-11-21"), ("Input.Time", "10:00"), ("Input.Zone", "UTC"), ("Input.Attendees", "ONESELF"), ("Input.More", "Spoke of the low mood"), QuestionnaireHouse.Token(form));
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);

        Assert.Contains("Spoke of the low mood", await counselor.ReadAsync(after.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("Before any answers", await hospital.Clinician.ReadAsync(before.Headers.Location!.ToString()), StringComparison.Ordinal);
        foreach (string address in (string[])[after.Headers.Location!.ToString(), kept.Headers.Location!.ToString()])
        {
            using var refused = await hospital.Clinician.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        string overview = await hospital.Clinician.ReadAsync(patient + "/counseling");
        Assert.Contains("it was recorded with more in sight than you have", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("of 27", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("act on this answer", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_shown_in_the_languages_it_has_and_says_when_it_has_not()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await _house.BringInAsync("quest-5", "Sprachbar");
        string address = patient + "/counseling/questionnaires/";
        Assert.Contains("Wenig Interesse oder Freude", WebUtility.HtmlDecode(await counselor.ReadAsync(address + "phq-9/answer?language=de")), StringComparison.Ordinal);
        Assert.Contains("Poco interés o placer", WebUtility.HtmlDecode(await counselor.ReadAsync(address + "phq-9/answer?language=es")), StringComparison.Ordinal);
        string gad = WebUtility.HtmlDecode(await counselor.ReadAsync(address + "gad-7/answer?language=es"));
        Assert.Contains("There is no translation of this questionnaire into “es” here", gad, StringComparison.Ordinal);
        Assert.Contains("Trouble relaxing", gad, StringComparison.Ordinal);
        string family = WebUtility.HtmlDecode(await counselor.ReadAsync(address + "family-history/answer?language=de"));
        Assert.Contains("Nur wenn die Antwort auf “Krebs, gleich welches Organ” “Ja” ist.", family, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_loads_a_scale_whose_wording_it_may_use_and_it_is_scored()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string options = string.Join(',', Enumerable.Range(1, 5).Select(w =>
            $$"""{"valueCoding":{"system":"urn:s","code":"{{w}}","display":"Weight {{w}}"},"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":{{w}}}]}"""));
        string Scale(int items) => $$"""{"resourceType":"Questionnaire","name":"site-regret","title":"Regret, as the site words it","item":[{{string.Join(',', Enumerable.Range(1, items).Select(i => $$"""{"linkId":"{{i}}","type":"choice","text":"Statement {{i}}","answerOption":[{{options}}]}"""))}}]}""";
        using var wrong = await LoadAsync(counselor, Scale(4), "decision-regret");
        Assert.Contains("is scored from 5 choices whose answers weigh 1 to 5", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var none = await LoadAsync(counselor, """{"resourceType":"Patient"}""", "");
        Assert.Contains("The file holds no FHIR Questionnaire.", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await LoadAsync(counselor, Scale(5).Replace("site-regret", "phq-9", StringComparison.Ordinal), "");
        Assert.Contains("is the name of a questionnaire that ships", WebUtility.HtmlDecode(await taken.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var loaded = await LoadAsync(counselor, Scale(5), "decision-regret");
        Assert.Equal(HttpStatusCode.Redirect, loaded.StatusCode);

        string patient = await _house.BringInAsync("quest-6", "Reubar");
        string form = patient + "/counseling/questionnaires/site-regret/answer";
        using var kept = await counselor.PostAsync(form, ("Day", "2026-11-20"), ("item.1", "2"), ("item.2", "4"), ("item.3", "1"), ("item.4", "4"), ("item.5", "2"), QuestionnaireHouse.Token(await counselor.ReadAsync(form)));
        Assert.Contains("20 of 100", QuestionnaireHouse.Spaces(await counselor.ReadAsync(kept.Headers.Location!.ToString())), StringComparison.Ordinal);
        using var unconfirmed = await counselor.PostAsync("/questionnaires?handler=Remove&name=site-regret", QuestionnaireHouse.Token(await counselor.ReadAsync("/questionnaires")));
        Assert.Contains("Tick the box to remove", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var removed = await counselor.PostAsync("/questionnaires?handler=Remove&name=site-regret", ("Confirmed", "true"), QuestionnaireHouse.Token(await counselor.ReadAsync("/questionnaires")));
        Assert.Contains("20 of 100", QuestionnaireHouse.Spaces(await counselor.ReadAsync(kept.Headers.Location!.ToString())), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> LoadAsync(Visitor person, string json, string scoring)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var form = new MultipartFormDataContent
        {
            { file, "file", "q.json" }, { new StringContent(scoring), "Scoring" }, { new StringContent(QuestionnaireHouse.Token(await person.ReadAsync("/questionnaires")).Item2), "__RequestVerificationToken" },
        };
        return await person.Client.PostAsync(new Uri("/questionnaires?handler=Load", UriKind.Relative), form);
    }
}
