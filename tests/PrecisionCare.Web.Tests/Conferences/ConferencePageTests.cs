using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Audit;

namespace PrecisionCare.Web.Tests.Conferences;

/// <summary>A question about a patient put to colleagues, from the invitation to the minutes in the record.</summary>
public sealed partial class ConferencePageTests(ConferenceHouse house) : IClassFixture<ConferenceHouse>
{
    [Fact]
    public async Task From_the_question_to_the_minutes_in_the_record()
    {
        string patient = await house.PatientAsync("conf-1", "Ratsuchend");
        string problem = Regex.Match(await house.Chair.ReadAsync(patient + "/conferences/new"), "<option value=\"([^\"]+)\"[^>]*>Gout: urate lowering").Groups[1].Value;
        string conference = await house.OpenAsync(patient, "Which drug lowers urate safely?", ("Input.Indication", problem), ("Input.MoreOptions", "Wait and see"));

        Assert.Matches("[0-9]+ case conferences? waits? for you", await house.Counselor.ReadAsync("/patients"));
        Assert.Contains("waits for your vote", RowOf(conference, await house.Counselor.ReadAsync("/conferences")), StringComparison.Ordinal);
        string page = await house.Counselor.ReadAsync(conference);
        Assert.Contains("Which drug lowers urate safely?", page, StringComparison.Ordinal);
        Assert.Contains("allopurinol", page, StringComparison.Ordinal);
        Assert.Contains("class=\"band", page, StringComparison.Ordinal);
        Assert.Contains("Wait and see", page, StringComparison.Ordinal);

        using var comment = await house.Counselor.SendAsync(conference, conference + "?handler=Comment", ("Words", "<script>alert('HLA-B')</script> & test first"));
        Assert.Equal(conference, comment.Headers.Location!.OriginalString);
        var votes = VoteFields().Matches(page).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.True(votes.Length > 2);
        using var voted = await house.Counselor.SendAsync(conference, conference + "?handler=Vote", [.. votes.Select(v => (v, "For"))]);
        using var changed = await house.Counselor.SendAsync(conference, conference + "?handler=Vote", (votes[0], "Against"));
        Assert.Contains("nothing now", RowOf(conference, await house.Counselor.ReadAsync("/conferences")), StringComparison.Ordinal);

        string seen = await house.Chair.ReadAsync(conference);
        Assert.Contains("&lt;script&gt;alert(&#x27;HLA-B&#x27;)&lt;/script&gt; &amp; test first", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", seen, StringComparison.Ordinal);
        (string, string)[] decision = [("Input.Decision", "Allopurinol from 100 mg"), ("Input.Reasoning", "No HLA-B*58:01 on record."), ("Confirmed", "true"), ("seen", ConferenceHouse.Revision(seen))];
        using var early = await house.Chair.SendAsync(conference, conference + "?handler=Sign", decision);
        string refused = await early.Content.ReadAsStringAsync();
        Assert.Contains("Not everybody has answered", refused, StringComparison.Ordinal);
        Assert.Contains("Allopurinol from 100 mg</textarea>", refused, StringComparison.Ordinal);
        using var signed = await house.Chair.SendAsync(conference, conference + "?handler=Sign", [.. decision, ("Input.KnowsOfSilence", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);

        string minutes = await house.Counselor.ReadAsync(conference);
        Assert.Contains("Allopurinol from 100 mg", minutes, StringComparison.Ordinal);
        Assert.Contains("signed", minutes, StringComparison.Ordinal);
        Assert.Contains("Dr Carla Ching, Clinician", minutes, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3>Your vote</h3>", minutes, StringComparison.Ordinal);
        using var late = await house.Counselor.SendAsync("/account/password", conference + "?handler=Vote", (votes[0], "For"));
        Assert.Contains("nothing changes in it any more", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        string record = await house.Counselor.ReadAsync(patient + "/record?kind=others");
        Assert.Contains("Case conference, signed minutes", record, StringComparison.Ordinal);
        Assert.Contains("conference-", record, StringComparison.Ordinal);

        using var download = await house.Counselor.GetAsync(conference + "?handler=Resource");
        Assert.Equal("application/fhir+json", download.Content.Headers.ContentType!.MediaType);
        var issues = new IssueLog();
        var read = Assert.Single(BundleReader.Read(await download.Content.ReadAsStreamAsync(), "case-conference.json", issues));
        Assert.True(issues.IsEmpty);
        Assert.Equal(("Patient/conf-1", "Composition"), (read.PatientId, Assert.IsType<OtherResource>(read.Fact).ResourceType));
        Assert.Contains("GDIS", read.Fact.Labels);
        Assert.Contains("Condition/conf-1-gout", read.Fact.Related);
        Assert.Contains("Allopurinol from 100 mg", Encoding.UTF8.GetString(read.Json.Span), StringComparison.Ordinal);
        Assert.Contains((await house.Web.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { Kind = AuditKind.Export })).Items, e => e.Entry.Detail == "minutes of a case conference");

        string again = await house.Chair.ReadAsync(patient + "/conferences/new?follows=" + conference[(conference.LastIndexOf('/') + 1)..]);
        Assert.Contains("Takes up again", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_opens_no_record_and_only_together_with_the_care_team_is_an_outsider_invited()
    {
        string patient = await house.PatientAsync("conf-2", "Verschlossen", consents: false);
        string address = patient + "/conferences/new";
        string form = await house.Chair.ReadAsync(address);
        (string, string)[] fields =
            [("Input.Title", "Who is asked?"), ("Input.AnswersBy", DateOnly.FromDateTime(DateTime.UtcNow).ToString("yyyy-MM-dd", null)), ("Invitation.Invited", ConferenceHouse.AccountIn(form, "Gene Mendel"))];
        using var unticked = await house.Chair.SendAsync(address, address, fields);
        Assert.Contains("is not in the care team: tick", await unticked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("None yet", await house.Chair.ReadAsync(patient + "/conferences"), StringComparison.Ordinal);
        using var nobody = await house.Chair.SendAsync(address, address, fields[..2]);
        Assert.Contains("Invite at least one colleague", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        string conference = await house.OpenAsync(patient, "Who is asked?");
        Assert.Contains("Gene Mendel", await house.Chair.ReadAsync(patient + "/team"), StringComparison.Ordinal);
        Assert.Contains("Who is asked?", await house.Counselor.ReadAsync(conference), StringComparison.Ordinal);
        using var removed = await house.Chair.SendAsync(patient + "/team", patient + "/team?handler=Remove", ("account", ConferenceHouse.AccountIn(form, "Gene Mendel")));
        using var closed = await house.Counselor.GetAsync(conference);
        Assert.Equal(patient + "/access", closed.Headers.Location!.OriginalString);
        Assert.DoesNotContain(patient, await house.Counselor.ReadAsync("/conferences"), StringComparison.Ordinal);

        using var outside = await house.Outsider.GetAsync(conference);
        Assert.Equal(patient + "/access", outside.Headers.Location!.OriginalString);
        using var words = await house.Outsider.SendAsync("/account/password", conference + "?handler=Comment", ("Words", "Let me in"));
        Assert.Equal(patient + "/access", words.Headers.Location!.OriginalString);
        Assert.DoesNotContain("Let me in", await house.Chair.ReadAsync(conference), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_team_who_was_not_invited_reads_and_takes_no_part()
    {
        string patient = await house.PatientAsync("conf-3", "Zuhoerer");
        string conference = await house.OpenAsync(patient, "Listen only");
        string form = await house.Chair.ReadAsync(patient + "/team");
        string outsider = Regex.Match(form, "value=\"([0-9a-f-]{36})\">Dr Otto Fremd").Groups[1].Value;
        using var added = await house.Chair.SendAsync(patient + "/team", patient + "/team?handler=Add", ("account", outsider));
        Assert.Contains("Listen only", await house.Outsider.ReadAsync(conference), StringComparison.Ordinal);
        foreach (var (handler, field) in new[] { ("Comment", ("Words", "I too")), ("Sign", ("Input.Decision", "Mine")), ("Cancel", ("Confirmed", "true")) })
        {
            using var answer = await house.Outsider.SendAsync("/account/password", $"{conference}?handler={handler}", field, ("Input.Reasoning", "Mine"), ("Input.Decision", "Mine"), ("Confirmed", "true"), ("seen", "1"));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{handler}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Two_who_vote_at_once_are_both_counted_and_what_came_since_the_chair_looked_is_shown_before_they_sign()
    {
        string patient = await house.PatientAsync("conf-4", "Gleichzeitig");
        string conference = await house.OpenAsync(patient, "Both at once", ("Input.MoreOptions", "First\nSecond"));
        string before = await house.Chair.ReadAsync(conference);
        await Task.WhenAll(new[] { house.Chair, house.Counselor }.Select(async who =>
        {
            using var voted = await who.SendAsync(conference, conference + "?handler=Vote", ("vote-1", "For"), ("vote-2", "Against"));
            Assert.Equal(HttpStatusCode.Redirect, voted.StatusCode);
        }));
        Assert.Equal(2, Regex.Count(await house.Chair.ReadAsync(conference), "Dr Carla Ching, Gene Mendel"));

        (string, string)[] decision = [("Input.Decision", "First"), ("Input.Reasoning", "Both say so."), ("Confirmed", "true")];
        using var stale = await house.Chair.SendAsync(conference, conference + "?handler=Sign", [.. decision, ("seen", ConferenceHouse.Revision(before))]);
        string again = await stale.Content.ReadAsStringAsync();
        Assert.Contains("Somebody added something since you opened the page", again, StringComparison.Ordinal);
        using var signed = await house.Chair.SendAsync(conference, conference + "?handler=Sign", [.. decision, ("seen", ConferenceHouse.Revision(again))]);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
    }

    [Fact]
    public async Task Where_genetic_results_come_to_be_withheld_the_minutes_go_with_them_from_the_record_and_the_page()
    {
        string patient = await house.PatientAsync("conf-5", "Widerruf");
        string conference = await house.OpenAsync(patient, "HLA-B before allopurinol?");
        using var comment = await house.Counselor.SendAsync(conference, conference + "?handler=Comment", ("Words", "Remark on HLA-B"));
        string seen = await house.Chair.ReadAsync(conference);
        using var signed = await house.Chair.SendAsync(conference, conference + "?handler=Sign",
            ("Input.Decision", "Test HLA-B*58:01"), ("Input.Reasoning", "Ancestry"), ("Confirmed", "true"), ("Input.KnowsOfSilence", "true"), ("seen", ConferenceHouse.Revision(seen)));
        Assert.Contains("Case conference, signed minutes", await house.Chair.ReadAsync(patient + "/record?kind=others"), StringComparison.Ordinal);

        await house.ImportAsync("conf-5-later", WrittenConsent.Entry("conf-5", WrittenConsent.Deny("GDIS")));
        foreach (var person in new[] { house.Chair, house.Counselor })
        {
            Assert.DoesNotContain("Case conference, signed minutes", await person.ReadAsync(patient + "/record?kind=others"), StringComparison.Ordinal);
            string page = await person.ReadAsync(conference);
            Assert.Contains("Not shown to you", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Test HLA-B", page, StringComparison.Ordinal);
            using var download = await person.GetAsync(conference + "?handler=Resource");
            Assert.Equal(HttpStatusCode.NotFound, download.StatusCode);
        }
        Assert.DoesNotContain("before allopurinol", await house.Counselor.ReadAsync(conference), StringComparison.Ordinal); // the question is the chair's
        Assert.DoesNotContain("Remark on HLA-B", await house.Chair.ReadAsync(conference), StringComparison.Ordinal); // the comment is the counselor's
        Assert.DoesNotContain("before allopurinol", await house.Counselor.ReadAsync(patient + "/conferences"), StringComparison.Ordinal);
        Assert.DoesNotContain("before allopurinol", await house.Counselor.ReadAsync(patient + "/board"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_comment_and_a_cancelled_conference_stay_as_such()
    {
        string patient = await house.PatientAsync("conf-6", "Abgesagt");
        string conference = await house.OpenAsync(patient, "To be cancelled");
        using var comment = await house.Counselor.SendAsync(conference, conference + "?handler=Comment", ("Words", "Meant for another patient"));
        string key = Regex.Match(await house.Counselor.ReadAsync(conference), "name=\"comment\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        using var theirs = await house.Chair.SendAsync(conference, conference + "?handler=Withdraw", ("comment", key));
        Assert.Equal(HttpStatusCode.Forbidden, theirs.StatusCode);
        using var taken = await house.Counselor.SendAsync(conference, conference + "?handler=Withdraw", ("comment", key));
        string after = await house.Chair.ReadAsync(conference);
        Assert.Contains("Withdrawn by its author", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Meant for another patient", after, StringComparison.Ordinal);

        using var unconfirmed = await house.Chair.SendAsync(conference, conference + "?handler=Cancel");
        Assert.Contains("Tick the box to confirm", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var cancelled = await house.Chair.SendAsync(conference, conference + "?handler=Cancel", ("Confirmed", "true"));
        Assert.Contains("Cancelled", await house.Chair.ReadAsync(conference), StringComparison.Ordinal);
        Assert.DoesNotContain("Case conference, signed minutes", await house.Chair.ReadAsync(patient + "/record?kind=others"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.SecondReader)]
    public async Task The_summary_for_a_second_reader_says_what_is_known_and_what_is_not()
    {
        string patient = await house.PatientAsync("conf-7", "Zweitleser");
        await house.ImportAsync("conf-7-labs", """
            {"resource":{"resourceType":"Observation","id":"conf-7-k","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine"}]},"subject":{"reference":"Patient/conf-7"},"effectiveDateTime":"2026-02-01","valueQuantity":{"value":1.4,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}}
            """);
        string conference = await house.OpenAsync(patient, "Second opinion on urate", ("Input.Indication", "gout"));
        string board = await house.Chair.ReadAsync(patient + "/board");
        Assert.Contains("Second opinion on urate", board, StringComparison.Ordinal);
        Assert.Contains(conference, board, StringComparison.Ordinal);
        Assert.Contains("1.4 mg/dL", board, StringComparison.Ordinal);
        Assert.Contains("01-Feb-2026", board, StringComparison.Ordinal);
        Assert.Contains("not on record", board, StringComparison.Ordinal);
        Assert.Matches("called 0 of [0-9]+ genes", board);
        Assert.Contains("which is not the same as normal", board, StringComparison.Ordinal);
        Assert.Matches(@"CPIC [^;]+ \([0-9]+ days? old\)", board);
        Assert.Contains(patient + "/board", await house.Chair.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_chair_said_while_they_saw_other_facts_is_shown_to_them_and_left_out_of_the_minutes()
    {
        string patient = await house.PatientAsync("conf-8", "Wechselhaft");
        string conference = await house.OpenAsync(patient, "Asked with genetic data in sight");
        await house.ImportAsync("conf-8-denied", WrittenConsent.Entry("conf-8", WrittenConsent.Deny("GDIS")));
        using var remark = await house.Chair.SendAsync(conference, conference + "?handler=Comment", ("Words", "Said while genes were hidden"));
        await house.ImportAsync("conf-8-permitted", WrittenConsent.Entry("conf-8", WrittenConsent.Deny("ETH")));
        using var other = await house.Chair.SendAsync(conference, conference + "?handler=Comment", ("Words", "Said with genes in sight"));

        string seen = await house.Chair.ReadAsync(conference);
        Assert.Contains("Said while genes were hidden", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Said while genes were hidden", await house.Counselor.ReadAsync(conference), StringComparison.Ordinal);
        using var signed = await house.Chair.SendAsync(conference, conference + "?handler=Sign",
            ("Input.Decision", "Wait"), ("Input.Reasoning", "No hurry"), ("Confirmed", "true"), ("Input.KnowsOfSilence", "true"), ("seen", ConferenceHouse.Revision(seen)));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        using var download = await house.Chair.GetAsync(conference + "?handler=Resource");
        string minutes = await download.Content.ReadAsStringAsync();
        Assert.Contains("Said with genes in sight", minutes, StringComparison.Ordinal);
        Assert.DoesNotContain("Said while genes were hidden", minutes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("For,Against")]
    [InlineData("1")]
    [InlineData("against")]
    [InlineData("Perhaps")]
    public async Task A_vote_that_the_form_does_not_offer_is_refused_with_all_that_came_along(string forged)
    {
        string patient = await house.PatientAsync("conf-9", "Faelschbar");
        string conference = await house.OpenAsync(patient, "Forged " + forged, ("Input.MoreOptions", "First\nSecond"));
        using var answer = await house.Counselor.SendAsync(conference, conference + "?handler=Vote", ("vote-1", forged), ("vote-2", "For"));
        Assert.Contains("Choose for, against or abstain", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("waits for your vote", RowOf(conference, await house.Counselor.ReadAsync("/conferences")), StringComparison.Ordinal);
    }

    private static string RowOf(string conference, string list) => list.Split("<tr>").Single(row => row.Contains(conference, StringComparison.Ordinal));

    [GeneratedRegex("name=\"(vote-[0-9]+)\"")]
    private static partial Regex VoteFields();
}
