using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>The counseling record as a counselor works in it: every page of it seen by axe, a session signed with the keyboard alone.</summary>
[Collection(LookingTests.Name)]
public sealed class CounselingTests(Hospital hospital)
{
    [BrowserFact, Trait("Feature", Feature.KeyboardAndScreenReader)]
    public async Task A_session_is_recorded_and_signed_by_keyboard_and_every_page_of_counseling_is_accessible()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Counselor);
        var page = visit.Page;
        await page.OpenPatientAsync("ngata", "NGATA, Anahera");
        string counseling = new Uri(page.Url).AbsolutePath + "/counseling";
        await page.GotoAsync(counseling + "/appointments/new");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2030-03-04");
        await page.GetByLabel("Begins at").FillAsync("10:15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Book with" }).ClickAsync();
        await visit.LooksRightAsync("counseling-appointment");
        Assert.Contains("/counseling/appointments/", page.Url, StringComparison.Ordinal);

        await page.GotoAsync(counseling);
        await page.GetByRole(AriaRole.Link, new() { Name = "Record pre-test counseling" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-11-20");
        await page.GetByLabel("Began at").FillAsync("14:30");
        await page.GetByLabel("Why the test is offered").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByLabel("consents to the test").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await visit.LooksRightAsync("counseling-session-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the session" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The session is signed.");
        await visit.LooksRightAsync("counseling-session");

        await page.GotoAsync(counseling + "/questionnaires/phq-9/answer");
        foreach (var question in await page.Locator("main fieldset").AllAsync()) await question.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the answers" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("act on this answer today");
        await visit.LooksRightAsync("counseling-answers");
        await page.GotoAsync(counseling + "/questionnaires/phq-9");
        await visit.LooksRightAsync("counseling-course");
        await page.GotoAsync(counseling);
        await visit.LooksRightAsync("counseling-counseling");
        visit.HadNoComplaints();
    }
}
