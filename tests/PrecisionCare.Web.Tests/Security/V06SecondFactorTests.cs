using System.Net;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapters 6.3 to 6.5: guessing, second factors, what an administrator may reset.</summary>
[Collection(StrictHospitalTests.Name), Trait("ASVS", "6.3")]
public sealed class V06SecondFactorTests(StrictHospital hospital)
{
    private readonly RunningWeb _web = hospital.Web;

    [Theory, Trait("ASVS", "6.5.1")]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_RFC_6238_appendix_B(long unixTime, string code)
    {
        const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal(code, TimeCode.At(Key, unixTime / 30));
        Assert.Equal(code, Authenticator.At(Key, unixTime / 30));
    }

    [Fact, Trait("ASVS", "6.3.3")]
    public async Task Nothing_opens_before_a_second_factor_is_set_up()
    {
        string email = await hospital.NewAccountAsync(Roles.Clinician);
        using var person = _web.Visit();
        using var signedIn = await person.SignInAsync(email, StrictHospital.Password);
        foreach (string page in new[] { "/", "/patients", "/imports", "/knowledge", "/account", "/account/password", "/account/sessions" })
        {
            using var answer = await person.GetAsync(page);
            Assert.Equal("/account/second-factor", answer.Headers.Location?.OriginalString);
        }

        await StrictHospital.EnrolAsync(person);
        await person.ReadAsync("/patients");
    }

