using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Tests.Accounts;

/// <summary>Signing in, being kept out, and the first administrator.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class SignInTests(DemoHospital hospital)
{
    private readonly RunningWeb _web = hospital.Web;

    [Fact]
    public async Task Wrong_password_and_unknown_address_get_the_same_answer()
    {
        using var visitor = _web.Visit();
        string known = await Refusal(visitor, "clinician@demo.example");
        string unknown = await Refusal(visitor, "nobody@demo.example");
        Assert.Contains("The email address or the password is not right.", known, StringComparison.Ordinal);
        Assert.Equal(Told(known), Told(unknown));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_the_right_one_too()
    {
        using var visitor = _web.Visit();
        await using (var scope = _web.Services.CreateAsyncScope())
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync("lee@hospital.example", "Lee", "seven quiet rivers", [Roles.Clinician]));
        for (int attempt = 0; attempt < 5; attempt++) await Refusal(visitor, "lee@hospital.example");
        using var answer = await visitor.SignInAsync("lee@hospital.example", "seven quiet rivers");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("not right", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_place_are_told_to_wait()
    {
        await using var web = await RunningWeb.StartAsync(demo: true, "--SignIn:AttemptsPerMinute=2");
        using var visitor = web.Visit();
        await Refusal(visitor, "nobody@demo.example");
        await Refusal(visitor, "nobody@demo.example");
        using var third = await visitor.SignInAsync("clinician@demo.example", DemoAccounts.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("Wait a minute", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        using var visitor = _web.Visit();
        using var answer = await visitor.SignInAsync("clinician@demo.example", DemoAccounts.Password, "?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_page_that_asked_for_signing_in_is_reached_after_it()
    {
        using var visitor = _web.Visit();
        using var answer = await visitor.SignInAsync("clinician@demo.example", DemoAccounts.Password, "?returnUrl=%2Fknowledge");
        Assert.Equal("/knowledge", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var person = await _web.SignInAsync("clinician@demo.example");
        using var left = await person.SendAsync("/knowledge", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using var after = await person.GetAsync("/knowledge");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Without_the_demo_there_are_no_demo_accounts_and_a_code_makes_the_first_administrator()
    {
        await using var web = await RunningWeb.StartAsync(demo: false);
        using var visitor = web.Visit();
        Assert.DoesNotContain(DemoAccounts.Password, await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
        await Refusal(visitor, "clinician@demo.example");

        using var told = new StringWriter();
        web.Services.GetRequiredService<FirstAccount>().Tell(told);
        string code = told.ToString().Trim().Split(' ')[^1];
        (string, string)[] person = [("Input.Name", "Ida Kessler"), ("Input.Email", "ida@hospital.example"), ("Input.Password", "seven quiet rivers")];
        using var wrong = await visitor.SendAsync("/setup", "/setup", [.. person, ("Input.Code", "0123456789abcdef01234567")]);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using var right = await visitor.SendAsync("/setup", "/setup", [.. person, ("Input.Code", code)]);
        Assert.Equal("/sign-in", right.Headers.Location!.OriginalString);

        using var again = await visitor.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var administrator = await web.SignInAsync("ida@hospital.example", "seven quiet rivers");
        Assert.Contains("Ida Kessler", await administrator.ReadAsync("/administration/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_form_with_faults_names_each_beside_its_field()
    {
        using var administrator = await _web.SignInAsync("admin@demo.example");
        using var answer = await administrator.SendAsync("/administration/accounts", "/administration/accounts", ("Input.Name", ""), ("Input.Email", "noor"), ("Input.Role", "Emperor"));
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("id=\"Input_Name-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Input_Email-error\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#Input_Role\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_organisation_opens_no_second_account_and_the_administrator_is_told()
    {
        await using (var scope = _web.Services.CreateAsyncScope())
        {
            var elsewhere = scope.ServiceProvider.GetRequiredService<OrganisationDirectory>();
            await elsewhere.AddAsync("Clinic of the second address");
            var clinic = (await elsewhere.ListAsync()).Single(o => o.Name == "Clinic of the second address");
            using var there = _web.Services.GetRequiredService<WorkScopes>().Enter(clinic.Id, "test");
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync("ines@elsewhere.example", "Ines Vidal", "seven quiet rivers", [Roles.Clinician]));
        }

        using var administrator = await _web.SignInAsync("admin@demo.example");
        using var answer = await administrator.SendAsync(
            "/administration/accounts", "/administration/accounts", ("Input.Name", "Ines Vidal"), ("Input.Email", "Ines@Elsewhere.example"), ("Input.Role", Roles.Clinician));
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("id=\"Input_Email-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Clinic of the second address", html, StringComparison.Ordinal);
    }

    private static async Task<string> Refusal(Visitor visitor, string email)
    {
        using var answer = await visitor.SignInAsync(email, "not the password");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What the page tells a person, without the parts that differ by nature.</summary>
    private static string Told(string html) => html[html.IndexOf("<ul>", StringComparison.Ordinal)..html.IndexOf("</ul>", StringComparison.Ordinal)];
}
