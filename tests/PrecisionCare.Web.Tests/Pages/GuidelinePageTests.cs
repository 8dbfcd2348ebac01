using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>Guideline medicines by genome, and what a reader may choose about a sample.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class GuidelinePageTests(DemoHospital hospital)
{
    [Fact]
    public async Task Every_guideline_medicine_stands_on_one_page_of_moderate_size()
    {
        string html = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("brandt") + "/medicines/guidelines");

        Assert.True(Row().Count(html) > 100);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 150_000);
        Assert.Contains("capecitabine", html, StringComparison.Ordinal);
        Assert.Contains("not tested", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("avoid")]
    [InlineData("alternative")]
    [InlineData("dose")]
    [InlineData("monitor")]
    [InlineData("standard")]
    [InlineData("differ")]
    [InlineData("depends")]
    [InlineData("not-assessable")]
    public async Task The_address_alone_filters_by_action(string action)
    {
        string page = await hospital.PatientAsync("brandt") + "/medicines/guidelines";
        string all = await hospital.Clinician.ReadAsync(page);
        string part = await hospital.Clinician.ReadAsync($"{page}?action={action}");
        int announced = int.Parse(Regex.Match(all, $"action={action}\"[^>]*>[^<]*<span class=\"quiet\">(\\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(announced, Row().Count(part));
        Assert.Matches($"action={action}\" aria-current=\"page\"", part);
    }

    [Fact]
    [Trait("Feature", Feature.SourcesInConflict)]
    public async Task A_medicine_has_a_page_with_each_source_by_itself_and_an_unknown_one_has_none()
    {
        string page = await hospital.PatientAsync("brandt") + "/medicines/guidelines";
        string capecitabine = await hospital.Clinician.ReadAsync(page + "/capecitabine");
        using var unknown = await hospital.Clinician.GetAsync(page + "/zorblaxine");

        Assert.Contains("<h2 id=\"CPIC\">", capecitabine, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"DPWG\">", capecitabine, StringComparison.Ordinal);
        Assert.Contains("genome/DPYD", capecitabine, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Taking_unread_positions_for_reference_is_a_choice_that_is_shown_and_can_be_taken_back()
    {
        string record = $$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"assume-1","name":[{"family":"Annahme"}],"birthDate":"1970-01-01"} },{{WrittenConsent.Entry("assume-1")}}]}""";
        const string Vcf = "##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n##SAMPLE=<ID=S1,PatientID=assume-1>\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\nchr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t0/1\n";
        using var person = await hospital.Clinician.UploadAsync(
            ("assume.json", Encoding.UTF8.GetBytes(record)), ("assume.vcf", Encoding.UTF8.GetBytes(Vcf)));
        await hospital.Web.ImportsEndAsync();
        string genome = await hospital.PatientAsync("annahme") + "/genome";
        string before = await hospital.Clinician.ReadAsync(genome);

        using var chosen = await hospital.Clinician.SendAsync(genome, genome + "?handler=Assume", Choice(before, "true"));
        string after = await hospital.Clinician.ReadAsync(genome);
        using var undone = await hospital.Clinician.SendAsync(genome, genome + "?handler=Assume", Choice(after, "false"));
        string again = await hospital.Clinician.ReadAsync(genome);

        Assert.DoesNotContain("taken as reference on request", before, StringComparison.Ordinal);
        Assert.Contains("taken as reference on request", after, StringComparison.Ordinal);
        Assert.DoesNotContain("taken as reference on request", again, StringComparison.Ordinal);
    }

    private static (string, string)[] Choice(string html, string assume) =>
        [("file", HiddenFile().Match(html).Groups[1].Value), ("sample", "S1"), ("assume", assume)];

    [GeneratedRegex("<th scope=\"row\"><a href=\"/patients/[0-9a-f-]+/medicines/guidelines/")]
    private static partial Regex Row();

    [GeneratedRegex("name=\"file\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex HiddenFile();
}