    [Fact, Trait("ASVS", "6.5.1")]
    public async Task A_code_opens_once_and_only_in_its_half_minute_or_the_next()
    {
        var (first, app, email) = await hospital.NewPersonAsync(Roles.Clinician);
        first.Dispose();
        using var person = _web.Visit();
        using var password = await person.SignInAsync(email, StrictHospital.Password);
        Assert.StartsWith("/sign-in/code", password.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var closed = await person.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);

        foreach (int step in new[] { -2, 2, -3 }) Assert.Equal(HttpStatusCode.OK, (await CodeAsync(person, app.Code(step))).StatusCode);
        string code = app.Code();
        Assert.Equal(HttpStatusCode.Redirect, (await CodeAsync(person, code)).StatusCode);
        await person.ReadAsync("/patients");

        using var again = _web.Visit();
        using var passwordAgain = await again.SignInAsync(email, StrictHospital.Password);
        Assert.Equal(HttpStatusCode.OK, (await CodeAsync(again, code)).StatusCode);
        using var refused = await again.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Fact, Trait("ASVS", "6.5.1")]
    public async Task Of_two_requests_with_the_same_code_at_once_one_is_let_in()
    {
        var (first, app, email) = await hospital.NewPersonAsync(Roles.Clinician);
        first.Dispose();
        Visitor[] people = [.. Enumerable.Range(0, 4).Select(_ => _web.Visit())];
        foreach (var person in people) (await person.SignInAsync(email, StrictHospital.Password)).Dispose();
        string code = app.Code();
        var answers = await Task.WhenAll(people.Select(p => CodeAsync(p, code)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
    }

    [Fact, Trait("ASVS", "6.5.2")]
    public async Task Recovery_codes_are_shown_once_work_once_and_are_nowhere_kept()
    {
        string email = await hospital.NewAccountAsync(Roles.Clinician);
        using var person = _web.Visit();
        (await person.SignInAsync(email, StrictHospital.Password)).Dispose();
        var (_, codes) = await StrictHospital.EnrolWithCodesAsync(person);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.DoesNotContain(codes[0], await person.ReadAsync("/account/second-factor"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await SecondStepAsync(email, codes[3].ToLowerInvariant().Replace('-', ' '))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SecondStepAsync(email, codes[3])).StatusCode);
        Assert.Contains("9 left", await person.ReadAsync("/account/second-factor"), StringComparison.Ordinal);
    }

    [Fact, Trait("ASVS", "6.5.2")]
    public async Task Neither_key_nor_codes_stand_in_the_database_in_the_clear()
    {
        string email = await hospital.NewAccountAsync(Roles.Clinician);
        using var person = _web.Visit();
        (await person.SignInAsync(email, StrictHospital.Password)).Dispose();
        string key = string.Concat(System.Text.RegularExpressions.Regex.Match(await person.ReadAsync("/account/authenticator"), "mono\">([A-Z2-7 ]+)<").Groups[1].Value.Split(' '));
        var (_, codes) = await StrictHospital.EnrolWithCodesAsync(person);
        var id = (await hospital.AccountAsync(email)).Id;
        await hospital.ChangeAsync(async context =>
        {
            string kept = string.Join('\n', await context.UserTokens.Where(t => t.UserId == id).Select(t => t.Value).ToListAsync());
            Assert.NotEmpty(kept);
            Assert.DoesNotMatch("(^|\n)[A-Z2-7]{32}($|\n)", kept);
            Assert.DoesNotContain(key, kept, StringComparison.Ordinal);
            Assert.DoesNotContain(codes[0].Replace("-", "", StringComparison.Ordinal), kept.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact, Trait("ASVS", "6.4.3")]
    public async Task A_password_reset_by_an_administrator_does_not_skip_the_second_factor()
    {
        var (first, app, email) = await hospital.NewPersonAsync(Roles.Clinician);
        var id = (await hospital.AccountAsync(email)).Id;
        using var reset = await hospital.Administrator.SendAsync($"/administration/accounts/{id}", $"/administration/accounts/{id}?handler=NewPassword", ("Confirmed", "true"));
        string handedOut = HandedOut(await reset.Content.ReadAsStringAsync());
        using var ended = await first.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        using var person = _web.Visit();
        using var password = await person.SignInAsync(email, handedOut);
        Assert.StartsWith("/sign-in/code", password.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CodeAsync(person, app.Code())).StatusCode);
        using var must = await person.GetAsync("/patients");
        Assert.Equal("/account/password", must.Headers.Location!.OriginalString);
        using var changed = await person.SendAsync("/account/password", "/account/password", ("Input.Present", handedOut), ("Input.Chosen", "nine copper lanterns"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        await person.ReadAsync("/patients");
        first.Dispose();
    }

    [Fact, Trait("ASVS", "6.4.4")]
    public async Task A_lost_device_is_replaced_only_together_with_the_password_and_after_a_confirmed_check()
    {
        var (first, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        first.Dispose();
        var id = (await hospital.AccountAsync(email)).Id;
        string page = $"/administration/accounts/{id}";
        using var unconfirmed = await hospital.Administrator.SendAsync(page, page + "?handler=StartOver");
        Assert.Contains("Confirm that you have made sure", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((await hospital.AccountAsync(email)).TwoFactorEnabled);

        using var confirmed = await hospital.Administrator.SendAsync(page, page + "?handler=StartOver", ("Confirmed", "true"));
        string handedOut = HandedOut(await confirmed.Content.ReadAsStringAsync());
        using var person = _web.Visit();
        using var former = await person.SignInAsync(email, StrictHospital.Password);
        Assert.Equal(HttpStatusCode.OK, former.StatusCode);
        (await person.SignInAsync(email, handedOut)).Dispose();
        using var changed = await person.SendAsync("/account/password", "/account/password", ("Input.Present", handedOut), ("Input.Chosen", "nine copper lanterns"));
        Assert.Equal("/account/second-factor", changed.Headers.Location!.OriginalString);
        await StrictHospital.EnrolAsync(person);
        await person.ReadAsync("/patients");
    }

    [Fact, Trait("ASVS", "6.4.1")]
    public async Task A_handed_out_password_is_shown_once_and_opens_for_three_days()
    {
        using var made = await hospital.Administrator.SendAsync("/administration/accounts", "/administration/accounts",
            ("Input.Name", "Dr Noor Aziz"), ("Input.Email", "noor@hospital.example"), ("Input.Role", Roles.Clinician));
        string handedOut = HandedOut(await made.Content.ReadAsStringAsync());
        Assert.DoesNotContain(handedOut, await hospital.Administrator.ReadAsync("/administration/accounts"), StringComparison.Ordinal);
        using var person = _web.Visit();
        using var signedIn = await person.SignInAsync("noor@hospital.example", handedOut);
        using var must = await person.GetAsync("/");
        Assert.Equal("/account/password", must.Headers.Location!.OriginalString);

        await hospital.ChangeAsync(context => context.Users.Where(a => a.Email == "noor@hospital.example")
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1))));
        using var late = _web.Visit();
        using var refused = await late.SignInAsync("noor@hospital.example", handedOut);
        Assert.Contains("not right", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact, Trait("ASVS", "6.3.1")]
    public async Task Of_a_hundred_guesses_at_an_account_in_a_minute_five_are_looked_at()
    {
        string email = await hospital.NewAccountAsync(Roles.Clinician);
        using var guesser = _web.Visit();
        string token = Visitor.TokenIn(await guesser.ReadAsync("/sign-in"));
        var statuses = new List<HttpStatusCode>();
        for (int guess = 0; guess < 100; guess++)
        {
            using var answer = await guesser.PostAsync("/sign-in", ("Input.Email", email), ("Input.Password", $"guess number {guess}"), ("__RequestVerificationToken", token));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(5, statuses.Count(s => s == HttpStatusCode.OK));
        Assert.Equal(95, statuses.Count(s => s == HttpStatusCode.TooManyRequests));
        var account = await hospital.AccountAsync(email);
        Assert.True(account.LockoutEnd > DateTimeOffset.UtcNow);
        var page = $"/administration/accounts/{account.Id}";
        Assert.Contains("locked after wrong attempts", await hospital.Administrator.ReadAsync(page), StringComparison.Ordinal);
        using var unlocked = await hospital.Administrator.SendAsync(page, page + "?handler=Unlock");
        Assert.Null((await hospital.AccountAsync(email)).LockoutEnd);
    }

    [Fact, Trait("ASVS", "6.5.5")]
    public async Task A_key_offered_to_one_person_is_no_key_for_another()
    {
        using var one = _web.Visit();
        using var other = _web.Visit();
        (await one.SignInAsync(await hospital.NewAccountAsync(Roles.Clinician), StrictHospital.Password)).Dispose();
        (await other.SignInAsync(await hospital.NewAccountAsync(Roles.Clinician), StrictHospital.Password)).Dispose();
        string offered = await one.ReadAsync("/account/authenticator");
        string offer = System.Text.RegularExpressions.Regex.Match(offered, "name=\"Input.Offer\" value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await other.SendAsync("/account/authenticator", "/account/authenticator", ("Input.Offer", offer), ("Input.Code", Authenticator.FromPage(offered).Code()));
        Assert.Contains("half an hour", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var closed = await other.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    [Fact, Trait("ASVS", "6.3.3")]
    public async Task An_invented_passkey_signs_nobody_in()
    {
        using var visitor = _web.Visit();
        foreach (string credential in new[] { "{}", "null", "[]", "x", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"AAAA\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\"}}" })
        {
            using var answer = await visitor.SendAsync("/sign-in/passkey", "/sign-in/passkey", ("Credential", credential));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("did not sign you in", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> SecondStepAsync(string email, string code)
    {
        using var person = _web.Visit();
        (await person.SignInAsync(email, StrictHospital.Password)).Dispose();
        return await CodeAsync(person, code);
    }

    private static Task<HttpResponseMessage> CodeAsync(Visitor person, string code) => person.SendAsync("/sign-in/code", "/sign-in/code", ("Code", code));

    private static string HandedOut(string html)
    {
        var found = System.Text.RegularExpressions.Regex.Match(html, "handed-out\">([a-z2-9-]{19})<");
        Assert.True(found.Success, html);
        return found.Groups[1].Value;
    }
}
