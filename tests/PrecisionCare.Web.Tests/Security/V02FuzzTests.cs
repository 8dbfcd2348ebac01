using System.Collections.Concurrent;
using System.Text;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>
/// OWASP ASVS 5.0, 2.2: ten thousand requests that no browser would send, from a fixed seed: forms, queries, ids, headers, methods, uploads. Each gets an answer
/// with a reason, none a fault of ours, and nothing that was there before is lost.
/// </summary>
[Collection(DemoHospitalTests.Name), Trait("ASVS", "2.2")]
public sealed class V02FuzzTests(DemoHospital hospital)
{
    private const int Requests = 10_000, Lanes = 4;

    private static readonly string[] Routes =
    [
        "/sign-in", "/sign-in/code", "/sign-in/passkey", "/setup", "/patients", "/patients/{id}", "/patients/{id}/genome/{x}", "/patients/{id}/labs/{x}", "/patients/{id}/record/{x}",
        "/patients/{id}/therapies/{x}", "/imports", "/imports/{id}", "/imports/samples/{id}", "/account", "/account/password", "/account/second-factor", "/account/authenticator",
        "/account/passkey", "/account/sessions", "/account/kept/{id}", "/administration/accounts", "/administration/accounts/{id}", "/error/{x}", "/{x}", "/knowledge",
    ];

    private static readonly string[] Fields =
    [
        "Input.Email", "Input.Password", "Input.Name", "Input.Role", "Input.Code", "Input.Present", "Input.Chosen", "Input.Offer", "Input.Credential", "Credential", "Code", "Text", "Find",
        "Password", "passkey", "session", "patient", "roles", "off", "Confirmed", "MayBreakGlass", "DisplayName", "ReturnUrl", "account.IsDisabled", "Account.PasswordHash", "__RequestVerificationToken", "page",
    ];

    private static readonly string[] Handlers = ["", "?handler=Search", "?handler=Choose", "?handler=Confirm", "?handler=Cancel", "?handler=Retry", "?handler=End", "?handler=Others", "?handler=Codes",
        "?handler=RemovePasskey", "?handler=Switch", "?handler=Roles", "?handler=Unlock", "?handler=NoSuch", "?page=-1", "?page=99999999999", "?find=%F0%28%8C%28", "?returnUrl=//x", "?kind=%00"];

    private static readonly string[] Bits =
    [
        "", " ", "\0", "'", "\"", "--", "' OR 1=1 --", "<script>", "../../../etc/passwd", "%00", "%n%s%x", "{{7*7}}", "${jndi:ldap://x/a}", "\r\nSet-Cookie: a=b", "\uFFFF", "\uD800", "🧬", "ﷺ", "\u202E",
        "NaN", "-1", "0", "1e309", "2147483648", "9223372036854775808", "true", "null", "[]", "{}", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "A", "=cmd|' /C calc'!A0",
    ];

    [Fact]
    public async Task Ten_thousand_odd_requests_get_an_answer_and_none_a_fault()
    {
        string patientsBefore = await hospital.Clinician.ReadAsync("/patients");
        Visitor[] people = [hospital.Clinician, await hospital.PersonAsync("admin@demo.example"), await hospital.PersonAsync("consent@demo.example"), hospital.Web.Visit()];
        var faults = new ConcurrentBag<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => LaneAsync(lane, people, faults, statuses))));

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20)));
        Assert.Equal(Requests, statuses.Values.Sum());
        Assert.DoesNotContain(statuses.Keys, s => s >= 500);
        Assert.Equal(Names(patientsBefore), Names(await hospital.Clinician.ReadAsync("/patients")));
        people[^1].Dispose();
    }

    private static async Task LaneAsync(int lane, Visitor[] people, ConcurrentBag<string> faults, ConcurrentDictionary<int, int> statuses)
    {
        var random = new Random(20261122 + lane);
        string[] tokens = [.. await Task.WhenAll(people.Select(async p => Visitor.TokenIn(await p.ReadAsync(p == people[^1] ? "/sign-in" : "/knowledge"))))];
        for (int i = 0; i < Requests / Lanes; i++)
        {
            int who = random.Next(people.Length);
            using var request = Odd(random, tokens[who]);
            string asked = $"{request.Method} {request.RequestUri} ({lane}/{i})";
            try
            {
                using var answer = await people[who].Client.SendAsync(request);
                statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
                if ((int)answer.StatusCode >= 500) faults.Add($"{asked}: {(int)answer.StatusCode}");
            }
            catch (HttpRequestException broken)
            {
                faults.Add($"{asked}: {broken.Message}");
            }
        }
    }

    private static HttpRequestMessage Odd(Random random, string token)
    {
        string route = Pick(random, Routes).Replace("{id}", random.Next(3) == 0 ? Uri.EscapeDataString(Text(random)) : Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{x}", Uri.EscapeDataString(Text(random)), StringComparison.Ordinal);
        string method = Pick(random, ["GET", "GET", "POST", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "PROPFIND"]);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(route + Pick(random, Handlers), UriKind.Relative));
        if (method is "POST" or "PUT" or "PATCH") request.Content = Body(random, token);
        for (int n = random.Next(3); n > 0; n--)
        {
            string name = Pick(random, ["Accept", "Accept-Language", "Referer", "X-Forwarded-For", "X-Forwarded-Proto", "Range", "If-None-Match", "If-Modified-Since", "User-Agent", "Sec-Fetch-Site", "Origin", "Traceparent", "X-HTTP-Method-Override"]);
            request.Headers.TryAddWithoutValidation(name, string.Concat(Text(random).Where(c => c is >= ' ' and < '\u007F')));
        }

        return request;
    }

    private static HttpContent Body(Random random, string token)
    {
        switch (random.Next(8))
        {
            case 0:
                byte[] bytes = new byte[random.Next(2000)];
                random.NextBytes(bytes);
                var raw = new ByteArrayContent(bytes);
                raw.Headers.TryAddWithoutValidation("Content-Type", Pick(random, ["application/x-www-form-urlencoded", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/xml", "application/fhir+json", "x", ""]));
                return raw;
            case 1:
                var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
                byte[] file = Encoding.UTF8.GetBytes(Text(random));
                form.Add(new ByteArrayContent(file), "files", "f" + string.Concat(Text(random).Where(c => c is >= ' ' and < '\u007F' and not '"')) + Pick(random, [".txt", ".vcf.gz", ".zip", ""]));
                return form;
            default:
                var fields = Enumerable.Range(0, random.Next(6)).Select(_ => KeyValuePair.Create(Pick(random, Fields), Text(random))).ToList();
                if (random.Next(4) > 0) fields.Add(KeyValuePair.Create("__RequestVerificationToken", token));
                return new FormUrlEncodedContent(fields.Where(f => !f.Value.Contains('\uD800', StringComparison.Ordinal)));
        }
    }

    private static string Text(Random random) => random.Next(10) switch
    {
        0 => new string(Pick(random, Bits).FirstOrDefault('x'), random.Next(5000)).Replace("\uD800", "x", StringComparison.Ordinal),
        1 or 2 => Clean(Pick(random, Bits) + Pick(random, Bits) + Pick(random, Bits)),
        _ => Clean(Pick(random, Bits)),
    };

    /// <summary>Half a surrogate pair cannot be sent by .NET's client.</summary>
    private static string Clean(string text) => text.Replace("\uD800", "", StringComparison.Ordinal);

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string Names(string list) => string.Join('|', System.Text.RegularExpressions.Regex.Matches(list, "href=\"/patients/[0-9a-f-]{36}\"").Select(m => m.Value));
}
