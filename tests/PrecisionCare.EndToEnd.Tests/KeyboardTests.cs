using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

[Collection(HospitalTests.Name)]
public sealed class KeyboardTests(Hospital hospital)
{
    [BrowserFact]
    public async Task From_sign_in_to_the_reasons_of_an_option_without_a_mouse()
    {
        await using var visit = await hospital.VisitAsync(Looking.WithScripts);
        var page = visit.Page;

        await page.GotoAsync("/");
        await page.TabToAsync(page.GetByLabel("Email"));
        await page.Keyboard.TypeAsync(DemoAccount.Counselor.Email);
        await page.TabToAsync(page.GetByLabel("Password"));
        await page.Keyboard.TypeAsync(DemoAccount.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Patients", Exact = true })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("wiecz");
        await page.Keyboard.PressAsync("Enter");
        var patient = page.GetByRole(AriaRole.Link, new() { Name = "WIECZOREK, Tomasz", Exact = true });
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Show all" })).ToBeVisibleAsync();
        await page.TabToAsync(patient);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Therapies", Exact = true })).ToBeVisibleAsync();
        var option = page.Locator("main ol > li details").First;
        await page.TabToAsync(option.Locator("summary"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(option.GetByText("Would change it")).ToBeVisibleAsync();
        visit.HadNoComplaints();
    }

    [BrowserFact]
    public async Task The_first_stop_of_a_page_skips_to_its_content()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        await visit.Page.GotoAsync("/patients");

        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }
}
