using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>The pages of one patient, over the demo records.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class PatientPageTests(DemoHospital hospital)
{
    private const int LargestPage = 150_000;

    public static TheoryData<string, string> Tabs { get; } = new()
    {
        { "", "Therapies" }, { "/medicines", "Medicines" }, { "/genome", "Genome" }, { "/labs", "Labs" }, { "/risk", "Risk" }, { "/timeline?period=all", "Timeline" }, { "/record", "Record" },
    };

    [Theory]
    [MemberData(nameof(Tabs))]
    public async Task Every_tab_of_every_demo_patient_has_the_banner_and_stays_small(string page, string tab)
    {
        foreach (string family in new[] { "abramson", "adeyemi", "brandt", "chen", "macleod", "ngata", "quispe", "raman", "wieczorek" })
        {
            string html = await hospital.Clinician.ReadAsync(await hospital.PatientAsync(family) + page);
            Assert.Matches($"<div class=\"name\">.*{family.ToUpperInvariant()}, ", html);
            Assert.Contains("<dt>Allergies</dt>", html, StringComparison.Ordinal);
            Assert.Matches($"aria-current=\"page\">{tab}</a>", html);
            Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, LargestPage);
        }
    }

    [Fact]
    [Trait("Feature", Feature.Provenance)]
    public async Task A_fact_leads_to_the_resource_as_it_was_received()
    {
        string patient = await hospital.PatientAsync("brandt");
        string record = await hospital.Clinician.ReadAsync(patient + "/record?kind=conditions");
        string source = await hospital.Clinician.ReadAsync(SourceLink().Match(record[record.IndexOf("<tbody>", StringComparison.Ordinal)..]).Groups[1].Value);
        Assert.Contains("dpyd-before-capecitabine.json", source, StringComparison.Ordinal);
        Assert.Contains("&quot;resourceType&quot;: &quot;Condition&quot;", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_hold_no_id_of_the_source()
    {
        string patient = await hospital.PatientAsync("brandt");
        foreach (string page in new[] { "", "/medicines", "/labs", "/record?kind=observations" })
            foreach (Match link in Link().Matches(await hospital.Clinician.ReadAsync(patient + page)))
            {
                Assert.DoesNotContain("brandt", link.Value, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("40-117-236", link.Value, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Of_a_patient_who_has_died_the_page_says_so_and_what_cannot_be_ranked_is_said_once()
    {
        const string bundle = """
            {"resourceType":"Bundle","type":"collection","entry":[
            {"resource":{"resourceType":"Patient","id":"died-1","name":[{"family":"Verstorben"}],"gender":"male","birthDate":"1940-01-01","deceasedDateTime":"2025-03-02"} },
            {"resource":{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/died-1"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Colorectal cancer"} } }]}
            """;
        using var uploaded = await hospital.Clinician.UploadAsync(("died.json", Encoding.UTF8.GetBytes(bundle)));
        await hospital.Web.ImportsEndAsync();
        string html = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("verstorben"));

        Assert.Contains("has died (02-Mar-2025)", html, StringComparison.Ordinal);
        Assert.Single(NothingToRankBy().Matches(html));
    }

    [Fact]
    public async Task A_long_record_is_shown_page_by_page()
    {
        string bundle = string.Join(',', Enumerable.Range(1, 120).Select(i =>
            $$"""{"resource":{"resourceType":"Observation","id":"o{{i}}","status":"final","subject":{"reference":"Patient/long-1"},"code":{"text":"Test {{i}}"},"effectiveDateTime":"2026-01-01","valueString":"x"} }"""));
        using var uploaded = await hospital.Clinician.UploadAsync(("long.json", Encoding.UTF8.GetBytes(
            $$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"long-1","name":[{"family":"Langakte"}]} },{{bundle}}]}""")));
        await hospital.Web.ImportsEndAsync();
        string patient = await hospital.PatientAsync("langakte");
        string last = await hospital.Clinician.ReadAsync(patient + "/record?kind=observations&page=3");
        Assert.Contains("101 to 120 of 120", last, StringComparison.Ordinal);
        Assert.Contains("page 3 of 3", last, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", last, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.AllergyState)]
    public async Task Nothing_recorded_is_said_and_never_read_as_nothing_there()
    {
        using var uploaded = await hospital.Clinician.UploadAsync(("bare.json", """{"resourceType":"Patient","id":"bare-1","name":[{"family":"Leer"}]}"""u8.ToArray()));
        await hospital.Web.ImportsEndAsync();
        string patient = await hospital.PatientAsync("leer");
        string page = await hospital.Clinician.ReadAsync(patient);
        Assert.Contains("<dd class=\"allergy-unknown\">○ Not recorded</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No known allergies", page, StringComparison.Ordinal);
        Assert.Contains("No laboratory value or vital sign is on record", await hospital.Clinician.ReadAsync(patient + "/labs"), StringComparison.Ordinal);
        Assert.Contains("Genetic data are not shown to you", await hospital.Clinician.ReadAsync(patient + "/genome"), StringComparison.Ordinal);
        Assert.Contains("No current medicine is on record", await hospital.Clinician.ReadAsync(patient + "/medicines"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_laboratory_course_is_a_picture_with_a_table_under_it()
    {
        string patient = await hospital.PatientAsync("adeyemi");
        string labs = await hospital.Clinician.ReadAsync(patient + "/labs");
        string course = await hospital.Clinician.ReadAsync(CourseLink().Match(labs).Groups[1].Value);
        Assert.Contains("<svg viewBox", course, StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", course, StringComparison.Ordinal);
        Assert.Contains("newest first</caption>", course, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.SampleSwap)]
    public async Task A_conflict_that_holds_advice_back_is_settled_with_a_note_and_that_can_be_taken_back()
    {
        string patient = await hospital.PatientAsync("lefevre");
        string page = ConflictLink().Match(await hospital.Clinician.ReadAsync(patient + "/record")).Groups[1].Value;
        using var tooShort = await hospital.Clinician.SendAsync(page, page + "?handler=Confirm", ("Note", "ok"));
        Assert.Contains("at least 10 characters how it was established", await tooShort.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Genomic advice is held back", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);

        using var confirmed = await hospital.Clinician.SendAsync(page, page + "?handler=Confirm", ("Note", "Laboratory rang back, tube label compared."));
        Assert.Contains("Laboratory rang back", await hospital.Clinician.ReadAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Genomic advice is held back", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);

        using var withdrawn = await hospital.Clinician.SendAsync(page, page + "?handler=Withdraw");
        Assert.Contains("Genomic advice is held back", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}/conflicts/[^\"]+)\"")]
    private static partial Regex ConflictLink();

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}/record/[0-9a-f]{24})\"")]
    private static partial Regex SourceLink();

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}/labs/[0-9a-f]{24})\"")]
    private static partial Regex CourseLink();

    [GeneratedRegex("href=\"[^\"]*\"")]
    private static partial Regex Link();

    [GeneratedRegex("holds neither medicines nor allergies nor results")]
    private static partial Regex NothingToRankBy();
}
