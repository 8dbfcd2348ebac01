using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>
/// OWASP ASVS 5.0, 8.2.1: every endpoint of the running application, asked by everybody with every verb. The table says by hand who gets in; an endpoint that
/// it does not know fails.
/// </summary>
[Collection(DemoHospitalTests.Name), Trait("ASVS", "8.2.1")]
public sealed class V08AccessMatrixTests(DemoHospital hospital)
{
    private const string Clinician = "clinician", Counselor = "counselor", Consent = "consent", Admin = "admin", Nobody = "nobody";

    private static readonly string[] Treating = [Clinician, Counselor];
    private static readonly string[] SignedIn = [Clinician, Counselor, Consent, Admin];
    private static readonly string[] Everybody = [.. SignedIn, Nobody];

    /// <summary>Route, who may look (GET and HEAD), who may send (POST).</summary>
    private static readonly ImmutableArray<(string Route, string[] Look, string[] Send)> Table =
    [
        ("", SignedIn, []),
        ("sign-in", Everybody, Everybody),
        ("sign-in/code", Everybody, Everybody),
        ("sign-in/passkey", Everybody, Everybody),
        ("sign-out", SignedIn, SignedIn),
        ("setup", Everybody, Everybody),
        ("error/{status:int}", Everybody, Everybody),
        ("reading", Everybody, Everybody),
        ("account", SignedIn, SignedIn),
        ("account/password", SignedIn, SignedIn),
        ("account/second-factor", SignedIn, SignedIn),
        ("account/authenticator", SignedIn, SignedIn),
        ("account/passkey", SignedIn, SignedIn),
        ("account/sessions", SignedIn, SignedIn),
        ("account/kept/{id:guid}", SignedIn, []),
        ("knowledge", SignedIn, []),
        ("patients", [.. Treating, Consent], [.. Treating, Consent]),
        ("patients/{id:guid}", Treating, Treating),
        ("patients/{id:guid}/medicines", Treating, []),
        ("patients/{id:guid}/medicines/guidelines", Treating, []),
        ("patients/{id:guid}/medicines/guidelines/{name}", Treating, []),
        ("patients/{id:guid}/genome", Treating, []),
        ("patients/{id:guid}/genome/variants", Treating, []),
        ("patients/{id:guid}/genome/{symbol}", Treating, []),
        ("patients/{id:guid}/genome/report", Treating, Treating),
        ("patients/{id:guid}/genome/reports/{report}", Treating, Treating),
        ("patients/{id:guid}/labs", Treating, []),
        ("patients/{id:guid}/labs/{test}", Treating, []),
        ("patients/{id:guid}/risk", Treating, []),
        ("patients/{id:guid}/risk/{model}", Treating, []),
        ("patients/{id:guid}/risk/kept", Treating, []),
        ("patients/{id:guid}/risk/kept/{score:guid}", Treating, []),
        ("patients/{id:guid}/record", Treating, []),
        ("patients/{id:guid}/record/{fact}", Treating, []),
        ("patients/{id:guid}/history", Treating, []),
        ("patients/{id:guid}/history/{snapshot:guid}", Treating, []),
        ("patients/{id:guid}/board", Treating, []),
        ("patients/{id:guid}/conferences", Treating, []),
        ("patients/{id:guid}/conferences/new", Treating, Treating),
        ("patients/{id:guid}/conferences/{conference:guid}", Treating, Treating),
        ("conferences", Treating, []),
        ("patients/{id:guid}/conflicts/{mark}", Treating, Treating),
        ("patients/{id:guid}/therapies/{indication}", Treating, []),
        ("patients/{id:guid}/therapies/{indication}/compare", Treating, []),
        ("patients/{id:guid}/timeline", Treating, []),
        ("patients/{id:guid}/therapies/{indication}/decide", [Clinician], [Clinician]),
        ("patients/{id:guid}/decisions", Treating, Treating),
        ("patients/{id:guid}/explain", Treating, Treating),
        ("patients/{id:guid}/explain/{explanation:guid}", Treating, Treating),
        ("patients/{id:guid}/explain/{explanation:guid}/codes", Treating, Treating),
        ("patients/{id:guid}/explain/{explanation:guid}/{letter:regex(^(letter|family-letter|summary)$)}", Treating, Treating),
        ("my-result", Everybody, Everybody),
        ("patients/{id:guid}/plan", Treating, []),
        ("patients/{id:guid}/plan/draft", [Clinician], [Clinician]),
        ("patients/{id:guid}/plan/{version:int}", Treating, Treating),
        ("patients/{id:guid}/counseling", Treating, Treating),
        ("patients/{id:guid}/counseling/file", Treating, Treating),
        ("patients/{id:guid}/counseling/drafts/{draft:guid}", [Counselor], [Counselor]),
        ("patients/{id:guid}/counseling/sessions/{session:guid}", Treating, Treating),
        ("patients/{id:guid}/counseling/appointments/new", [Counselor], [Counselor]),
        ("patients/{id:guid}/counseling/appointments/{appointment:guid}", Treating, Treating),
        ("patients/{id:guid}/counseling/referrals/new", [Counselor], [Counselor]),
        ("patients/{id:guid}/counseling/questionnaires/{name}", Treating, []),
        ("patients/{id:guid}/counseling/questionnaires/{name}/answer", [Counselor], [Counselor]),
        ("patients/{id:guid}/counseling/responses/{response:guid}", Treating, Treating),
        ("questionnaires", [Counselor, Admin], [Counselor, Admin]),
        ("patients/{id:guid}/family", Treating, Treating),
        ("patients/{id:guid}/family/person/{person?}", Treating, Treating),
        ("patients/{id:guid}/family/relations", Treating, Treating),
        ("patients/{id:guid}/family/file", Treating, Treating),
        ("patients/{id:guid}/access", Treating, []),
        ("patients/{id:guid}/emergency", [Clinician], [Clinician]),
        ("patients/{id:guid}/team", [.. Treating, Consent], [.. Treating, Consent]),
        ("care-teams", [Consent], [Consent]),
        ("emergency-reviews", [Consent], [Consent]),
        ("consents", [Consent], [Consent]),
        ("consents/wordings", [Consent], [Consent]),
        ("consents/patients/{id:guid}", [Consent], []),
        ("consents/patients/{id:guid}/access", [Consent], []),
        ("consents/patients/{id:guid}/consent/{consent}", [Consent], [Consent]),
        ("consents/patients/{id:guid}/consent/{consent}/withdraw", [Consent], [Consent]),
        ("consents/patients/{id:guid}/new", [Consent], [Consent]),
        ("consents/patients/{id:guid}/requests", [Consent], [Consent]),
        ("consents/patients/{id:guid}/simulator", [Consent], []),
        ("imports", [.. Treating, Admin], [.. Treating, Admin]),
        ("imports/{id:guid}", [.. Treating, Admin], [.. Treating, Admin]),
        ("imports/samples/{id:guid}", Treating, Treating),
        ("models", [.. Treating, Admin], []),
        ("models/{model}", [.. Treating, Admin], []),
        ("models/{model}/use", [Admin], [Admin]),
        ("audit", [Consent, Admin], [Consent, Admin]),
        ("administration/organisations", [Admin], [Admin]),
        ("administration/accounts", [Admin], [Admin]),
        ("administration/accounts/{id:guid}", [Admin], [Admin]),
        ("administration/advice", [Admin], [Admin]),
        ("health/live", Everybody, Everybody),
        ("health/ready", Everybody, Everybody),
    ];

