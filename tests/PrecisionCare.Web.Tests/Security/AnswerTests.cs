using System.Net;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>What every answer tells the browser.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class AnswerTests(DemoHospital hospital)
{
    [Theory]
    [InlineData("/sign-in", HttpStatusCode.Redirect)]
    [InlineData("/patients", HttpStatusCode.OK)]
    [InlineData("/patients/{patient}", HttpStatusCode.OK)]
    [InlineData("/imports", HttpStatusCode.OK)]
    [InlineData("/administration/accounts", HttpStatusCode.Forbidden)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/icon.svg", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_strict_headers(string page, HttpStatusCode status)
    {
        using var answer = await hospital.Clinician.GetAsync(page.Replace("/patients/{patient}", await hospital.PatientAsync("brandt"), StringComparison.Ordinal));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
            Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Contains("geolocation=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        if (!page.EndsWith(".svg", StringComparison.Ordinal)) Assert.Equal("no-store", Header(answer, "Cache-Control"));
    }

    [Fact]
    public async Task Nothing_on_any_page_is_inline()
    {
        string patient = await hospital.PatientAsync("brandt");
        foreach (string page in new[] { "/patients", patient, patient + "/medicines", patient + "/genome", patient + "/labs", patient + "/risk", patient + "/record", "/imports", "/knowledge", "/account/password" })
            Assert.DoesNotMatch(Inline(), await hospital.Clinician.ReadAsync(page));
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        using var visitor = hospital.Web.Visit();
        using var form = await visitor.GetAsync("/sign-in");
        using var answer = await visitor.SignInAsync("clinician@demo.example", Demo.DemoAccounts.Password);
        string[] cookies = [.. form.Headers.GetValues("Set-Cookie"), .. answer.Headers.GetValues("Set-Cookie")];
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
        });
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/patients")]
    [InlineData("/imports")]
    [InlineData("/imports/{id}?handler=Cancel")]
    [InlineData("/imports/{id}?handler=Retry")]
    [InlineData("/account/password")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        using var answer = await hospital.Clinician.PostAsync(address.Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal), ("x", "y"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_that_another_site_asks_for_is_refused_even_with_the_token()
    {
        string token = Visitor.TokenIn(await hospital.Clinician.ReadAsync("/patients"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Text", "a"), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/patients", UriKind.Relative)) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await hospital.Clinician.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_larger_than_any_form_is_refused_as_too_large()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Input.Email", new string('x', 2_000_000))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative)) { Content = form };
        request.Headers.ExpectContinue = true;
        using var answer = await hospital.Clinician.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/patients?page=x")]
    [InlineData("/patients?page=-5")]
    [InlineData("/patients?page=2147483647")]
    [InlineData("/patients?find=%00")]
    [InlineData("/patients/not-a-key")]
    [InlineData("/patients/00000000-0000-0000-0000-000000000000")]
    [InlineData("/patients/{patient}/genome/..%2f..%2fetc")]
    [InlineData("/patients/{patient}/labs/zz")]
    [InlineData("/patients/{patient}/record/zz")]
    [InlineData("/patients/{patient}/record?kind=%3Cscript%3E&page=99999999")]
    [InlineData("/patients/{patient}/therapies/none")]
    [InlineData("/imports/00000000-0000-0000-0000-000000000000")]
    [InlineData("/imports/samples/00000000-0000-0000-0000-000000000000")]
    [InlineData("/error/999")]
    public async Task Odd_addresses_are_answered_without_a_fault(string address)
    {
        using var answer = await hospital.Clinician.GetAsync(address.Replace("/patients/{patient}", await hospital.PatientAsync("brandt"), StringComparison.Ordinal));
        Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_page_with_a_next_step_and_nothing_of_the_inside()
    {
        using var answer = await hospital.Clinician.GetAsync("/administration/accounts");
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Your role does not open this page", html, StringComparison.Ordinal);
        Assert.Contains("To the start", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    [GeneratedRegex("<script(?![^>]*src=)|<style|<[^>]*\\sstyle=|<[^>]*\\son[a-z]+=|<[^>]*javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
