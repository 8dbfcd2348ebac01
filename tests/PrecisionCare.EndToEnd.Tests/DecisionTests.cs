using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

[Collection(HospitalTests.Name)]
public sealed class DecisionTests(Hospital hospital)
{
    [BrowserFact]
    public async Task An_option_is_accepted_without_mouse_and_script_and_stands_on_the_plan()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        var page = visit.Page;
        await page.OpenPatientAsync("ngata", "NGATA, Anahera");
        var option = page.Locator("main ol > li details").First;
        await option.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await option.GetByRole(AriaRole.Link, new() { NameRegex = new("^Accept, modify or override") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Decide: ") })).ToBeVisibleAsync();

        await page.GetByLabel("Accept: give it as advised").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign as ") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is to be given");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Patient" }).GetByRole(AriaRole.Link, new() { Name = "Plan" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("1 medicine by signed decisions")).ToBeVisibleAsync();
        visit.HadNoComplaints();
    }
}
