using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>What three kinds of people see of one patient as consents come and go.</summary>
[Trait("Feature", Feature.WithoutJavaScript)]
[Collection(HospitalTests.Name)]
public sealed class ConsentTests(Hospital hospital)
{
    /// <summary>Words of the patient's record that must not be in the bytes of a page whose reader may not see them.</summary>
    private static readonly string[] Genetic = ["*1/*3A"];
    private static readonly string[] Clinical = ["colitis", "azathioprine"];

    [BrowserFact]
    public async Task Clinician_counselor_and_administrator_each_see_their_part_before_and_after_a_withdrawal()
    {
        await using var clinician = await hospital.OpenAsync(DemoAccount.Clinician);
        await using var counselor = await hospital.OpenAsync(DemoAccount.Counselor);
        await using var administrator = await hospital.OpenAsync(DemoAccount.ConsentAdministrator);
        await clinician.Page.OpenPatientAsync("quispe", await NameAsync(clinician.Page));
        string patient = new Uri(clinician.Page.Url).AbsolutePath;
        string consents = "/consents" + patient;

        // As the demo begins: everything is permitted.
        await SeesAsync(clinician.Page, [.. Clinical, .. Genetic], []);
        await SeesAsync(counselor.Page, [.. Clinical, .. Genetic], []);

        // The patient limits everything to the counselor.
        int given = await GiveAsync();
        await SeesAsync(counselor.Page, [.. Clinical, .. Genetic], []);
        await SeesAsync(clinician.Page, [], [.. Clinical, .. Genetic]);
        await clinician.Page.GotoAsync(patient + "/emergency");
        await clinician.LooksRightAsync("emergency");
        await AdministratorSeesNothingClinicalAsync();

        // And takes it back: what holds without consent is left, ordinary records for the care team.
        int taken = await WithdrawAsync();
        Assert.True(taken <= given, $"Withdrawing took {taken} steps, giving {given}.");
        await SeesAsync(counselor.Page, Clinical, Genetic);
        await SeesAsync(clinician.Page, Clinical, Genetic);
        await AdministratorSeesNothingClinicalAsync();

        // For the other tests: the form belonged to somebody else.
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Treatment, named recipients only" }).First.ClickAsync();
        await administrator.Page.GetByText("Undo a mistake").ClickAsync();
        await administrator.Page.GetByLabel("What was wrong").FillAsync("the form belongs to another patient");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "The consent was entered in error" }).ClickAsync();
        await SeesAsync(clinician.Page, [.. Clinical, .. Genetic], []);
        clinician.HadNoComplaints();
        counselor.HadNoComplaints();
        administrator.HadNoComplaints();

        async Task<int> GiveAsync()
        {
            await administrator.Page.GotoAsync(consents);
            await administrator.HasNoAxeViolationsAsync();
            await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Treatment, genome included" }).Last.ClickAsync();
            await administrator.Page.GetByLabel("Wants to know them").CheckAsync();
            await administrator.Page.GetByLabel("Only those named here").CheckAsync();
            await administrator.Page.GetByLabel("Jonas Weber").CheckAsync();
            await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(administrator.Page.GetByText("Check the effect below")).ToBeVisibleAsync();
            await administrator.HasNoAxeViolationsAsync();
            await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(administrator.Page.GetByText("Recorded.")).ToBeVisibleAsync();
            return 3; // open the form, see the effect of the choices, save
        }

        async Task<int> WithdrawAsync()
        {
            await administrator.Page.GotoAsync(consents);
            await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw Treatment, named recipients only" }).ClickAsync();
            await administrator.HasNoAxeViolationsAsync();
            await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
            await Assertions.Expect(administrator.Page.GetByText("has no effect from the next look on")).ToBeVisibleAsync();
            return 2; // open with the effect, withdraw
        }

        async Task SeesAsync(IPage page, string[] seen, string[] unseen)
        {
            string bytes = "";
            foreach (string part in new[] { "", "/genome", "/medicines", "/record" })
            {
                await page.GotoAsync(patient + part);
                bytes += await page.ContentAsync();
            }
            foreach (string word in seen) Assert.Contains(word, bytes, StringComparison.OrdinalIgnoreCase);
            foreach (string word in unseen) Assert.DoesNotContain(word, bytes, StringComparison.OrdinalIgnoreCase);
        }

        async Task AdministratorSeesNothingClinicalAsync()
        {
            Assert.Equal(403, (await administrator.Page.GotoAsync(patient))!.Status);
            foreach (string part in new[] { "/simulator", "/access", "/requests", "" })
            {
                await administrator.Page.GotoAsync(consents + part);
                string bytes = await administrator.Page.ContentAsync();
                Assert.Contains("QUISPE", bytes, StringComparison.Ordinal);
                foreach (string word in Clinical.Concat(Genetic)) Assert.DoesNotContain(word, bytes, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static async Task<string> NameAsync(IPage page)
    {
        await page.GotoAsync("/patients");
        return (await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^QUISPE") }).First.InnerTextAsync()).Trim();
    }
}
