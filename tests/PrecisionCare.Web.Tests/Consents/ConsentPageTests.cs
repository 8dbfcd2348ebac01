using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Tests.Consents;

/// <summary>What administrators do with consents, through the pages.</summary>
public sealed partial class ConsentPageTests(ConsentOffice office) : IClassFixture<ConsentOffice>
{
    [Fact]
    public async Task Withdrawing_takes_as_many_steps_as_giving()
    {
        var (patient, page) = await office.PatientAsync("lindqvist");
        int given = await StepsAsync(async visit =>
        {
            string form = await visit($"{page}/new?start=care");
            using var saved = await office.Administrator.PostAsync($"{page}/new?start=care", Filled(form));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        });
        var consent = Assert.Single(await office.RegisterOf(patient), c => c.Document.Status == "active");

        int withdrawn = await StepsAsync(async visit =>
        {
            string address = $"{page}/consent/{consent.ConsentId}/withdraw";
            string form = await visit(address);
            using var done = await office.Administrator.PostAsync(address, ("Reason", ""), Token(form));
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        });
        Assert.Equal(given, withdrawn);
        Assert.DoesNotContain(await office.RegisterOf(patient), c => c.Document.Status == "active");
    }

    [Fact]
    public async Task Choices_whose_effect_was_not_shown_are_shown_before_they_are_saved()
    {
        var (patient, page) = await office.PatientAsync("sorensen");
        string form = await office.Administrator.ReadAsync($"{page}/new?start=care");
        (string, string)[] changed = [.. Filled(form).Where(f => f.Name != "Input.Emergency"), ("Input.Hidden", "hiv"), ("Input.Emergency", "ruled-out")];

        using var first = await office.Administrator.PostAsync($"{page}/new?start=care", changed);
        string shown = WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("Check the effect below", shown, StringComparison.Ordinal);
        Assert.Empty(await office.RegisterOf(patient));

        using var second = await office.Administrator.PostAsync($"{page}/new?start=care", [.. Filled(shown)]);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        var choices = ConsentChoices.Of(Assert.Single(await office.RegisterOf(patient)).Document.Directive)!;
        Assert.Equal(["hiv"], choices.Hidden.AsEnumerable());
        Assert.False(choices.EmergencyAccess);
    }

    [Fact]
    public async Task The_simulator_says_what_the_engine_says_and_by_which_rule()
    {
        var (patient, page) = await office.PatientAsync("okafor");
        await office.SignAsync(patient, new ConsentChoices { Hidden = ["mental-health"], Recipients = Recipients.Named, Named = ["Practitioner/rivera"] });
        await office.SignAsync(patient, new ConsentChoices { Scope = ConsentScope.Research, Genome = false });
        var register = office.Web.Services.GetRequiredService<ConsentRegister>();
        var summary = (await office.Web.Services.GetRequiredService<PatientDirectory>().FindAsync(patient))!;
        var directives = await register.DirectivesOfAsync(patient);
        int asked = 0;
        for (int who = 0; who < TypicalReader.All.Length; who++)
            foreach (string purpose in new[] { "TREAT", "HRESCH", "HMARKT" })
                foreach (var category in RecordCategory.All)
                {
                    var typical = TypicalReader.All[who];
                    var expected = ConsentEngine.Decide(
                        typical with { Purpose = purpose, InEmergency = false } is var reader ? reader.Asks(category, ConsentRegister.SubjectOf(summary), DateTimeOffset.UtcNow) : null!,
                        directives, DefaultPolicy.TreatOnly);
                    string html = await office.Administrator.ReadAsync($"{page}/simulator?who={who}&purpose={purpose}&kind={category.Id}");
                    Assert.True(html.Contains(expected.Permitted ? "● Permitted" : "■ Denied", StringComparison.Ordinal), $"{typical.Name} {purpose} {category.Name}: expected {expected}");
                    Assert.Contains(expected.Basis, html, StringComparison.Ordinal);
                    Assert.All(expected.Obligations, o => Assert.Contains(o, html, StringComparison.Ordinal));
                    asked++;
                }
        Assert.Equal(5 * 3 * RecordCategory.All.Length, asked);
    }

