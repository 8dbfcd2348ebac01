using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>Every kind of page, without scripts, as axe sees it, in the dark and on a telephone.</summary>
[Trait("Feature", Feature.WithoutJavaScript)]
[Collection(LookingTests.Name)]
public sealed class EveryPageTests(Hospital hospital)
{
    public static TheoryData<string, string> DemoPatients => new()
    {
        { "brandt", "BRANDT, Helena" }, { "wieczorek", "WIECZOREK, Tomasz" }, { "lef", "LEFÈVRE, Robin" }, { "raman", "RAMAN, Priya" },
    };

    [BrowserTheory]
    [MemberData(nameof(DemoPatients))]
    public async Task The_therapies_of_a_demo_patient_stand_on_an_accessible_page(string search, string name)
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);

        await visit.Page.OpenPatientAsync(search, name);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Patient", Exact = true })).ToContainTextAsync(name);
        await visit.HasNoAxeViolationsAsync();
        await visit.Page.FitsItsWidthAsync();
        await visit.Page.KeepPictureAsync($"patient-{search}");
        visit.HadNoComplaints();
    }

    [BrowserFact]
    public async Task Each_page_of_a_patient_is_accessible_and_fits()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        var page = visit.Page;
        await page.OpenPatientAsync("abramson", "ABRAMSON, Ruth Leah");
        string patient = new Uri(page.Url).AbsolutePath;

        foreach (string below in new[] { "", "/medicines", "/medicines/guidelines", "/medicines/guidelines/clopidogrel", "/genome", "/labs", "/risk", "/risk/iwpc_warfarin_pharmacogenetic?try-weight_kg=90", "/risk/kept", "/record", "/plan/draft" })
            await LookAsync(patient + below, below);

        await page.GotoAsync(patient);
        await LookAsync((await page.Locator("main a[href*='/decide?']").First.GetAttributeAsync("href"))!, "-decide");

        foreach (string from in new[] { "/labs", "/genome" })
        {
            await page.GotoAsync(patient + from);
            await page.Locator($"main a[href*='{patient}{from}/']").First.ClickAsync();
            await visit.LooksRightAsync($"abramson{from.Replace('/', '-')}-one");
        }

        visit.HadNoComplaints();

        async Task LookAsync(string address, string picture)
        {
            await page.GotoAsync(address);
            await page.OpenEverythingAsync();
            await visit.LooksRightAsync("abramson" + picture.Split('?')[0].Replace('/', '-'));
        }
    }

    [BrowserFact]
    public async Task Pages_away_from_patients_are_accessible_and_fit()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.SystemAdministrator);

        await visit.Page.GotoAsync("/administration/accounts");
        string account = (await visit.Page.Locator("main table a").First.GetAttributeAsync("href"))!;
        foreach (string address in new[]
        {
            "/administration/accounts", account, "/administration/organisations", "/administration/advice", "/audit", "/imports", "/knowledge", "/models", "/models/iwpc_warfarin_pharmacogenetic", "/models/warfarin-dose", "/models/lace/use", "/account", "/account/password", "/account/second-factor", "/account/authenticator",
            "/account/passkey", "/account/sessions", "/reading", "/no-such-page", "/patients",
        })
        {
            await visit.Page.GotoAsync(address);
            await visit.LooksRightAsync($"admin{address.Replace('/', '-')}");
        }

        visit.HadNoComplaints();
    }

    [BrowserFact]
    [Trait("Feature", Feature.KeyboardAndScreenReader)]
    public async Task The_counselors_pages_of_family_and_explanations_are_accessible_and_fit()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Counselor);
        var page = visit.Page;
        await page.OpenPatientAsync("quispe", "QUISPE, Diego Amaru");
        string patient = new Uri(page.Url).AbsolutePath;
        foreach (string below in new[] { "/family", "/family/relations", "/family/file", "/family/person", "/explain" }) await LookAsync(patient + below, below);

        await page.GetByRole(AriaRole.Button, new() { Name = "Explain" }).First.ClickAsync();
        await LookAsync(new Uri(page.Url).AbsolutePath, "/explain-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign as" }).First.ClickAsync();
        string signed = new Uri(page.Url).AbsolutePath;
        foreach (string below in new[] { "", "/letter", "/family-letter", "/summary", "/codes" }) await LookAsync(signed + below, "/signed" + below);
        foreach (string address in new[] { "/my-result", "/my-result?language=de", "/questionnaires" }) await LookAsync(address, address.Split('?')[0]);
        visit.HadNoComplaints();

        async Task LookAsync(string address, string picture)
        {
            await page.GotoAsync(address);
            await page.OpenEverythingAsync();
            await visit.LooksRightAsync($"counselor{picture.Replace('/', '-')}");
        }
    }
}
