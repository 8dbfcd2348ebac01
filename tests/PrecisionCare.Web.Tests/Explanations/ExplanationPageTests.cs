using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Explanations;

/// <summary>From a result to a page that the patient reads at home.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class ExplanationPageTests(DemoHospital hospital)
{
    private const string Hard = "Notwithstanding the aforementioned considerations, subsequent multidisciplinary gastroenterological surveillance is unequivocally recommended in accordance with internationally accepted recommendations, irrespective of individual preferences concerning colonoscopic examinations.";

    [Fact]
    [Trait("Feature", Feature.Explanation)]
    public async Task The_grade_stands_beside_the_draft_and_what_is_too_hard_is_red_and_cannot_be_signed()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string draft = await BeginAsync(counselor, await BringInAsync("explain-1", "Lesbarkeit", "LA6668-3"));
        string page = await TextAsync(counselor, draft);
        double grade = Grade(page);
        Assert.InRange(grade, 1, 8);
        Assert.Contains("All wording rules are kept.", page, StringComparison.Ordinal);

        using var kept = await SendAsync(counselor, draft, "Keep", ("Input.Sections[Meaning]", Hard));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        page = await TextAsync(counselor, draft);
        Assert.True(Grade(page) > grade);
        Assert.Contains("To be mended before signing", page, StringComparison.Ordinal);
        Assert.Contains("Changed by Jonas Weber", page, StringComparison.Ordinal);
        using var refused = await SendAsync(counselor, draft, "Sign");
        Assert.Contains("A rule is broken that every page for patients keeps.", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_page_is_frozen_and_opens_once_with_the_patients_code()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string draft = await BeginAsync(counselor, await BringInAsync("explain-2", "Unterschrift", "LA6668-3"), "es");
        Assert.Contains("lang=\"es\"", await counselor.ReadAsync(draft), StringComparison.Ordinal);
        using var signed = await SendAsync(counselor, draft, "Sign");
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        string page = await TextAsync(counselor, draft);
        Assert.Contains("Version 1, signed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        using var late = await counselor.SendAsync(draft, draft + "?handler=Keep", ("Input.Sections[Meaning]", "Other words."));
        Assert.DoesNotContain("Other words.", await counselor.ReadAsync(draft), StringComparison.Ordinal);

        using var made = await counselor.SendAsync(draft + "/codes", draft + "/codes", ("days", "7"));
        string code = Code().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", code);
        Assert.DoesNotContain(code, await counselor.ReadAsync(draft + "/codes"), StringComparison.Ordinal);
        using var patient = hospital.Web.Visit();
        using var opened = await patient.SendAsync("/my-result", "/my-result", ("Code", code.ToLowerInvariant()));
        string read = WebUtility.HtmlDecode(await opened.Content.ReadAsStringAsync());
        Assert.Contains("MLH1", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Unterschrift", read, StringComparison.OrdinalIgnoreCase);
        using var again = await patient.SendAsync("/my-result", "/my-result", ("Code", code));
        Assert.Contains("This code opens nothing.", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Matches("State\"><span>used ", await counselor.ReadAsync(draft + "/codes"));
    }

    [Fact]
    public async Task A_new_class_reopens_what_was_signed_and_marks_what_it_would_say_otherwise()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("explain-3", "Neuklasse", "LA26332-9");
        string draft = await BeginAsync(counselor, patient);
        using var edited = await SendAsync(counselor, draft, "Keep", ("Input.Sections[Help]", "You can call me on Monday."));
        using var signed = await SendAsync(counselor, draft, "Sign");
        Assert.DoesNotContain("has changed since", await TextAsync(counselor, patient + "/explain"), StringComparison.Ordinal);

        await ImportAsync("explain-3b.json", Record("explain-3", "Neuklasse", "LA6668-3", "2026-11-20"));
        string page = await TextAsync(counselor, draft);
        Assert.Contains("The result has changed since this was composed", page, StringComparison.Ordinal);
        Assert.Matches("<del lang=\"en\">Classification: likely pathogenic</del>", page);
        Assert.Matches("<ins lang=\"en\">Classification: pathogenic</ins>", page);
        using var renewed = await counselor.SendAsync(draft, draft + "?handler=Renew", ("Input.Stamp", Guid.Empty.ToString()));
        string second = renewed.Headers.Location!.ToString();
        Assert.Contains("You can call me on Monday.", await TextAsync(counselor, second), StringComparison.Ordinal);
        using var signedAgain = await SendAsync(counselor, second, "Sign");
        Assert.Contains("Version 2, signed", await TextAsync(counselor, second), StringComparison.Ordinal);
        Assert.Contains("Version 1, signed", await TextAsync(counselor, draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_from_a_publication_is_added_with_its_source_and_its_faults_are_told_at_once()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string draft = await BeginAsync(counselor, await BringInAsync("explain-7", "Zahlenwerk", "LA6668-3"));
        Assert.Contains("We know of no sound number", await TextAsync(counselor, draft), StringComparison.Ordinal);

        using var refused = await SendAsync(counselor, draft, "Keep", ("Input.Number.Value", "180"), ("Input.Number.Horizon", "ByAge"));
        string faults = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        foreach (string fault in new[] { "Name what the risk is of", "Name the source", "above 0 and below 100", "Say until when" }) Assert.Contains(fault, faults, StringComparison.Ordinal);
        Assert.Contains("value=\"180\"", faults, StringComparison.Ordinal);

        using var added = await SendAsync(counselor, draft, "Keep", ("Input.Number.Outcome", "colorectal cancer"), ("Input.Number.Value", "48.3"), ("Input.Number.Without", "4,5"),
            ("Input.Number.Horizon", "ByAge"), ("Input.Number.Years", "75"), ("Input.Number.Source", "Dominguez-Valentin 2020"));
        string page = await TextAsync(counselor, draft);
        Assert.Contains("By age 75, 48 out of 100 people with this change have bowel cancer.", page, StringComparison.Ordinal);
        Assert.Contains("number entered by: Jonas Weber", page, StringComparison.Ordinal);
        Assert.Contains("All wording rules are kept.", page, StringComparison.Ordinal);

        using var taken = await SendAsync(counselor, draft, "Keep", ("Input.TakeAway", "0"));
        Assert.Contains("We know of no sound number", await TextAsync(counselor, draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uncertain_variant_is_offered_as_uncertain_alone_and_a_benign_one_not_at_all()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string uncertain = await TextAsync(counselor, await BringInAsync("explain-4", "Ungewiss", "LA26333-7") + "/explain");
        Assert.DoesNotContain("name=\"kind\"", Row(uncertain), StringComparison.Ordinal);
        string draft = await TextAsync(counselor, await BeginAsync(counselor, await hospital.PatientAsync("Ungewiss")));
        Assert.Contains("do not change care because of this result", draft, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("positive", draft, StringComparison.OrdinalIgnoreCase);

        string benign = Row(await TextAsync(counselor, await BringInAsync("explain-5", "Harmlos", "LA6675-8") + "/explain"));
        Assert.Contains("Benign: there is nothing to explain.", benign, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", benign, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.FamilyLetter)]
    public async Task A_letter_to_the_family_names_the_gene_and_nobody_and_naming_needs_the_consent_too()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string draft = await BeginAsync(counselor, await BringInAsync("explain-6", "Verwandt", "LA6668-3"));
        using var signed = await SendAsync(counselor, draft, "Sign");

        string letter = Letter(await TextAsync(counselor, draft + "/family-letter?named=true"));
        Assert.Contains("MLH1", letter, StringComparison.Ordinal);
        Assert.Contains("c.676C>T", letter, StringComparison.Ordinal);
        Assert.Contains("50 out of 100", letter, StringComparison.Ordinal);
        Assert.Contains("We do not tell you what to do.", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Verwandt", letter, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1960", letter, StringComparison.Ordinal);
        Assert.Contains("does not permit to pass results on to relatives under the patient's name", await TextAsync(counselor, draft + "/family-letter"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("letter")]
    [InlineData("family-letter")]
    [InlineData("summary")]
    public async Task Each_letter_is_a_PDF_file_whose_name_tells_nothing_and_that_it_left_is_recorded(string letter)
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string draft = await BeginAsync(counselor, await BringInAsync($"explain-{letter}", $"Brief{letter.Length}", "LA6668-3"));
        using var signed = await SendAsync(counselor, draft, "Sign");
        using var file = await counselor.SendAsync($"{draft}/{letter}", $"{draft}/{letter}");

        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{letter}.pdf", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString((await file.Content.ReadAsByteArrayAsync())[..5]));
    }

    /// <summary>What is printed of the page.</summary>
    private static string Letter(string page) => page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];

    private static double Grade(string page) => double.Parse(GradeCell().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The row of the reported variant, which stands first.</summary>
    private static string Row(string page) => page[page.IndexOf("<tbody>", StringComparison.Ordinal)..page.IndexOf("</tr>", page.IndexOf("<tbody>", StringComparison.Ordinal), StringComparison.Ordinal)];

    private static async Task<string> TextAsync(Visitor who, string address) => WebUtility.HtmlDecode(await who.ReadAsync(address));

    private static async Task<string> BeginAsync(Visitor counselor, string patient, string language = "en")
    {
        string key = Result().Match(await counselor.ReadAsync(patient + "/explain")).Groups[1].Value;
        using var begun = await counselor.SendAsync(patient + "/explain", patient + "/explain", ("result", key), ("language", language));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor who, string draft, string handler, params (string, string)[] fields)
    {
        string page = await who.ReadAsync(draft);
        return await who.PostAsync($"{draft}?handler={handler}", [.. fields, ("Input.Stamp", Stamp().Match(page).Groups[1].Value), ("__RequestVerificationToken", Visitor.TokenIn(page))]);
    }

    private async Task<string> BringInAsync(string id, string family, string answer)
    {
        await ImportAsync(id + ".json", Record(id, family, answer, "2026-11-01"));
        return await hospital.PatientAsync(family);
    }

    private static string Record(string id, string family, string answer, string day) =>
        $$$$"""
        {"resource":{"resourceType":"Patient","id":"{{{{id}}}}","gender":"female","birthDate":"1960-02-03","name":[{"family":"{{{{family}}}}"}]}},
        {{{{WrittenConsent.Entry(id)}}}},
        {"resource":{"resourceType":"Observation","id":"{{{{id}}}}-v","meta":{"lastUpdated":"{{{{day}}}}T12:00:00Z"},"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"69548-6"}]},"subject":{"reference":"Patient/{{{{id}}}}"},
          "effectiveDateTime":"2026-11-01","valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA9633-4"}]},"component":[
          {"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},"valueCodeableConcept":{"coding":[{"system":"http://www.genenames.org/geneId","code":"HGNC:7127","display":"MLH1"}]}},
          {"code":{"coding":[{"system":"http://loinc.org","code":"48004-6"}]},"valueCodeableConcept":{"coding":[{"system":"http://varnomen.hgvs.org","code":"NM_000249.4:c.676C>T"}]}},
          {"code":{"coding":[{"system":"http://loinc.org","code":"53034-5"}]},"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6706-1"}]}},
          {"code":{"coding":[{"system":"http://loinc.org","code":"53037-8"}]},"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"{{{{answer}}}}"}]}}]}}
        """;

    private async Task ImportAsync(string name, string entries)
    {
        using var answer = await hospital.Clinician.UploadAsync((name, Encoding.UTF8.GetBytes($$$"""{"resourceType":"Bundle","type":"collection","entry":[{{{entries}}}]}""")));
        await hospital.Web.ImportsEndAsync();
    }

    [GeneratedRegex("Flesch-Kincaid grade.*?class=\"number\"><span>([0-9.]+)<", RegexOptions.Singleline)]
    private static partial Regex GradeCell();

    [GeneratedRegex("name=\"result\" value=\"([^\"]+)\"")]
    private static partial Regex Result();

    [GeneratedRegex("name=\"Input.Stamp\" value=\"([^\"]+)\"")]
    private static partial Regex Stamp();

    [GeneratedRegex("class=\"code mono\">([^<]+)<")]
    private static partial Regex Code();
}