    [Fact]
    public async Task A_signed_form_is_kept_with_its_hash_and_anything_else_is_refused_with_a_reason()
    {
        var (patient, page) = await office.PatientAsync("petrov");
        string form = await office.Administrator.ReadAsync($"{page}/new?start=care");
        using var refused = await office.UploadAsync($"{page}/new?start=care", Filled(form), "proof.pdf", "<script>"u8.ToArray());
        Assert.Contains("neither a PDF nor a picture", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        byte[] paper = "%PDF-1.7 signed by the patient"u8.ToArray();
        using var saved = await office.UploadAsync($"{page}/new?start=care", Filled(form), "../../Brandt.pdf", paper);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var consent = Assert.Single(await office.RegisterOf(patient));
        Assert.Equal("Brandt.pdf", consent.Document.Proof!.Title);
        using var download = await office.Administrator.GetAsync($"{page}/consent/{consent.ConsentId}?handler=Proof");
        Assert.Equal(paper, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Pages_of_consents_tell_who_the_patient_is_and_nothing_clinical()
    {
        var (_, page) = await office.PatientAsync("brandt");
        foreach (string part in new[] { "", "/simulator", "/access", "/requests", "/new?start=care", "/new?start=research" })
        {
            string html = WebUtility.HtmlDecode(await office.Administrator.ReadAsync(page + part));
            Assert.Contains("BRANDT, Helena", html, StringComparison.Ordinal);
            foreach (string clinical in new[] { "DPYD", "capecitabine", "Colon", "colon", "allerg", "creatinine", "CYP2" }) Assert.DoesNotContain(clinical, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_erasure_needs_two_people_and_the_record_number_and_a_restriction_hides_everything()
    {
        var (patient, page) = await office.PatientAsync("haddad");
        string form = await office.Administrator.ReadAsync($"{page}/requests");
        using var received = await office.Administrator.PostAsync($"{page}/requests?handler=Receive", ("Input.Kind", "Erasure"), ("Input.ReceivedOn", "2026-01-05"), ("Input.Words", "by letter"), Token(form));
        Assert.Equal(HttpStatusCode.Redirect, received.StatusCode);
        var requests = office.Web.Services.GetRequiredService<DataRequests>();
        var request = Assert.Single(await requests.OfAsync(patient));
        Assert.Equal(new DateTimeOffset(2026, 2, 4, 0, 0, 0, TimeSpan.Zero), request.DueAt);

        string number = (await office.Web.Services.GetRequiredService<PatientDirectory>().FindAsync(patient))!.MedicalRecordNumber!;
        Assert.Contains("Type the patient", await GrantAsync("wrong"), StringComparison.Ordinal);
        Assert.Contains("a second administrator grants it", await GrantAsync(number), StringComparison.Ordinal);
        Assert.Null(await requests.GrantAsync(patient, request.Id, Guid.NewGuid(), "granted"));

        string html = await office.Administrator.ReadAsync(page);
        Assert.Contains("Processing is restricted", html, StringComparison.Ordinal);
        Assert.DoesNotContain("● seen", html, StringComparison.Ordinal);

        using var early = await office.Administrator.PostAsync($"{page}/requests?handler=Erase", ("request", request.Id.ToString()), ("Confirmation", number), Token(form));
        Assert.Contains("retention of clinical records has not ended", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        async Task<string> GrantAsync(string confirmation)
        {
            using var answer = await office.Administrator.PostAsync($"{page}/requests?handler=Grant", ("request", request.Id.ToString()), ("Confirmation", confirmation), Token(form));
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_copy_for_the_patient_holds_record_genome_and_access_log_of_this_patient_only()
    {
        var (patient, page) = await office.PatientAsync("brandt");
        string form = await office.Administrator.ReadAsync($"{page}/requests");
        using var received = await office.Administrator.PostAsync($"{page}/requests?handler=Receive", ("Input.Kind", "Export"), ("Input.ReceivedOn", "2026-01-05"), ("Input.Words", "in person"), Token(form));
        var requests = office.Web.Services.GetRequiredService<DataRequests>();
        var request = Assert.Single(await requests.OfAsync(patient), r => r.Kind == DataRequestKind.Export);

        using var answer = await office.Administrator.PostAsync($"{page}/requests?handler=Export", ("request", request.Id.ToString()), Token(form));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(["read-me.txt", "record.json", "genome-1.vcf", "scores.json", "conferences.json", "decisions.json", "explanations.json", "counseling.json", "family.json", "access-log.csv"], zip.Entries.Select(e => e.Name));
        using var bundle = JsonDocument.Parse(await TextOf("record.json"));
        var resources = bundle.RootElement.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("resource")).ToList();
        Assert.Equal("Brandt", Assert.Single(resources, r => r.GetProperty("resourceType").GetString() == "Patient").GetProperty("name")[0].GetProperty("family").GetString());
        Assert.Contains(resources, r => r.GetProperty("resourceType").GetString() == "Condition");
        string[] rows = (await TextOf("genome-1.vcf")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("##fileformat=VCF", rows[0], StringComparison.Ordinal);
        Assert.All(rows.Where(r => !r.StartsWith("##", StringComparison.Ordinal)), r => Assert.Equal(10, r.Split('\t').Length));
        Assert.Contains("PATRQT", await TextOf("access-log.csv"), StringComparison.Ordinal);
        Assert.Equal(DataRequestState.Done, (await requests.OfAsync(patient)).Single(r => r.Id == request.Id).State);

        async Task<string> TextOf(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return await reader.ReadToEndAsync();
        }
    }

    [Fact]
    public async Task A_withdrawal_lists_beforehand_what_has_left_already()
    {
        var (patient, page) = await office.PatientAsync("novak");
        Assert.NotNull(await office.SignAsync(patient, new ConsentChoices { Scope = ConsentScope.PatientPrivacy }));
        var consent = Assert.Single(await office.RegisterOf(patient));
        string withdraw = $"{page}/consent/{consent.ConsentId}/withdraw";
        Assert.Contains("Nothing of this patient has left this installation.", await office.Administrator.ReadAsync(withdraw), StringComparison.Ordinal);

        string form = await office.Administrator.ReadAsync($"{page}/requests");
        using var received = await office.Administrator.PostAsync($"{page}/requests?handler=Receive", ("Input.Kind", "Export"), ("Input.ReceivedOn", "2026-01-05"), ("Input.Words", "in person"), Token(form));
        var request = Assert.Single(await office.Web.Services.GetRequiredService<DataRequests>().OfAsync(patient));
        using var copy = await office.Administrator.PostAsync($"{page}/requests?handler=Export", ("request", request.Id.ToString()), Token(form));
        await copy.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/zip", copy.Content.Headers.ContentType?.MediaType);
        string html = await office.Administrator.ReadAsync(withdraw);
        Assert.Contains("1 export<", html, StringComparison.Ordinal);
        Assert.Contains("copy for the patient", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searching_for_a_patient_leaves_no_name_in_the_address()
    {
        using var answer = await office.Administrator.SendAsync("/consents", "/consents", ("Text", "brandt"));
        string address = answer.Headers.Location!.ToString();
        Assert.DoesNotContain("brandt", address, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("BRANDT, Helena", await office.Administrator.ReadAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Answer", "maybe")]
    [InlineData("Input.SignedOn", "soon")]
    [InlineData("Input.SignedOn", "2999-01-01")]
    [InlineData("Input.Until", "1850-01-01")]
    [InlineData("Input.LegalBasis", "legitimate-interest")]
    [InlineData("Input.Recipients", "9")]
    [InlineData("Input.Secondary", "perhaps")]
    public async Task A_form_with_something_wrong_comes_back_with_the_reason_and_saves_nothing(string field, string value)
    {
        var (patient, page) = await office.PatientAsync("moreau");
        string form = await office.Administrator.ReadAsync($"{page}/new?start=care");
        using var answer = await office.Administrator.PostAsync($"{page}/new?start=care", [.. Filled(form).Where(f => f.Name != field), (field, value)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Not done yet", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await office.RegisterOf(patient));
    }

    /// <summary>Pages opened and forms sent, from the patient's consents on.</summary>
    private async Task<int> StepsAsync(Func<Func<string, Task<string>>, Task> task)
    {
        int steps = 1; // the form that is sent
        await task(address =>
        {
            steps++;
            return office.Administrator.ReadAsync(address);
        });
        return steps;
    }

    private static (string, string) Token(string html) => ("__RequestVerificationToken", Visitor.TokenIn(html));

    /// <summary>The form of the page as a browser would send it untouched.</summary>
    private static (string Name, string Value)[] Filled(string html)
    {
        html = html[html.IndexOf("class=\"capture\"", StringComparison.Ordinal)..];
        var fields = new List<(string, string)>();
        foreach (Match input in Input().Matches(html))
        {
            string tag = input.Value;
            bool ticked = !TypeOf().Match(tag).Groups[1].Value.StartsWith("radio", StringComparison.Ordinal) && !tag.Contains("type=\"checkbox\"", StringComparison.Ordinal);
            if ((ticked || tag.Contains("checked", StringComparison.Ordinal)) && NameOf().Match(tag) is { Success: true } name && !tag.Contains("type=\"file\"", StringComparison.Ordinal))
                fields.Add((name.Groups[1].Value, WebUtility.HtmlDecode(ValueOf().Match(tag).Groups[1].Value)));
        }
        fields.Add(("Input.LegalBasis", Chosen().Match(html).Groups[1].Value));
        return [.. fields];
    }

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("type=\"([^\"]*)\"")]
    private static partial Regex TypeOf();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex NameOf();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();
}
