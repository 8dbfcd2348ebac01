using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrecisionCare.Tests;

namespace PrecisionCare.EndToEnd.Tests;

[Trait("Feature", Feature.WithoutJavaScript)]
[Collection(HospitalTests.Name)]
public sealed class MainPathTests(Hospital hospital)
{
    public static TheoryData<string> Lookings => ["Telephone", "WithScripts"];

    [BrowserTheory]
    [MemberData(nameof(Lookings))]
    public async Task A_clinician_imports_a_record_and_a_genome_and_sees_the_ranked_therapies(string name)
    {
        var looking = name == "Telephone" ? Looking.Telephone : Looking.WithScripts;
        await using var visit = await hospital.VisitAsync(looking);
        var page = visit.Page;

        await page.GotoAsync("/");
        await page.SignInAsync(DemoAccount.Clinician.Email, DemoAccount.Password);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Patients", Exact = true })).ToBeVisibleAsync();
        await LookAsync(visit, $"patients-{looking.Width}");

        string story = Path.Combine(ReferenceData.Repository, "tests", "Cases", "simvastatin-poor-function");
        await page.ImportAsync(Path.Combine(story, "bundle.json"), Path.Combine(story, "calls.vcf"));
        await page.WaitUntilImportsEndedAsync();
        await LookAsync(visit, $"imports-{looking.Width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "bundle.json", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Issues", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("None.");
        await LookAsync(visit, $"import-{looking.Width}");

        await page.OpenPatientAsync("case simva", "CASE, Simvastatin");
        var lipids = page.GetByRole(AriaRole.Region, new() { Name = "Hyperlipidaemia" }).First;
        var options = lipids.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "reasons" });
        var named = page.Locator(".drug", new() { HasTextRegex = new Regex(@"^\s*simvastatin") });
        var simvastatin = options.Filter(new() { Has = named });
        await Assertions.Expect(simvastatin.First).ToContainTextAsync("AVOID", new() { IgnoreCase = true });
        await Assertions.Expect(options.First.Locator(".drug")).Not.ToContainTextAsync("simvastatin");
        await options.First.GetByText("reasons", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(options.First.GetByText("Would change it")).ToBeVisibleAsync();
        await LookAsync(visit, $"therapies-{looking.Width}");
        visit.HadNoComplaints();
    }

    private static async Task LookAsync(Browsing visit, string picture)
    {
        await visit.Page.FitsItsWidthAsync();
        await visit.HasNoAxeViolationsAsync();
        await visit.Page.KeepPictureAsync(picture);
    }
}
