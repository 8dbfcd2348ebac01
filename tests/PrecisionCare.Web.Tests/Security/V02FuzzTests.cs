using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>
/// OWASP ASVS 5.0, 2.2: thousands of requests that no browser would send (PRECISIONCARE_ODD_REQUESTS tells how many), from a fixed seed, by every role and by nobody, to every route that the application has: forms, JSON in their
/// place, queries, ids, headers, methods, uploads. Each gets an answer with a reason, none a fault of ours, and nothing that was there before is lost.
/// </summary>
[Trait("ASVS", "2.2")]
public sealed partial class V02FuzzTests
{
    private const int Lanes = 4, LargestForm = 1 << 20;

    /// <summary>In the ordinary run fewer than in that of security, which asks for ten thousand.</summary>
    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("PRECISIONCARE_ODD_REQUESTS") ?? "2400", CultureInfo.InvariantCulture) / Lanes * Lanes;

    /// <summary>Longer is a hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Roles = ["clinician", "counselor", "consent", "admin"];

    [Fact]
    public async Task Odd_requests_get_an_answer_with_a_reason_and_nothing_is_lost()
    {
        // Limits on how often would answer for what is behind them.
        await using var web = await RunningWeb.StartAsync(demo: true, "--Limits:ExportsPerHour=100000");
        await web.ImportsEndAsync();
        string[] patients = [.. (await web.Services.GetRequiredService<PatientDirectory>().SearchAsync("", size: 100)).Items.Select(p => p.Key.ToString())];
        ImmutableArray<string> routes =
        [
            .. web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!.Trim('/')).Where(r => r is not "sign-out" && !r.Contains("{**", StringComparison.Ordinal)),
            "{x}", "patients/{id:guid}/{x}", "administration/{x}",
        ];
        var before = await CountAsync(web);

        var faults = new ConcurrentBag<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => LaneAsync(web, lane, routes, patients, faults, statuses))));

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20)));
        Assert.Equal(Requests, statuses.Values.Sum());
        // Requests that are refused at the first door would show nothing.
        Assert.True(statuses.GetValueOrDefault(200) > Requests / 10, string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}")));
        var after = await CountAsync(web);
        Assert.Equal(before.Patients, after.Patients);
        Assert.Equal(before.Resources, after.Resources);
        Assert.True(after.Consents >= before.Consents && after.Accounts >= before.Accounts && after.Audit > before.Audit);
        Assert.Null((await web.Services.GetRequiredService<AuditVerifier>().VerifyAsync()).Fault);
        Assert.DoesNotContain("\"Level\":\"Error\"", web.Log(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task LaneAsync(RunningWeb web, int lane, ImmutableArray<string> routes, string[] patients, ConcurrentBag<string> faults, ConcurrentDictionary<int, int> statuses)
    {
        var random = new Random(20261122 + lane);
        using var nobody = web.Visit();
        Visitor[] people = [.. await Task.WhenAll(Roles.Select(r => web.SignInAsync(r + "@demo.example"))), nobody];
        ImmutableArray<KnownPage>[] known = [.. await Task.WhenAll(people.Select(p => KnownAsync(p, routes, patients[lane % patients.Length])))];
        string[] tokens = [.. await Task.WhenAll(people.Select((p, who) => TokenAsync(p, who)))];
        for (int i = 0; i < Requests / Lanes; i++)
        {
            int who = random.Next(people.Length);
            using var request = new OddRequests(random, routes, known[who]).Next(tokens[who]);
            request.Headers.ConnectionClose = true; // on a connection that the server gives up after a refusal, the next request would be lost
            string asked = $"{(who < Roles.Length ? Roles[who] : "nobody")} {request.Method} {request.RequestUri} ({lane}/{i})";
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                using var answer = await people[who].Client.SendAsync(request, patience.Token);
                int status = (int)answer.StatusCode;
                statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                if (status >= 500 && !request.RequestUri!.OriginalString.StartsWith("/error/5", StringComparison.Ordinal)) faults.Add($"{asked}: {status}");
                // What the server itself cannot read as HTTP it refuses before the application sees it, without our headers.
                bool ours = answer.Headers.Contains("X-Content-Type-Options");
                if (status >= 400 && ours && request.Method != HttpMethod.Head && (await answer.Content.ReadAsStringAsync()).Length == 0) faults.Add($"{asked}: {status} without a reason: {request.Headers}{request.Content?.Headers}");
                if (who < Roles.Length && answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true)
                {
                    // What was sent may have ended the session; the person comes again.
                    using var look = await people[who].GetAsync("/knowledge");
                    if (look.StatusCode == HttpStatusCode.OK) continue;
                    using var back = await people[who].SignInAsync(Roles[who] + "@demo.example", DemoAccounts.Password);
                    tokens[who] = await TokenAsync(people[who], who);
                }
            }
            catch (HttpRequestException) when (request.Content?.Headers.ContentLength > LargestForm)
            {
                // Told that it is too large, and cut off, while it was still being sent.
                statuses.AddOrUpdate(413, 1, (_, n) => n + 1);
            }
            catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
            {
                faults.Add($"{asked}: {broken.Message}");
            }
        }

        foreach (var person in people[..^1]) person.Dispose();
    }

    /// <summary>Every page that a person can open, with the fields and actions of its forms.</summary>
    private static async Task<ImmutableArray<KnownPage>> KnownAsync(Visitor person, ImmutableArray<string> routes, string patient)
    {
        var known = ImmutableArray.CreateBuilder<KnownPage>();
        foreach (string route in routes)
        {
            string address = "/" + route.Replace("{id:guid}", patient, StringComparison.Ordinal).Replace("{symbol}", "DPYD", StringComparison.Ordinal).Replace("{name}", "capecitabine", StringComparison.Ordinal);
            address = Parameter().Replace(address, "0");
            using var answer = await person.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            known.Add(new KnownPage(
                address,
                [.. Named().Matches(html).Select(f => (f.Groups[1].Value, Value().Match(f.Value) is { Success: true } v ? v.Groups[1].Value : "on")).Where(f => f.Item1 is not ("viewport" or "__RequestVerificationToken"))],
                [.. Action().Matches(html).Select(a => a.Groups[1].Value).Distinct()]));
        }

        return known.ToImmutable();
    }

    private static async Task<string> TokenAsync(Visitor person, int who) => Visitor.TokenIn(await person.ReadAsync(who == Roles.Length ? "/sign-in" : "/knowledge"));

    private static async Task<(int Patients, int Resources, int Consents, int Accounts, int Audit)> CountAsync(RunningWeb web)
    {
        using var every = web.Services.GetRequiredService<WorkScopes>().EnterEvery("test");
        await using var context = await web.Services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContextAsync();
        return (await context.Patients.CountAsync(), await context.Resources.CountAsync(), await context.ConsentVersions.CountAsync(), await context.Users.CountAsync(), await context.Audit.CountAsync());
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<(?:input|select|textarea|button)\\b[^>]*\\bname=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Named();

    [GeneratedRegex("\\bvalue=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("action=\"[^\"?]*(\\?handler=\\w+)\"")]
    private static partial Regex Action();
}