    private static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    private readonly IEnumerable<RouteEndpoint> _endpoints = hospital.Web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        // The last is a help of the development server, which a published program does not have.
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != "{**path:file}");

    [Fact]
    public void The_table_names_every_endpoint_of_the_running_application_and_no_other()
    {
        var routes = _endpoints.Select(Route).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Table.Select(t => t.Route).Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task Everybody_gets_with_every_verb_exactly_what_the_table_says()
    {
        string patient = (await hospital.PatientAsync("brandt"))["/patients/".Length..];
        var wrong = new List<string>();
        foreach (string who in Everybody)
        {
            using var stranger = hospital.Web.Visit();
            var person = who == Nobody ? stranger : await hospital.PersonAsync(who + "@demo.example");
            string token = Visitor.TokenIn(await person.ReadAsync(who == Nobody ? "/sign-in" : "/knowledge"));
            foreach (var (route, look, send) in Table.Where(t => t.Route is not ("sign-out" or "setup")))
            {
                foreach (string verb in Verbs)
                {
                    using var answer = await AskAsync(person, verb, Address(route, patient), token);
                    if (Expected(verb, look.Contains(who), send.Contains(who), who, route) is { } expected && !expected.Contains((int)answer.StatusCode))
                        wrong.Add($"{who} {verb} /{route}: {(int)answer.StatusCode}, expected {string.Join(" or ", expected)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact, Trait("ASVS", "8.2.2")]
    public async Task An_id_of_nobody_is_not_found_whoever_asks_and_whatever_it_names()
    {
        foreach (var (route, look, _) in Table.Where(t => t.Route.Contains("{id:guid}", StringComparison.Ordinal)))
        {
            foreach (string who in look)
            {
                var person = await hospital.PersonAsync(who + "@demo.example");
                using var answer = await person.GetAsync("/" + Address(route, Guid.NewGuid().ToString()));
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{who} on {route}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public void What_is_no_page_and_not_listed_as_open_is_closed()
    {
        var open = _endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null);
        Assert.Equal(["health/live", "health/ready"], open.Select(Route).Order(StringComparer.Ordinal));
    }

    /// <returns>The statuses that are right.</returns>
    private static int[] Expected(string verb, bool looks, bool sends, string who, string route)
    {
        if (verb is "TRACE" or "OPTIONS") return [405];
        if (route.StartsWith("health/", StringComparison.Ordinal)) return [200];
        bool anyone = Table.First(t => t.Route == route).Look.Contains(Nobody);
        if (verb is "GET" or "HEAD") return looks ? [200, 302, 404] : who == Nobody ? [302] : [403];
        if (!looks && !anyone) return who == Nobody ? [302] : verb == "POST" ? [403] : [403, 405];
        if (verb == "POST" && sends) return [200, 302, 303, 400, 404, 405, 415];
        // Pages have no other verbs: a missing token is noticed first, then the missing handler.
        return [400, 404, 405];
    }

    private static async Task<HttpResponseMessage> AskAsync(Visitor person, string verb, string address, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri("/" + address, UriKind.Relative));
        if (verb is not ("GET" or "HEAD" or "TRACE")) request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await person.Client.SendAsync(request);
    }

    private static string Address(string route, string id) => route
        .Replace("{id:guid}", id, StringComparison.Ordinal).Replace("{snapshot:guid}", id, StringComparison.Ordinal).Replace("{conference:guid}", id, StringComparison.Ordinal).Replace("{explanation:guid}", id, StringComparison.Ordinal).Replace("{letter:regex(^(letter|family-letter|summary)$)}", "letter", StringComparison.Ordinal).Replace("{status:int}", "404", StringComparison.Ordinal).Replace("{version:int}", "1", StringComparison.Ordinal).Replace("{symbol}", "DPYD", StringComparison.Ordinal)
        .Replace("{draft:guid}", id, StringComparison.Ordinal).Replace("{session:guid}", id, StringComparison.Ordinal).Replace("{appointment:guid}", id, StringComparison.Ordinal).Replace("{response:guid}", id, StringComparison.Ordinal)
        .Replace("{name}", "capecitabine", StringComparison.Ordinal).Replace("{test}", "0", StringComparison.Ordinal).Replace("{fact}", "0", StringComparison.Ordinal)
        .Replace("{indication}", "0", StringComparison.Ordinal).Replace("{consent}", "x", StringComparison.Ordinal)
        .Replace("{model}", "ckd_epi_2021_creatinine", StringComparison.Ordinal).Replace("{score:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);

    private static string Route(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Trim('/');
}
