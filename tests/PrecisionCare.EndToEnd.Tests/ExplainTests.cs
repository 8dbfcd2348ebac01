using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>The counselor's way from the patient list to a signed letter, and the patient's to reading it.</summary>
[Collection(HospitalTests.Name)]
public sealed class ExplainTests(Hospital hospital)
{
    [BrowserFact]
    [Trait("Feature", Feature.KeyboardAndScreenReader)]
    public async Task From_the_patient_list_to_a_signed_letter_in_five_steps_by_keyboard_alone()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Counselor);
        var page = visit.Page;
        await page.GotoAsync("/patients");
        await page.KeepPictureAsync("explain-1-patients");

        await page.PressOnAsync(page.GetByRole(AriaRole.Link, new() { Name = "MACLEOD, Eilidh", Exact = true }));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Therapies", Exact = true })).ToBeVisibleAsync();
        await page.PressOnAsync(page.GetByRole(AriaRole.Navigation, new() { Name = "Patient", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Explain" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Explain results" })).ToBeVisibleAsync();
        await page.KeepPictureAsync("explain-2-results");
        await page.PressOnAsync(page.GetByRole(AriaRole.Button, new() { Name = "Explain LDLR" }));
        await Assertions.Expect(page.GetByText("All wording rules are kept.")).ToBeVisibleAsync();
        await visit.HasNoAxeViolationsAsync();
        await page.KeepPictureAsync("explain-3-draft");
        await page.PressOnAsync(page.GetByRole(AriaRole.Button, new() { Name = "Sign as" }).First);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version 1, signed" })).ToBeVisibleAsync();
        await visit.HasNoAxeViolationsAsync();
        await page.KeepPictureAsync("explain-4-signed");
        await page.PressOnAsync(page.GetByRole(AriaRole.Link, new() { Name = "Letter for the patient" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "PDF file" })).ToBeVisibleAsync();
        await visit.HasNoAxeViolationsAsync();
        await page.KeepPictureAsync("explain-5-letter");
        visit.HadNoComplaints();
    }

    [BrowserFact]
    [Trait("Feature", Feature.WithoutJavaScript)]
    public async Task Words_are_changed_signed_and_read_at_home_with_a_code()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Counselor);
        var page = visit.Page;
        await page.OpenPatientAsync("brandt", "BRANDT, Helena");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Patient", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Explain" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain MUTYH" }).ClickAsync();
        await page.GetByText("Change the words of: Help").ClickAsync();
        await page.GetByLabel("Help, one sentence or step a line").FillAsync("You can call me on Monday. I will help you.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and check" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("You can call me on Monday.").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign as" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Code to read it at home" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a code" }).ClickAsync();
        string code = await page.Locator(".code").InnerTextAsync();
        visit.HadNoComplaints();

        await using var home = await hospital.VisitAsync();
        await home.Page.GotoAsync("/my-result");
        await home.Page.GetByLabel("Your code").FillAsync(code);
        await home.Page.GetByRole(AriaRole.Button, new() { Name = "Open my result" }).ClickAsync();
        await Assertions.Expect(home.Page.GetByText("You can call me on Monday.")).ToBeVisibleAsync();
        home.HadNoComplaints();
    }
}
