using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

[Collection(HospitalTests.Name)]
public sealed class SignInTests(Hospital hospital)
{
    [BrowserFact]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_then_sees_the_page_asked_for()
    {
        await using var visit = await hospital.VisitAsync();

        await visit.Page.GotoAsync("/imports");
        Assert.StartsWith("/sign-in", new Uri(visit.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await visit.HasNoAxeViolationsAsync();
        await visit.Page.KeepPictureAsync("sign-in");

        await visit.Page.SignInAsync(DemoAccount.Counselor.Email, DemoAccount.Password);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Imports", Exact = true })).ToBeVisibleAsync();
        visit.HadNoComplaints();
    }

    [BrowserTheory]
    [InlineData("counselor@demo.example", "not the password")]
    [InlineData("nobody@demo.example", DemoAccount.Password)]
    public async Task A_wrong_password_and_an_unknown_address_are_refused_alike(string email, string password)
    {
        await using var visit = await hospital.VisitAsync();
        await visit.Page.GotoAsync("/sign-in");

        await visit.Page.SignInAsync(email, password);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The email address or the password is not right.");
        await visit.HasNoAxeViolationsAsync();
        await visit.Page.GotoAsync("/patients");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        visit.HadNoComplaints();
    }

    [BrowserFact]
    public async Task After_signing_out_the_patients_are_closed()
    {
        await using var visit = await hospital.VisitAsync();
        await visit.Page.GotoAsync("/");
        await visit.Page.SignInAsync(DemoAccount.Counselor.Email, DemoAccount.Password);

        await visit.Page.GetByRole(AriaRole.Banner).GetByText("Jonas Weber").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visit.Page.GotoAsync("/patients");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        visit.HadNoComplaints();
    }
}
