using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapters 13, 14 and 16: what is said when something goes wrong, and what is written down.</summary>
[Collection(StrictHospitalTests.Name), Trait("ASVS", "16")]
public sealed class V16LoggingTests(StrictHospital hospital)
{
    [Fact, Trait("ASVS", "16.4.1")]
    public async Task Nobody_writes_a_line_of_their_own_into_the_log()
    {
        using var visitor = hospital.Web.Visit();
        (await visitor.GetAsync("/x%0d%0a2026-11-22%20INF%20forged-line%0a%7B%22forged%22:true%7D")).Dispose();
        (await visitor.SignInAsync("a\r\nforged-line@x.example", "y\r\nforged-line")).Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sign-in", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("User-Agent", "forged-line");
        (await visitor.Client.SendAsync(request)).Dispose();
        string log = hospital.Web.Log();
        Assert.DoesNotContain("forged-line", log, StringComparison.Ordinal);
        Assert.All(log.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact, Trait("ASVS", "16.2.1")]
    public async Task Signing_in_being_refused_and_changing_an_account_are_on_record_with_who_and_when()
    {
        var (person, _, email) = await hospital.NewPersonAsync(Roles.Clinician);
        var account = await hospital.AccountAsync(email);
        using var stranger = hospital.Web.Visit();
        (await stranger.SignInAsync(email, "not the password")).Dispose();
        (await stranger.SignInAsync("nobody-here@hospital.example", "not the password")).Dispose();
        string page = $"/administration/accounts/{account.Id}";
        (await hospital.Administrator.SendAsync(page, page + "?handler=Switch", ("off", "true"), ("Confirmed", "true"))).Dispose();
        await using var context = await hospital.Web.Services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContextAsync();
        var rows = await context.Audit.IgnoreQueryFilters().AsNoTracking().OrderBy(a => a.Sequence).ToListAsync();
        var own = rows.Where(r => r.Object == $"Account/{account.Id}").Select(r => r.Kind).ToList();
        Assert.Equal(["SignIn", "CredentialsChanged", "CredentialsChanged", "SignInRefused", "AccountChanged"], own);
        Assert.All(rows, r => Assert.Equal(TimeSpan.Zero, r.At.Offset));
        Assert.DoesNotContain(rows, r => $"{r.Object} {r.Detail} {r.Actor}".Contains("nobody-here", StringComparison.Ordinal));
        person.Dispose();
    }

    [Theory, Trait("ASVS", "16.5.1")]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/patients/not-an-id", HttpStatusCode.NotFound)]
    [InlineData("/administration/accounts/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("/models/%20", HttpStatusCode.NotFound)]
    [InlineData("/models/%20/use", HttpStatusCode.NotFound)]
    public async Task An_error_says_what_to_do_and_nothing_of_the_inside(string address, HttpStatusCode status)
    {
        using var answer = await hospital.Administrator.GetAsync(address);
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotMatch("Exception| at [A-Z][a-z]+\\.|\\.cs:line|SQLite|Npgsql|Microsoft\\.", html);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Theory, Trait("ASVS", "14.3.2")]
    [InlineData("/account")]
    [InlineData("/account/second-factor")]
    [InlineData("/administration/accounts")]
    [InlineData("/sign-in/passkey")]
    [InlineData("/nowhere")]
    public async Task No_page_is_kept_by_browsers_or_proxies(string address)
    {
        using var answer = await hospital.Administrator.GetAsync(address);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory, Trait("ASVS", "13.4.2")]
    [InlineData("/swagger")]
    [InlineData("/debug")]
    [InlineData("/metrics")]
    [InlineData("/_framework/aspnetcore-browser-refresh.js")]
    [InlineData("/elmah.axd")]
    [InlineData("/.well-known/security.txt")]
    public async Task Nothing_is_there_that_only_developers_need(string address)
    {
        using var answer = await hospital.Administrator.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
