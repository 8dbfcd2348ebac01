using Microsoft.Playwright;
using PrecisionCare.Tests;

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

    /// <summary>Kinds of page to which no link of these people leads, with where else they are looked at.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/"] = "leads on to the page that a role begins with",
        ["/sign-out"] = "leads on",
        ["/sign-in"] = nameof(SignInTests),
        ["/sign-in/passkey"] = nameof(PasskeyTests),
        ["/account/kept/{id:guid}"] = nameof(PasskeyTests),
        ["/patients/{id:guid}/emergency"] = nameof(ConsentTests),
        ["/patients/{id:guid}/counseling/appointments/{appointment:guid}"] = nameof(CounselingTests),
        ["/patients/{id:guid}/counseling/questionnaires/{name}"] = nameof(CounselingTests),
        ["/patients/{id:guid}/counseling/responses/{response:guid}"] = nameof(CounselingTests),
        ["/patients/{id:guid}/counseling/sessions/{session:guid}"] = nameof(CounselingTests),
        ["/setup"] = nameof(The_page_of_the_first_start_is_accessible),
        ["/error/{status:int}"] = "answers with the error's own status: looked at under an address that there is not",
        ["/sign-in/code"] = "only in the middle of signing in with an app's code; its one field is that of /account/authenticator",
    };

    [BrowserFact]
    [Trait("Feature", Feature.KeyboardAndScreenReader)]
    public async Task Every_kind_of_page_of_the_product_is_accessible_and_fits()
    {
        var crawl = new Crawl();
        await using var counselor = await hospital.OpenAsync(DemoAccount.Counselor);
        string quispe = await PatientAsync(counselor, "quispe", "QUISPE, Diego Amaru");
        await EnterReportAsync(counselor.Page, quispe);
        await PressAsync(counselor, quispe + "/explain", "Explain");
        string draft = new Uri(counselor.Page.Url).AbsolutePath;
        await crawl.FollowAsync(counselor, draft);
        await PressAsync(counselor, draft, "Sign as");
        await crawl.FollowAsync(counselor, draft, draft + "/letter", draft + "/codes", "/my-result");

        await using var clinician = await hospital.OpenAsync(DemoAccount.Clinician);
        string raman = await PatientAsync(clinician, "raman", "RAMAN, Priya");
        await PressAsync(clinician, raman + "/plan/draft", "Sign plan as");
        await clinician.Page.GotoAsync(raman + "/conferences/new");
        await clinician.Page.GetByLabel("In a few words").FillAsync("Which medicine next?");
        await clinician.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Open the conference" }).ClickAsync();
        await crawl.FollowAsync(clinician, raman, raman + "/plan", raman + "/conferences");
        await crawl.FollowAsync(clinician, await PatientAsync(clinician, "abramson", "ABRAMSON, Ruth Leah"), "/patients");
        await crawl.FollowAsync(clinician, await PatientAsync(clinician, "lef", "LEFÈVRE, Robin") + "/record", await PatientAsync(clinician, "brandt", "BRANDT, Helena") + "/genome");
        await clinician.Page.ImportAsync(Path.Combine(ReferenceData.Repository, "tests", "Cases", "simvastatin-poor-function", "calls.vcf"));
        await clinician.Page.WaitUntilImportsEndedAsync();
        await crawl.FollowAsync(clinician, "/imports");

        await using var keeper = await hospital.OpenAsync(DemoAccount.ConsentAdministrator);
        await crawl.FollowAsync(keeper, "/patients");
        await using var administrator = await hospital.OpenAsync(DemoAccount.SystemAdministrator);
        await crawl.FollowAsync(administrator, "/imports", "/account/authenticator", "/account/passkey");

        Assert.True(crawl.Faults.Count == 0, string.Join("\n\n", crawl.Faults));
        Assert.Empty(Elsewhere.Keys.Except(PageKind.All.Select(k => k.Route)));
        string missed = string.Join('\n', PageKind.All.Except(crawl.Looked).Select(k => k.Route).Except(Elsewhere.Keys));
        Assert.True(missed.Length == 0, "Nobody looked at:\n" + missed);
        await administrator.Page.GotoAsync("/no-such-page");
        await administrator.LooksRightAsync("no-such-page");
        foreach (var visit in new[] { counselor, clinician, keeper, administrator }) visit.HadNoComplaints();
    }

    [BrowserFact]
    public async Task The_page_of_the_first_start_is_accessible()
    {
        await using var application = await RunningApplication.StartAsync("--no-demo");
        await using var visit = await hospital.VisitAsync(application);

        await visit.Page.GotoAsync("/setup");

        await Assertions.Expect(visit.Page.GetByLabel("Setup code")).ToBeVisibleAsync();
        await visit.LooksRightAsync("setup");
        visit.HadNoComplaints();
    }

    /// <summary>A laboratory's report from paper, in which nothing was found.</summary>
    private static async Task EnterReportAsync(IPage page, string patient)
    {
        await page.GotoAsync(patient + "/genome/report");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add genes without a finding" }).ClickAsync();
        await page.GetByLabel("Laboratory", new() { Exact = true }).FillAsync("Institute of Genetics");
        await page.GetByLabel("Number of the report").FillAsync("HG-26/7");
        await page.GetByLabel("Day of the report").FillAsync("2026-03-02");
        await page.GetByLabel("Genes in which nothing was found").FillAsync("BRCA1 BRCA2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the report" }).ClickAsync();
        await page.GetByLabel("I compared every line with the report").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it in the record" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is entered");
    }

    private static async Task<string> PatientAsync(Browsing visit, string search, string name)
    {
        await visit.Page.OpenPatientAsync(search, name);
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    private static async Task PressAsync(Browsing visit, string address, string button)
    {
        await visit.Page.GotoAsync(address);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
    }
}
