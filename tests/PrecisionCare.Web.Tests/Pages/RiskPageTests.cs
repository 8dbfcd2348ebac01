using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Scores;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>Scores of a patient: what they rest on, how they add up, what was shown before, and models that are withdrawn.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class RiskPageTests(DemoHospital hospital)
{
    private const string Warfarin = "/risk/iwpc_warfarin_pharmacogenetic";

    [Fact]
    public async Task Shares_on_the_page_add_up_to_the_sum_beside_a_picture_with_words()
    {
        string page = WebUtility.HtmlDecode(await hospital.Clinician.ReadAsync(await hospital.PatientAsync("chen") + Warfarin));
        Assert.Matches("<svg [^>]*role=\"img\" aria-labelledby=\"shares-title shares-desc\"", page);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        var shares = Share().Matches(page).Select(m => Number(m.Groups[1].Value)).ToList();
        Assert.True(shares.Count > 5);
        Assert.Equal(Number(Sum().Match(page).Groups[1].Value), shares.Sum(), 3);
        Assert.Contains("scale of the square root of mg/week", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.RiskInputs)]
    public async Task Every_input_has_its_day_its_age_and_a_link_to_its_source()
    {
        string patient = await hospital.PatientAsync("chen");
        string page = await hospital.Clinician.ReadAsync(patient + Warfarin);
        Assert.Matches("(?s)<th scope=\"row\">Weight</th>.*?52 kg.*?20-Nov-2026.*?days?.*?/record/[0-9a-f]{24}\">", page);
        Assert.Contains($"{patient}/genome/VKORC1", page, StringComparison.Ordinal);
        Assert.Contains("PMID 19228618", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.Uncertainty)]
    public async Task No_percentage_stands_without_its_interval_or_the_statement_that_none_is_published()
    {
        int seen = 0;
        foreach (string family in new[] { "abramson", "adeyemi", "brandt", "chen", "macleod", "ngata", "quispe", "raman", "wieczorek", "lefevre" })
        {
            string page = await hospital.Clinician.ReadAsync(await hospital.PatientAsync(family) + "/risk");
            foreach (Match cell in Cell().Matches(page).Where(c => Percentage().IsMatch(c.Value)))
            {
                seen++;
                Assert.Contains("interval", cell.Value, StringComparison.Ordinal);
                if (Result().IsMatch(cell.Value)) Assert.Contains("people like this", cell.Value, StringComparison.Ordinal);
            }
        }
        Assert.True(seen > 3);
    }

    [Fact]
    public async Task What_is_not_calculated_says_why_and_what_would_be_needed()
    {
        string page = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("abramson") + "/risk");
        Assert.Matches("(?s)<tr id=\"fib4\">.*?AST is not recorded.*?AST: 1 to 20000 U/L", page);
    }

    [Fact]
    public async Task Trying_other_values_shows_the_difference_and_leaves_no_trace()
    {
        string patient = await hospital.PatientAsync("chen");
        var shown = hospital.Web.Services.GetRequiredService<ShownScores>();
        var key = Guid.Parse(patient["/patients/".Length..]);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        string record = Record().Match(await hospital.Clinician.ReadAsync(patient + Warfarin)).Value;
        int kept = (await shown.OfAsync(key, today.AddDays(-1), today)).Length;

        string tried = await hospital.Clinician.ReadAsync(patient + Warfarin + "?try-weight_kg=92.5&try-amiodarone=1");
        Assert.Contains("92.5 kg instead of 52 kg", tried, StringComparison.Ordinal);
        Assert.Matches("Difference to the record: <strong>[+−][0-9.]+ mg/week</strong>", tried);
        var after = await shown.OfAsync(key, today.AddDays(-1), today);
        Assert.Equal(kept, after.Length);
        Assert.DoesNotContain(after, s => s.Score.Inputs.Any(i => i.Value.Number == 92.5));
        Assert.Equal(record, Record().Match(await hospital.Clinician.ReadAsync(patient + Warfarin)).Value);
        Assert.DoesNotContain("92.5", hospital.Web.Log(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("try-weight_kg=9000", "outside the range")]
    [InlineData("try-weight_kg=heavy", "is not a number")]
    [InlineData("try-weight_kg=NaN", "is not a number")]
    [InlineData("try-cyp2c9=%3Cscript%3E", "is none of")]
    [Trait("Feature", Feature.RiskInputs)]
    public async Task A_value_that_cannot_be_gives_a_reason_and_no_number(string query, string reason)
    {
        string page = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("chen") + Warfarin + "?" + query);
        Assert.Matches($"(?s)With the values tried.*?No number: .*?{reason}", page);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_that_was_shown_is_kept_and_comes_out_identical_when_it_is_calculated_again()
    {
        string patient = await hospital.PatientAsync("chen");
        await hospital.Clinician.ReadAsync(patient + "/risk");
        string list = await hospital.Clinician.ReadAsync(patient + "/risk/kept");
        Assert.Contains("Dr Ana Rivera", list, StringComparison.Ordinal);
        var links = KeptLink().Matches(list).Select(m => m.Groups[1].Value).ToList();
        Assert.True(links.Count >= 5);
        foreach (string link in links) Assert.Matches("Calculated again: identical|Not calculated again</h2><p>There was no number then", await hospital.Clinician.ReadAsync(link));
        Assert.Contains("None was shown in these days", await hospital.Clinician.ReadAsync(patient + "/risk/kept?from=2020-01-01&until=2020-01-31"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_gene_leaves_no_trace_on_the_risk_pages_also_when_others_were_shown_its_score()
    {
        // The counselor may see genes, the clinician may not.
        using var uploaded = await hospital.Clinician.UploadAsync(("warfarin.json", Encoding.UTF8.GetBytes(Bundle("veiled-dose", "Geheimnis"))), ("dose.vcf", Encoding.ASCII.GetBytes(Genome)));
        await hospital.Web.ImportsEndAsync();
        string patient = await hospital.PatientAsync("geheimnis");
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        string theirs = await counselor.ReadAsync(patient + Warfarin);
        Assert.Contains("*2/*3", theirs, StringComparison.Ordinal);
        string kept = KeptLink().Match(await counselor.ReadAsync(patient + "/risk/kept")).Groups[1].Value;
        Assert.NotEqual("", kept);

        foreach (string page in new[] { "/risk", Warfarin, "/risk/iwpc_warfarin_clinical", "/risk/gage2008_warfarin", "/risk/kept" })
        {
            using var answer = await hospital.Clinician.GetAsync(patient + page);
            string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            foreach (string trace in new[] { "*2/*3", "A/A", "rs1799853", "chr10:", "chr16:", "Jonas Weber" }) Assert.DoesNotContain(trace, Equation().Replace(html, ""), StringComparison.Ordinal);
        }
        Assert.Matches("(?s)id=\"gage2008_warfarin\".*?not tested", await hospital.Clinician.ReadAsync(patient + "/risk"));
        foreach (string link in KeptLink().Matches(await counselor.ReadAsync(patient + "/risk/kept")).Select(m => m.Groups[1].Value))
        {
            using var answer = await hospital.Clinician.GetAsync(link);
            string html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound || !html.Contains("*2/*3", StringComparison.Ordinal), link);
        }
    }

    private static double Number(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    private const string Genome = "##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n##contig=<ID=chr16,length=90338345>\n##SAMPLE=<ID=DOSE-1,PatientID=veiled-dose>\n"
        + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tDOSE-1\n"
        + "chr10\t94942290\trs1799853\tC\tT\t.\tPASS\t.\tGT\t0/1\nchr10\t94981296\trs1057910\tA\tC\t.\tPASS\t.\tGT\t0/1\nchr16\t31096368\trs9923231\tC\tT\t.\tPASS\t.\tGT\t1/1\n";

    private static string Bundle(string id, string family) =>
        """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"ID","name":[{"family":"FAMILY"}],"gender":"female","birthDate":"1960-01-02"}},
        {"resource":{"resourceType":"MedicationRequest","id":"ID-w","status":"active","intent":"order","medicationCodeableConcept":{"text":"Warfarin Sodium 5 MG Oral Tablet"},"subject":{"reference":"Patient/ID"},"authoredOn":"2026-10-03"}},
        {"resource":{"resourceType":"Observation","id":"ID-h","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8302-2"}]},"subject":{"reference":"Patient/ID"},"effectiveDateTime":"2026-10-03","valueQuantity":{"value":164,"unit":"cm","system":"http://unitsofmeasure.org","code":"cm"}}},
        {"resource":{"resourceType":"Observation","id":"ID-k","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/ID"},"effectiveDateTime":"2026-10-03","valueQuantity":{"value":66,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}},
        CONSENT]}
        """.Replace("ID", id, StringComparison.Ordinal).Replace("FAMILY", family, StringComparison.Ordinal)
            .Replace("CONSENT", WrittenConsent.Entry(id, WrittenConsent.Deny("GDIS", ExceptForTheCounselor)), StringComparison.Ordinal);

    private const string ExceptForTheCounselor =
        """
        ,"provision":[{"type":"permit","actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"PRCP"}]},"reference":{"reference":"Practitioner/weber"}}],"securityLabel":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"GDIS"}]}]
        """;

    [GeneratedRegex("<td data-label=\"Share\" class=\"number\"><span>([+−][0-9.]+)</span>")]
    private static partial Regex Share();

    [GeneratedRegex("<td data-label=\"Sum\" class=\"number\"><span>([+−][0-9.]+)</span>")]
    private static partial Regex Sum();

    [GeneratedRegex("(?s)<td data-label=\"Value\".*?</td>")]
    private static partial Regex Cell();

    [GeneratedRegex("[0-9] %")]
    private static partial Regex Percentage();

    /// <summary>A score that is itself a risk.</summary>
    [GeneratedRegex("<strong>[0-9.]+ %</strong>")]
    private static partial Regex Result();

    [GeneratedRegex("(?s)<h2 id=\"result\">.*?<h2 id=\"what-if\">")]
    private static partial Regex Record();

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}/risk/kept/[0-9a-f-]{36})\"")]
    private static partial Regex KeptLink();

    /// <summary>What the definition of the equation says to everybody: its choices, its caveat.</summary>
    [GeneratedRegex("(?s)<option.*?</option>|<p>For a target INR.*?</p>|<td data-label=\"Needed\">.*?</td>|<ul>.*?</ul>")]
    private static partial Regex Equation();
}
