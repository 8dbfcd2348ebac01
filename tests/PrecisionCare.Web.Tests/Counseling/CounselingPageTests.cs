using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Tests.Counseling;

/// <summary>Sessions, appointments and referrals, from the empty page to the signed record.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class CounselingPageTests(DemoHospital hospital)
{
    private const string Draft = "/counseling/drafts/0198c0de-0000-7000-8000-0000000000";

    private static readonly (string, string)[] Filled =
    [
        ("Input.Day", "2026-11-20"), ("Input.Time", "14:30"), ("Input.Zone", "Europe/Berlin"), ("Input.Minutes", "45"), ("Input.Way", "Video"), ("Input.Attendees", "ONESELF"), ("Input.Attendees", "SIGOTHR"),
        ("Input.Interpreting", "Remote"), ("Input.Language", "Spanish"), ("Input.Discussed", "results"), ("Input.Discussed", "secondary"), ("Input.Questions[0].Question", "Will <my> daughter have it?"),
        ("Input.TeachBacks[0].Topic", "Uncertain result"), ("Input.TeachBacks[0].Words", "Nobody knows yet"), ("Input.TeachBacks[0].Outcome", "ExplainAgain"), ("Input.Test", "Consents"), ("Input.Secondary", "Declines"),
        ("Input.FollowUpOn", "2026-12-18"),
    ];

    [Fact]
    public async Task A_session_is_kept_signed_amended_and_read_by_the_clinician()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("counsel-1", "Beratbar");
        Assert.Contains("No session was signed yet", await counselor.ReadAsync(patient + "/counseling"), StringComparison.Ordinal);
        using var kept = await SendAsync(counselor, patient + Draft + "01", "Keep", [("Input.Kind", "PreTest"), .. Filled]);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains("Go on with the draft", await counselor.ReadAsync(patient + "/counseling"), StringComparison.Ordinal);
        string again = await counselor.ReadAsync(patient + Draft + "01");
        Assert.Contains("value=\"Will &lt;my&gt; daughter have it?\"", again, StringComparison.Ordinal);
        Assert.Contains("value=\"14:30\"", again, StringComparison.Ordinal);

        using var signed = await SendAsync(counselor, patient + Draft + "01", "Sign", Filled);
        string session = signed.Headers.Location!.ToString();
        Assert.StartsWith(patient + "/counseling/sessions/", session, StringComparison.Ordinal);
        using var late = await counselor.GetAsync(patient + Draft + "01");
        Assert.Equal(session, late.Headers.Location!.ToString());
        using var note = await counselor.PostAsync(session + "?handler=Amend", ("Text", "She prefers a letter."), ("Seen", "0"), Token(await counselor.ReadAsync(session)));
        Assert.Equal(HttpStatusCode.Redirect, note.StatusCode);
        using var over = await counselor.PostAsync(session + "?handler=Amend", ("Text", "Over the other."), ("Seen", "0"), Token(await counselor.ReadAsync(session)));
        Assert.Contains("Another note was signed since you opened the page", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        string read = await TextAsync(hospital.Clinician, session);
        Assert.Contains("20-Nov-2026 14:30 Europe/Berlin (UTC+01:00), 45 minutes, by video", read, StringComparison.Ordinal);
        Assert.Contains("Will <my> daughter have it? – still open", read, StringComparison.Ordinal);
        Assert.Contains("Uncertain result: “Nobody knows yet” – to be explained again", read, StringComparison.Ordinal);
        Assert.Contains("Why the test is offered", read, StringComparison.Ordinal); // on the list and not discussed
        Assert.Contains("She prefers a letter.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign the note", read, StringComparison.Ordinal);
        using var refused = await hospital.Clinician.GetAsync(patient + Draft + "02");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var forbidden = await hospital.Clinician.PostAsync(session + "?handler=Amend", ("Text", "x"), ("Seen", "1"), Token(await hospital.Clinician.ReadAsync("/patients")));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task A_choice_that_the_consent_does_not_carry_is_flagged_with_the_way_to_who_records_it()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("counsel-2", "Wahlbar", WrittenConsent.Deny("GDIS"));
        string form = await TextAsync(counselor, patient + Draft + "03?kind=PreTest");
        Assert.Contains("On file now: a consent withholds them", form, StringComparison.Ordinal);
        using var signed = await SendAsync(counselor, patient + Draft + "03", "Sign", [.. Filled.Where(f => f.Item1 != "Input.Secondary"), ("Input.Secondary", "Wants")]);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        string overview = await TextAsync(counselor, patient + "/counseling");
        Assert.Contains("The consent on file does not say what the patient said about secondary findings", overview, StringComparison.Ordinal);
        Assert.Contains("Ask a consent administrator (", overview, StringComparison.Ordinal);
        Assert.Contains("Said here, and not on file", await TextAsync(counselor, signed.Headers.Location!.ToString()), StringComparison.Ordinal);

        string same = await BringInAsync("counsel-3", "Gleichbar", WrittenConsent.Deny("GDIS"));
        using var agrees = await SendAsync(counselor, same + Draft + "04", "Sign", Filled);
        Assert.DoesNotContain("does not say what the patient said", await TextAsync(counselor, same + "/counseling"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_faults_names_all_of_them_and_keeps_what_was_typed()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("counsel-4", "Fehlhaft");
        using var answer = await SendAsync(counselor, patient + Draft + "05", "Sign",
            [("Input.Day", "2026-10-25"), ("Input.Time", "02:30"), ("Input.Zone", "Europe/Berlin"), ("Input.Minutes", "long"), ("Input.TeachBacks[0].Words", "kept words"), ("Input.Discussed", "weather"), ("Input.Attendees", "")]);
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("02:30 comes twice on 25-Oct-2026 in Europe/Berlin", page, StringComparison.Ordinal);
        Assert.Contains("Write a whole number.", page, StringComparison.Ordinal);
        Assert.Contains("Name the topic in 1 to", page, StringComparison.Ordinal);
        Assert.Contains("Tick who took part.", page, StringComparison.Ordinal);
        Assert.Contains("'weather' is not on the list.", page, StringComparison.Ordinal);
        Assert.Contains("kept words", page, StringComparison.Ordinal);
        foreach (Match link in SummaryLink().Matches(page)) Assert.Contains($"id=\"{link.Groups[1].Value}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_only_when_that_is_confirmed()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("counsel-5", "Wegwerf");
        using var kept = await SendAsync(counselor, patient + Draft + "06", "Keep", Filled);
        using var unconfirmed = await SendAsync(counselor, patient + Draft + "06", "Discard", Filled);
        Assert.Contains("Tick the box to throw the draft away.", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var gone = await SendAsync(counselor, patient + Draft + "06", "Discard", [.. Filled, ("Confirmed", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.DoesNotContain("Go on with the draft", await counselor.ReadAsync(patient + "/counseling"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appointment_shows_both_clocks_gives_a_calendar_file_without_clinical_words_and_is_cancelled_with_a_reason()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("counsel-6", "Terminbar");
        string form = patient + "/counseling/appointments/new";
        (string, string)[] wanted = [("Input.Zone", "Europe/Berlin"), ("Input.PatientZone", "America/New_York"), ("Input.Minutes", "45"), ("Input.Way", "Video")];
        using var refused = await counselor.PostAsync(form, [.. wanted, ("Input.Day", "2028-03-26"), ("Input.Time", "02:30"), ("Input.Link", "http://meet.example.org/r"), Token(await counselor.ReadAsync(form))]);
        string faults = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("is skipped on 26-Mar-2028", faults, StringComparison.Ordinal);
        Assert.Contains("begins with https://", faults, StringComparison.Ordinal);

        string day = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var booked = await counselor.PostAsync(form, [.. wanted, ("Input.Day", day), ("Input.Time", "15:30"), ("Input.Link", "https://meet.example.org/r"), Token(await counselor.ReadAsync(form))]);
        string appointment = booked.Headers.Location!.ToString();
        string page = await counselor.ReadAsync(appointment);
        Assert.Contains("15:30 Europe/Berlin", page, StringComparison.Ordinal);
        Assert.Contains("09:30 America/New_York", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://meet.example.org/r\" target=\"_blank\" rel=\"noopener noreferrer\"", page, StringComparison.Ordinal);
        Assert.Contains("meet.example.org", page, StringComparison.Ordinal);
        Assert.Contains(appointment, await counselor.ReadAsync("/patients"), StringComparison.Ordinal);
        Assert.DoesNotContain(appointment, await hospital.Clinician.ReadAsync("/patients"), StringComparison.Ordinal);

        using var calendar = await hospital.Clinician.GetAsync(appointment + "?handler=Calendar");
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        string file = await calendar.Content.ReadAsStringAsync();
        Assert.Contains("\r\nURL:https://meet.example.org/r\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Terminbar", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)genetic|counsel(?!or)|test|risk", file);

        using var early = await counselor.PostAsync(appointment + "?handler=Attended", ("Revision", "0"), Token(page));
        Assert.Contains("It has not begun yet", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var without = await counselor.PostAsync(appointment + "?handler=Cancel", ("Revision", "0"), Token(page));
        Assert.Contains("Choose why it is cancelled.", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var cancelled = await counselor.PostAsync(appointment + "?handler=Cancel", ("Revision", "0"), ("Why", "PatientIll"), Token(page));
        using var stale = await counselor.PostAsync(appointment + "?handler=Cancel", ("Revision", "0"), ("Why", "Other"), Token(page));
        Assert.Contains("Somebody has changed the appointment", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("cancelled: the patient is ill", await counselor.ReadAsync(appointment), StringComparison.Ordinal);
        Assert.DoesNotContain(appointment, await counselor.ReadAsync("/patients"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_is_asked_for_and_followed_and_the_whole_record_goes_out_as_fhir()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("counsel-7", "Weiterbar");
        string form = patient + "/counseling/referrals/new";
        using var empty = await counselor.PostAsync(form, Token(await counselor.ReadAsync(form)));
        Assert.Contains("Say to whom", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var asked = await counselor.PostAsync(form, ("To", "Cardiology"), ("Why", "Echo asked for"), ("Urgency", "Urgent"), Token(await counselor.ReadAsync(form)));
        string overview = await counselor.ReadAsync(patient + "/counseling");
        string step = Step().Match(overview).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        using var done = await counselor.PostAsync(step, ("Seen", "1"), ("To", "Accepted"), Token(overview[overview.IndexOf("<main", StringComparison.Ordinal)..]));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using var late = await counselor.PostAsync(step, ("Seen", "1"), ("To", "Declined"), Token(overview[overview.IndexOf("<main", StringComparison.Ordinal)..]));
        Assert.Contains("Somebody has changed the referral", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var signed = await SendAsync(counselor, patient + Draft + "07", "Sign", Filled);

        using var file = await hospital.Clinician.SendAsync(patient + "/counseling/file", patient + "/counseling/file?handler=Fhir");
        var read = RecordFile.Read(new MemoryStream(await file.Content.ReadAsByteArrayAsync()), "counseling.json");
        Assert.Empty(read.Issues);
        Assert.Equal(["Composition", "ServiceRequest"], Assert.Single(read.Patients).Facts.OfType<OtherResource>().Select(f => f.ResourceType).Order(StringComparer.Ordinal));
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor person, string address, string handler, (string, string)[] fields)
    {
        string form = await person.ReadAsync(address);
        form = form[form.IndexOf("<main", StringComparison.Ordinal)..];
        return await person.PostAsync($"{address}?handler={handler}", [.. fields, .. HiddenField().Matches(form).Select(m => (m.Groups[1].Value, m.Groups[2].Value)), Token(form)]);
    }

    private static (string, string) Token(string html) => ("__RequestVerificationToken", Visitor.TokenIn(html.Contains("<main", StringComparison.Ordinal) ? html[html.IndexOf("<main", StringComparison.Ordinal)..] : html));

    private async Task<string> BringInAsync(string id, string family, string exceptions = "")
    {
        string entries = $$$"""{"resource":{"resourceType":"Patient","id":"{{{id}}}","gender":"female","birthDate":"1980-02-03","name":[{"family":"{{{family}}}"}]}},{{{WrittenConsent.Entry(id, exceptions)}}}""";
        using var uploaded = await hospital.Clinician.UploadAsync((id + ".json", Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{entries}}]}""")));
        await hospital.Web.ImportsEndAsync();
        return await hospital.PatientAsync(family);
    }

    private static async Task<string> TextAsync(Visitor person, string address) => WebUtility.HtmlDecode(await person.ReadAsync(address));

    [GeneratedRegex("<input type=\"hidden\" name=\"(Input[^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("href=\"#([A-Za-z][^\"]*_[^\"]*)\"")]
    private static partial Regex SummaryLink();

    [GeneratedRegex("action=\"([^\"]+handler=Referral[^\"]*)\"")]
    private static partial Regex Step();
}
