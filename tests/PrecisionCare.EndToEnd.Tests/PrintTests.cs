namespace PrecisionCare.EndToEnd.Tests;

[Collection(LookingTests.Name)]
public sealed class PrintTests(Hospital hospital)
{
    [BrowserTheory]
    [InlineData("")]
    [InlineData("/labs")]
    [InlineData("/record")]
    [InlineData("/board")]
    [Trait("Feature", Feature.Banner)]
    [Trait("Feature", Feature.SecondReader)]
    public async Task Every_printed_page_of_a_patient_names_the_patient(string below)
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        await visit.Page.OpenPatientAsync("abramson", "ABRAMSON, Ruth Leah");
        await visit.Page.GotoAsync(new Uri(visit.Page.Url).AbsolutePath + below);

        byte[] pdf = await visit.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });

        if (Environment.GetEnvironmentVariable("PRECISIONCARE_SHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"print{below.Replace('/', '-')}.pdf"), pdf);
        var pages = PdfText.PagesOf(pdf);
        Assert.NotEmpty(pages);
        if (below == "/board") Assert.True(pages.Length <= 2, $"the summary takes {pages.Length} sheets");
        Assert.All(pages, text =>
        {
            Assert.Contains("ABRAMSON", text, StringComparison.Ordinal);
            Assert.Contains("09-638-274", text, StringComparison.Ordinal);
        });
        visit.HadNoComplaints();
    }
}
