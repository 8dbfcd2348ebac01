using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Reports;

/// <summary>A report on paper is typed in, compared, kept, worked with, and taken out again.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class ReportEntryTests(DemoHospital hospital)
{
    private static readonly (string, string)[] Head = [("Input.Laboratory", "Institut für Humangenetik"), ("Input.Number", "HG-26/114"), ("Input.Day", "2026-03-02"), ("Input.Tested", "brca1 BRCA2 palb2")];

    private static readonly (string, string)[] Brca1 =
    [
        ("Input.Results[0].Kind", "Variant"), ("Input.Results[0].Gene", "BRCA1"), ("Input.Results[0].Coding", "NM_007294.4:c.68_69del (p.Glu23ValfsTer17)"), ("Input.Results[0].Class", "Pathogenic"),
        ("Input.Results[0].Zygosity", "Heterozygous"), ("Input.Results[0].Origin", "Germline"), ("Input.Results[0].Condition", "Hereditary breast and ovarian cancer"), ("Input.Results[0].Inheritance", "Dominant"),
        ("Input.Results[0].Criteria", "PVS1, PM2_Supporting"),
    ];

    [Fact]
    [Trait("Feature", Feature.AcmgCriteria)]
    [Trait("Feature", Feature.Provenance)]
    public async Task A_variant_stands_on_the_Genome_page_with_class_criteria_and_the_one_who_typed_it_and_can_be_explained()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string patient = await BringInAsync("paper-1", "Papier");
        string review = await CheckAsync(counselor, patient, [.. Head, .. Brca1]);
        Assert.Contains("Compare with the report", review, StringComparison.Ordinal);
        Assert.Contains("<dd class=\"mono\">NM_007294.4</dd>", review, StringComparison.Ordinal);
        Assert.Contains("<dd class=\"mono\">p.Glu23ValfsTer17</dd>", review, StringComparison.Ordinal);
        using var unread = await KeepAsync(counselor, patient, review);
        Assert.Contains("Compare every line with the report", await TextAsync(unread), StringComparison.Ordinal);
        Assert.DoesNotContain("HG-26/114", await PageAsync(counselor, patient + "/genome"), StringComparison.Ordinal);

        using var kept = await KeepAsync(counselor, patient, review, ("Compared", "true"));
        Assert.Equal(patient + "/genome", kept.Headers.Location?.ToString());
        string genome = await PageAsync(counselor, patient + "/genome");
        Assert.Contains("The report of Institut für Humangenetik is entered.", genome, StringComparison.Ordinal);
        Assert.Matches("BRCA1</th>\\s*<td data-label=\"Change\"><span><span class=\"mono\">NM_007294.4:c.68_69del", genome);
        Assert.Contains("■ Pathogenic", genome, StringComparison.Ordinal);
        Assert.Contains("PVS1, PM2 (supporting)", genome, StringComparison.Ordinal);
        Assert.Matches("entered by hand by Jonas Weber on [0-9A-Za-z-]+ from Institut für Humangenetik’s report HG-26/114", genome);
        Assert.Contains("BRCA1, BRCA2, PALB2", genome, StringComparison.Ordinal);
        Assert.Contains("PMID 32720330", genome, StringComparison.Ordinal);

        string explain = await PageAsync(counselor, patient + "/explain");
        Assert.Contains("<option value=\"CancerPredisposition\">", explain, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.CurrentMedicines)]
    public async Task A_typed_genotype_gives_the_advice_of_the_same_genotype_from_a_file()
    {
        string typed = await BringInAsync("paper-2", "Tastatur", Clopidogrel("paper-2"));
        string filed = await BringInAsync("paper-3", "Datei", Clopidogrel("paper-3") + "," + Genotype("paper-3"));
        string before = Advice(await PageAsync(hospital.Clinician, typed + "/medicines"), typed);
        await EnterAsync(hospital.Clinician, typed, [.. Head, ("Input.Results[0].Kind", "Genotype"), ("Input.Results[0].Gene", "cyp2c19"), ("Input.Results[0].Diplotype", "CYP2C19*2/*2")]);

        string after = Advice(await PageAsync(hospital.Clinician, typed + "/medicines"), typed);
        Assert.NotEqual(before, after);
        Assert.Contains("CYP2C19 poor metaboliser", after, StringComparison.Ordinal);
        Assert.Equal(Advice(await PageAsync(hospital.Clinician, filed + "/medicines"), filed), after);
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_what_was_typed_stays()
    {
        string patient = await BringInAsync("paper-4", "Fehler");
        string page = await CheckAsync(hospital.Clinician, patient,
            ("Input.Laboratory", "Labor & Söhne"), ("Input.Day", "2999-01-01"), ("Input.Results[0].Kind", "Variant"), ("Input.Results[0].Gene", "BRCA1"), ("Input.Results[0].Coding", "c.69_68del"),
            ("Input.Results[0].Class", "Benign"), ("Input.Results[1].Kind", "NothingFound"), ("Input.Results[2].Kind", "Genotype"), ("Input.Results[2].Gene", "CYP2C19"), ("Input.Results[2].Diplotype", "*1/*2/*3"));

        foreach (string says in new[] { "Write the number", "lies in the future", "69 and 68", "on how many copies", "where it was found", "single slash" })
            Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Input_Results_0__Coding\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Labor & Söhne\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"c.69_68del\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Benign\" selected", page, StringComparison.Ordinal);
        // The empty row is left out, so the genotype is the second result.
        Assert.Contains("name=\"Input.Results[1].Diplotype\" type=\"text\" value=\"*1/*2/*3\"", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.WithoutJavaScript)]
    public async Task Adding_and_leaving_out_results_keeps_the_others()
    {
        string patient = await BringInAsync("paper-5", "Zeilen");
        string form = patient + "/genome/report";
        using var added = await hospital.Clinician.SendAsync(form, form + "?handler=Change", [.. Head, .. Brca1, ("add", "Genotype")]);
        string page = await TextAsync(added);
        Assert.Contains("Result 2: form of a pharmacogene", page, StringComparison.Ordinal);
        Assert.Contains("value=\"PVS1, PM2_Supporting\"", page, StringComparison.Ordinal);
        using var removed = await hospital.Clinician.SendAsync(form, form + "?handler=Change", [.. Head, .. Brca1, ("Input.Results[0].Remove", "true"), ("Input.Results[1].Kind", "Genotype"), ("Input.Results[1].Gene", "DPYD")]);
        page = await TextAsync(removed);
        Assert.DoesNotContain("c.68_69del", page[page.IndexOf("<form", StringComparison.Ordinal)..].Replace("such as c.68_69del", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Contains("name=\"Input.Results[0].Gene\" type=\"text\" value=\"DPYD\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_report_is_told_before_it_is_entered_twice_and_a_form_that_is_sent_twice_enters_one()
    {
        string patient = await BringInAsync("paper-6", "Doppelt");
        string review = await EnterAsync(hospital.Clinician, patient, [.. Head, .. Brca1]);
        using var again = await KeepAsync(hospital.Clinician, patient, review, ("Compared", "true"), ("Anyway", "true"));
        Assert.Contains("was entered already", await PageAsync(hospital.Clinician, patient + "/genome"), StringComparison.Ordinal);

        string second = await CheckAsync(hospital.Clinician, patient, [.. Head, .. Brca1]);
        Assert.Contains("with the number HG-26/114 is in the record already", second, StringComparison.Ordinal);
        Assert.Contains("BRCA1 c.68_69del of the same day is in the record already", second, StringComparison.Ordinal);
        using var refused = await KeepAsync(hospital.Clinician, patient, second, ("Compared", "true"));
        Assert.Contains("Tick that it is to be entered all the same", await TextAsync(refused), StringComparison.Ordinal);
        Assert.Single(ReportLink().Matches(await PageAsync(hospital.Clinician, patient + "/genome")).DistinctBy(m => m.Value));
    }

    [Fact]
    public async Task What_was_entered_in_error_leaves_every_result_and_says_who_took_it_out()
    {
        string patient = await BringInAsync("paper-7", "Irrtum");
        await EnterAsync(hospital.Clinician, patient, [.. Head, .. Brca1]);
        string report = ReportLink().Match(await PageAsync(hospital.Clinician, patient + "/genome")).Groups[1].Value;
        string explain = patient + "/explain";
        using var begun = await hospital.Clinician.SendAsync(explain, explain, ("result", Result().Match(await PageAsync(hospital.Clinician, explain)).Groups[1].Value), ("kind", "CancerPredisposition"), ("language", "en"));
        string explanation = begun.Headers.Location!.ToString();
        Assert.DoesNotContain("no longer in the record", await PageAsync(hospital.Clinician, explanation), StringComparison.Ordinal);
        using var silent = await hospital.Clinician.SendAsync(report, report);
        Assert.Contains("Write why the report is taken out", await TextAsync(silent), StringComparison.Ordinal);

        using var done = await hospital.Clinician.SendAsync(report, report, ("Reason", "Report of another patient"));
        Assert.Equal(patient + "/genome", done.Headers.Location?.ToString());
        string genome = await PageAsync(hospital.Clinician, patient + "/genome");
        Assert.Contains("is taken out of all results", genome, StringComparison.Ordinal);
        Assert.DoesNotContain("c.68_69del", genome, StringComparison.Ordinal);
        Assert.Matches("Report HG-26/114 of Institut für Humangenetik was entered in error, says ", genome);
        Assert.DoesNotContain("Report of another patient", genome, StringComparison.Ordinal); // free words may name what consent withholds from the next reader
        Assert.Contains("The result is no longer in the record", await PageAsync(hospital.Clinician, explanation), StringComparison.Ordinal);
        using var gone = await hospital.Clinician.GetAsync(report);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_change_that_names_another_gene_than_its_field_is_refused()
    {
        string patient = await BringInAsync("paper-10", "Verwechselt");
        string page = await CheckAsync(hospital.Clinician, patient, [.. Head, .. Brca1.Select(f => f.Item1.EndsWith("Coding", StringComparison.Ordinal) ? (f.Item1, "NM_000059.4(BRCA2):c.68_69del") : f)]);
        Assert.Contains("Two genes are named: BRCA1 here and BRCA2 before the change.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sees_a_part_of_a_report_reads_no_conclusion_cannot_take_it_out_and_is_not_told_that_nothing_was_found()
    {
        string patient = await BringInAsync("paper-9", "Teilweise", consent: WrittenConsent.Entry("paper-9", """{"type":"deny","code":[{"coding":[{"system":"http://www.genenames.org/geneId","code":"HGNC:1100"}]}]}"""));
        await EnterAsync(hospital.Clinician, patient,
            [("Input.Laboratory", "Institut"), ("Input.Number", "T-1"), ("Input.Day", "2026-03-02"), ("Input.Conclusion", "Eine Variante erklärt die Krankheit."), .. Brca1, ("Input.Results[1].Kind", "NothingFound"), ("Input.Results[1].In", "PALB2")]);

        string address = ReportLink().Match(await PageAsync(hospital.Clinician, patient + "/genome")).Groups[1].Value;
        string report = await PageAsync(hospital.Clinician, address);
        Assert.Contains("PALB2", report, StringComparison.Ordinal);
        Assert.DoesNotContain("c.68_69del", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Eine Variante erklärt", report, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Reason\"", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing found", await PageAsync(hospital.Clinician, patient + "/explain"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.HiddenNotice)]
    public async Task Consent_that_withholds_genetic_results_closes_the_page()
    {
        string patient = await BringInAsync("paper-8", "Verschlossen", consent: WrittenConsent.Entry("paper-8", WrittenConsent.Deny("GDIS")));
        using var look = await hospital.Clinician.GetAsync(patient + "/genome/report");
        Assert.Equal(patient + "/genome", look.Headers.Location?.ToString());
        using var sent = await hospital.Clinician.SendAsync(patient + "/explain", patient + "/genome/report?handler=Check", [.. Head, .. Brca1]);
        Assert.Equal(patient + "/genome", sent.Headers.Location?.ToString());
        Assert.DoesNotContain("/genome/report", await PageAsync(hospital.Clinician, patient + "/genome"), StringComparison.Ordinal);
    }

    /// <summary>What is said of the current medicines, without the patient's own address and ids.</summary>
    private static string Advice(string page, string patient)
    {
        string text = Tags().Replace(page[page.IndexOf("<main", StringComparison.Ordinal)..].Replace(patient, "", StringComparison.Ordinal), " ");
        return Spaces().Replace(text[text.IndexOf("lopidogrel", StringComparison.Ordinal)..], " ").Trim();
    }

    private static async Task<string> EnterAsync(Visitor who, string patient, params (string, string)[] fields)
    {
        string review = await CheckAsync(who, patient, fields);
        using var kept = await KeepAsync(who, patient, review, ("Compared", "true"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        return review;
    }

    private static async Task<string> CheckAsync(Visitor who, string patient, params (string, string)[] fields)
    {
        using var answer = await who.SendAsync(patient + "/genome/report", patient + "/genome/report?handler=Check", fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TextAsync(answer);
    }

    /// <summary>Sends the comparison's own hidden fields.</summary>
    private static Task<HttpResponseMessage> KeepAsync(Visitor who, string patient, string review, params (string, string)[] ticks) =>
        who.PostAsync(patient + "/genome/report?handler=Keep", [.. HiddenField().Matches(review).Select(m => (m.Groups[1].Value, m.Groups[2].Value)), .. ticks, ("__RequestVerificationToken", Visitor.TokenIn(review))]);

    private async Task<string> BringInAsync(string id, string family, string more = "", string? consent = null)
    {
        string person = $$$"""{"resource":{"resourceType":"Patient","id":"{{{id}}}","gender":"female","birthDate":"1960-02-03","name":[{"family":"{{{family}}}"}]}}""";
        string entries = string.Join(',', new[] { person, consent ?? WrittenConsent.Entry(id), more }.Where(e => e.Length > 0));
        using var answer = await hospital.Clinician.UploadAsync((id + ".json", Encoding.UTF8.GetBytes($$$"""{"resourceType":"Bundle","type":"collection","entry":[{{{entries}}}]}""")));
        await hospital.Web.ImportsEndAsync();
        return await hospital.PatientAsync(family);
    }

    private static string Clopidogrel(string patient) =>
        $$$$"""
        {"resource":{"resourceType":"MedicationRequest","id":"{{{{patient}}}}-m","status":"active","intent":"order","subject":{"reference":"Patient/{{{{patient}}}}"},"authoredOn":"2026-01-05",
        "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"32968","display":"clopidogrel"}],"text":"clopidogrel"}}}
        """;

    private static string Genotype(string patient) =>
        $$$$"""
        {"resource":{"resourceType":"Observation","id":"{{{{patient}}}}-g","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"84413-4","display":"Genotype display name"}]},"subject":{"reference":"Patient/{{{{patient}}}}"},
        "effectiveDateTime":"2026-03-02","valueCodeableConcept":{"text":"*2/*2"},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},"valueCodeableConcept":{"text":"CYP2C19"}}]}}
        """;

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<string> PageAsync(Visitor who, string address) => WebUtility.HtmlDecode(await who.ReadAsync(address));

    [GeneratedRegex("<input type=\"hidden\" name=\"(Input\\.[^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenField();

    [GeneratedRegex("href=\"(/patients/[^\"]+/genome/reports/[0-9a-f]+)\"")]
    private static partial Regex ReportLink();

    [GeneratedRegex("name=\"result\" value=\"([^\"]+)\"")]
    private static partial Regex Result();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
