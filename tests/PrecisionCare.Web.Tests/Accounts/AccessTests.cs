using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Tests.Accounts;

/// <summary>Each role opens its own pages and no other.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class AccessTests(DemoHospital hospital)
{
    private const string Clinical = "clinician@demo.example counselor@demo.example";

    /// <summary>Page, and who may open it.</summary>
    public static TheoryData<string, string> Matrix { get; } = new()
    {
        { "/patients", Clinical + " consent@demo.example" },
        { "/patients/{patient}", Clinical },
        { "/patients/{patient}/medicines", Clinical },
        { "/patients/{patient}/genome", Clinical },
        { "/patients/{patient}/labs", Clinical },
        { "/patients/{patient}/risk", Clinical },
        { "/patients/{patient}/record", Clinical },
        { "/patients/{patient}/access", Clinical },
        { "/patients/{patient}/emergency", "clinician@demo.example" },
        { "/patients/{patient}/team", Clinical + " consent@demo.example" },
        { "/care-teams", "consent@demo.example" },
        { "/emergency-reviews", "consent@demo.example" },
        { "/imports", Clinical + " admin@demo.example" },
        { "/consents", "consent@demo.example" },
        { "/consents/wordings", "consent@demo.example" },
        { "/consents/patients/{patient}/requests", "consent@demo.example" },
        { "/consents/patients/{patient}/simulator", "consent@demo.example" },
        { "/administration/accounts", "admin@demo.example" },
        { "/knowledge", Clinical + " consent@demo.example admin@demo.example" },
        { "/account/password", Clinical + " consent@demo.example admin@demo.example" },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_page_opens_for_its_roles_and_refuses_all_others(string page, string allowed)
    {
        page = page.Replace("/patients/{patient}", await hospital.PatientAsync("brandt"), StringComparison.Ordinal);
        foreach (string email in new[] { "clinician", "counselor", "consent", "admin" }.Select(n => n + "@demo.example"))
        {
            var person = await hospital.PersonAsync(email);
            using var answer = await person.GetAsync(page);
            var expected = allowed.Split(' ').Contains(email) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            Assert.True(expected == answer.StatusCode, $"{email} on {page}: {answer.StatusCode}, expected {expected}");
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Nobody_opens_a_page_without_signing_in(string page, string allowed)
    {
        Assert.NotEmpty(allowed);
        page = page.Replace("/patients/{patient}", await hospital.PatientAsync("brandt"), StringComparison.Ordinal);
        using var stranger = hospital.Web.Visit();
        using var answer = await stranger.GetAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_stands_in_the_table_or_is_meant_for_everyone()
    {
        var pages = hospital.Web.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.True(
            AccessTable.Open.Contains(page) != AccessTable.Rules.Any(r => r.Page == page || (r.Page.EndsWith('/') && page.StartsWith(r.Page, StringComparison.Ordinal))), page));
    }

    [Fact]
    public void A_page_that_is_not_in_the_table_is_closed_to_all_roles() => Assert.False(AccessTable.Allows("/Invented", _ => true));

    [Fact]
    public async Task A_consent_administrator_sees_who_the_patients_are_and_nothing_clinical()
    {
        var person = await hospital.PersonAsync("consent@demo.example");
        string html = await person.ReadAsync("/patients");
        Assert.Contains("BRANDT, Helena", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Needs a look", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/patients/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_leads_only_to_pages_that_open()
    {
        var person = await hospital.PersonAsync("admin@demo.example");
        string html = await person.ReadAsync("/knowledge");
        Assert.DoesNotContain("href=\"/patients\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/administration/accounts\"", html, StringComparison.Ordinal);
    }
}
