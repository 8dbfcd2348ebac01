using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>A dose is read, questioned, kept, and taken out of use.</summary>
[Collection(HospitalTests.Name)]
public sealed class RiskTests(Hospital hospital)
{
    [BrowserFact]
    public async Task A_clinician_reads_a_dose_tries_another_weight_and_finds_it_again_until_the_model_is_withdrawn()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        await using var office = await hospital.OpenAsync(DemoAccount.SystemAdministrator);
        var page = visit.Page;
        await page.OpenPatientAsync("chen", "CHEN, Mei-Lin");
        string patient = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync(patient + "/risk");
        await visit.LooksRightAsync("risk");
        await page.GetByRole(AriaRole.Link, new() { Name = "Warfarin dose (IWPC, clinical)" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new("How the shares of Warfarin dose") })).ToBeVisibleAsync();
        await visit.LooksRightAsync("score");

        await page.GetByLabel("Weight (kg)").FillAsync("95");
        await page.GetByRole(AriaRole.Button, new() { Name = "Calculate" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("95 kg instead of 52 kg");
        await visit.LooksRightAsync("what-if");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the record's values" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Weight (kg)")).ToHaveValueAsync("");

        await page.GotoAsync(patient + "/risk/kept");
        await visit.LooksRightAsync("kept");
        await page.Locator("tr", new() { HasText = "mg/week" }).GetByRole(AriaRole.Link, new() { Name = "Warfarin dose (IWPC, clinical)" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Calculated again: identical");
        await visit.LooksRightAsync("kept-score");

        await DecideAsync("Withdraw", "the laboratory reports other units");
        try
        {
            await page.GotoAsync(patient + "/risk/iwpc_warfarin_clinical");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("the laboratory reports other units");
            await visit.LooksRightAsync("withdrawn");
        }
        finally
        {
            await DecideAsync("Put it back in use", "the units were corrected");
        }
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("mg/week");
        visit.HadNoComplaints();
        office.HadNoComplaints();

        async Task DecideAsync(string choice, string reason)
        {
            await office.Page.GotoAsync("/models/iwpc_warfarin_clinical/use");
            await office.HasNoAxeViolationsAsync();
            await office.Page.GetByLabel(choice).CheckAsync();
            await office.Page.GetByLabel("Reason").FillAsync(reason);
            await office.Page.GetByLabel("I decide this").CheckAsync();
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
            await Assertions.Expect(office.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("next page on");
            await office.HasNoAxeViolationsAsync();
        }
    }
}
