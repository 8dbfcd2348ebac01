using System.Net;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapter 7: sessions live on the server and end there.</summary>
[Collection(StrictHospitalTests.Name), Trait("ASVS", "7")]
public sealed class V07SessionTests(StrictHospital hospital)
{
    private const string Cookie = "__Host-precisioncare";

    [Fact, Trait("ASVS", "7.2.3")]
    public async Task Each_sign_in_has_a_session_of_256_random_bits_of_which_only_the_hash_is_kept()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        var id = (await hospital.AccountAsync(email)).Id;
        await hospital.ChangeAsync(async context =>
        {
            var session = Assert.Single(await context.Sessions.Where(s => s.AccountId == id).ToListAsync());
            Assert.Equal(32, session.TokenHash.Length);
        });
    }

    [Fact, Trait("ASVS", "7.2.4")]
    public async Task Setting_up_a_factor_or_signing_in_again_makes_a_new_session_and_ends_the_former()
    {
        string email = await hospital.NewAccountAsync(Roles.Clinician);
        using var person = hospital.Web.Visit();
        (await person.SignInAsync(email, StrictHospital.Password)).Dispose();
        string before = person.Cookies[Cookie]!;
        await StrictHospital.EnrolAsync(person);
        Assert.NotEqual(before, person.Cookies[Cookie]);
        await Opens(before, false);
        await Opens(person.Cookies[Cookie]!, true);
    }

    [Fact, Trait("ASVS", "7.4.1")]
    public async Task Signing_out_ends_the_session_on_the_server_not_only_in_the_browser()
    {
        var (person, _, _) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        string stolen = person.Cookies[Cookie]!;
        await Opens(stolen, true);
        (await person.SendAsync("/knowledge", "/sign-out")).Dispose();
        await Opens(stolen, false);
    }

    [Fact, Trait("ASVS", "7.4.2")]
    public async Task Switching_an_account_off_ends_its_sessions_with_the_next_request()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        await person.ReadAsync("/patients");
        var id = (await hospital.AccountAsync(email)).Id;
        using var off = await hospital.Administrator.SendAsync($"/administration/accounts/{id}", $"/administration/accounts/{id}?handler=Switch", ("off", "true"), ("Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        using var after = await person.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        using var again = await person.SignInAsync(email, StrictHospital.Password);
        Assert.Contains("not right", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact, Trait("ASVS", "7.4.3")]
    public async Task New_roles_count_from_the_next_request_on()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician, Roles.SystemAdministrator);
        using var kept = person;
        await person.ReadAsync("/administration/accounts");
        var id = (await hospital.AccountAsync(email)).Id;
        (await hospital.Administrator.SendAsync($"/administration/accounts/{id}", $"/administration/accounts/{id}?handler=Roles", ("Roles", Roles.Clinician))).Dispose();
        using var after = await person.GetAsync("/administration/accounts");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Theory, Trait("ASVS", "7.3.1")]
    [InlineData(14, true)]
    [InlineData(16, false)]
    public async Task A_session_ends_after_15_minutes_without_a_request(int minutes, bool stands)
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        var id = (await hospital.AccountAsync(email)).Id;
        await hospital.ChangeAsync(context => context.Sessions.Where(s => s.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, DateTimeOffset.UtcNow.AddMinutes(-minutes))));
        await Opens(person.Cookies[Cookie]!, stands);
    }

    [Fact, Trait("ASVS", "7.3.2")]
    public async Task However_busy_a_session_ends_after_12_hours()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        var id = (await hospital.AccountAsync(email)).Id;
        await hospital.ChangeAsync(async context =>
        {
            var session = await context.Sessions.SingleAsync(s => s.AccountId == id);
            Assert.Equal(TimeSpan.FromHours(12), session.EndsAt - session.SignedInAt);
            await context.Sessions.Where(s => s.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        });
        await Opens(person.Cookies[Cookie]!, false);
    }

    [Fact, Trait("ASVS", "7.3.1")]
    public async Task A_page_that_refreshes_itself_does_not_keep_its_session_alive()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        var id = (await hospital.AccountAsync(email)).Id;
        var idleSince = DateTimeOffset.UtcNow.AddMinutes(-10);
        await hospital.ChangeAsync(context => context.Sessions.Where(s => s.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, idleSince)));
        using var refresh = new HttpRequestMessage(HttpMethod.Get, new Uri("/imports", UriKind.Relative));
        refresh.Headers.Add("Sec-Fetch-Mode", "navigate");
        (await person.Client.SendAsync(refresh)).Dispose();
        await hospital.ChangeAsync(async context => Assert.Equal(idleSince, (await context.Sessions.SingleAsync(s => s.AccountId == id)).LastSeenAt, TimeSpan.FromSeconds(1)));
        await person.ReadAsync("/imports");
        await hospital.ChangeAsync(async context => Assert.True((await context.Sessions.SingleAsync(s => s.AccountId == id)).LastSeenAt > idleSince.AddMinutes(5)));
    }

    [Fact, Trait("ASVS", "7.4.5")]
    public async Task People_see_their_sessions_and_end_them_but_not_those_of_others()
    {
        var (person, app, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        using var elsewhere = hospital.Web.Visit();
        (await elsewhere.SignInAsync(email, StrictHospital.Password)).Dispose();
        (await elsewhere.SendAsync("/sign-in/code", "/sign-in/code", ("Code", app.Code()))).Dispose();
        await elsewhere.ReadAsync("/patients");
        var id = (await hospital.AccountAsync(email)).Id;
        Guid other = default;
        await hospital.ChangeAsync(async context => other = (await context.Sessions.Where(s => s.AccountId == id).OrderBy(s => s.SignedInAt).LastAsync()).Id);

        using var intruder = await hospital.Administrator.SendAsync("/account/sessions", "/account/sessions?handler=End", ("session", other.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, intruder.StatusCode);
        await elsewhere.ReadAsync("/patients");
        using var ended = await person.SendAsync("/account/sessions", "/account/sessions?handler=End", ("session", other.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var after = await elsewhere.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact, Trait("ASVS", "7.4.3")]
    public async Task A_changed_password_ends_all_other_sessions()
    {
        var (person, app, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        using var elsewhere = hospital.Web.Visit();
        (await elsewhere.SignInAsync(email, StrictHospital.Password)).Dispose();
        (await elsewhere.SendAsync("/sign-in/code", "/sign-in/code", ("Code", app.Code()))).Dispose();
        using var changed = await person.SendAsync("/account/password", "/account/password", ("Input.Present", StrictHospital.Password), ("Input.Chosen", "nine copper lanterns"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        await person.ReadAsync("/account");
        using var after = await elsewhere.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact, Trait("ASVS", "7.3.1")]
    public async Task What_was_being_written_when_the_session_ended_is_offered_to_its_writer_again_and_to_nobody_else()
    {
        var (person, app, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        string token = Visitor.TokenIn(await person.ReadAsync("/account"));
        var id = (await hospital.AccountAsync(email)).Id;
        await hospital.ChangeAsync(context => context.Sessions.Where(s => s.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, DateTimeOffset.UtcNow.AddHours(-1))));
        using var late = await person.PostAsync("/account", ("DisplayName", "Dr Maria <Rojas>"), ("__RequestVerificationToken", token));
        string signIn = late.Headers.Location!.OriginalString;
        Assert.Contains("%2Faccount%2Fkept%2F", signIn, StringComparison.OrdinalIgnoreCase);
        string address = Uri.UnescapeDataString(signIn[(signIn.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        using var stranger = await hospital.Administrator.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        (await person.SignInAsync(email, StrictHospital.Password)).Dispose();
        (await person.SendAsync("/sign-in/code", "/sign-in/code", ("Code", app.Code()))).Dispose();
        string page = await person.ReadAsync(address);
        Assert.Contains("value=\"Dr Maria &lt;Rojas&gt;\"", page, StringComparison.Ordinal);
        using var sent = await person.PostAsync("/account", ("DisplayName", "Dr Maria <Rojas>"), ("__RequestVerificationToken", TokenOfMain(page)));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("Dr Maria <Rojas>", (await hospital.AccountAsync(email)).DisplayName);
    }

    [Fact, Trait("ASVS", "3.5.1")]
    public async Task A_form_from_elsewhere_is_not_kept_for_after_signing_in()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        using var kept = person;
        var id = (await hospital.AccountAsync(email)).Id;
        await hospital.ChangeAsync(context => context.Sessions.Where(s => s.AccountId == id).ExecuteDeleteAsync());
        using var forged = await person.PostAsync("/account", ("DisplayName", "Mallory"), ("__RequestVerificationToken", "forged"));
        Assert.Equal("/sign-in?returnUrl=%2F", forged.Headers.Location!.OriginalString);
    }

    private static string TokenOfMain(string html) => Visitor.TokenIn(html[html.IndexOf("<main", StringComparison.Ordinal)..]);

    private async Task Opens(string cookie, bool expected)
    {
        using var browser = hospital.Web.Visit();
        browser.Cookies[Cookie] = cookie;
        using var answer = await browser.GetAsync("/account");
        Assert.Equal(expected ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
    }
}
