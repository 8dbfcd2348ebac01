using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>Passkeys, with an authenticator that Chromium plays itself: made on the account's page, used to sign in without a password, refused once it is gone.</summary>
[Collection(HospitalTests.Name)]
public sealed class PasskeyTests(Hospital hospital)
{
    private const string Email = "noor.haas@hospital.example", Password = "seven quiet rivers of Bern";

    [BrowserFact]
    public async Task A_new_colleague_makes_a_passkey_and_signs_in_with_it_alone()
    {
        string handedOut = await MakeAccountAsync();
        await using var visit = await hospital.VisitAsync(Looking.WithScripts);
        var page = visit.Page;
        var authenticator = await page.Context.NewCDPSessionAsync(page);
        await authenticator.SendAsync("WebAuthn.enable");
        var added = await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        string id = added!.Value.GetProperty("authenticatorId").GetString()!;

        await page.GotoAsync("/sign-in");
        await page.SignInAsync(Email, handedOut);
        await page.GetByLabel("The password that you were given").FillAsync(handedOut);
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" }).ClickAsync();
        await visit.LooksRightAsync("passkey-new");
        await page.GetByLabel("Name").FillAsync("ward computer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
        await visit.LooksRightAsync("recovery-codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        var main = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "Patients" })).ToBeVisibleAsync();

        await SignOutAsync(page);
        await SignInWithPasskeyAsync(page);
        await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "Patients" })).ToBeVisibleAsync();
        await page.GotoAsync("/account/second-factor");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ward computer" })).ToBeVisibleAsync();
        await visit.LooksRightAsync("second-factor");

        // Without the person before the device it opens nothing.
        await SignOutAsync(page);
        await authenticator.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = false });
        await SignInWithPasskeyAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No passkey was used");
        await visit.LooksRightAsync("sign-in-passkey");
        await page.GotoAsync("/patients");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        visit.HadNoComplaints();
    }

    private async Task<string> MakeAccountAsync()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.SystemAdministrator);
        await visit.Page.GotoAsync("/administration/accounts");
        await visit.Page.GetByLabel("Name").FillAsync("Dr Noor Haas");
        await visit.Page.GetByLabel("Email").FillAsync(Email);
        await visit.Page.GetByLabel("Clinician").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        return await visit.Page.Locator("code.handed-out").InnerTextAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Banner).GetByText("Dr Noor Haas").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    private static async Task SignInWithPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use your passkey" }).ClickAsync();
    }
}
