using System.Collections.Immutable;
using System.Text;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>A page as a fuzzer knows it: its address, and what its own forms would send.</summary>
/// <param name="Address">With ids of the demo.</param>
/// <param name="Fields">Names and values of its forms' fields.</param>
/// <param name="Handlers">Queries of its forms' actions.</param>
internal sealed record KnownPage(string Address, ImmutableArray<(string Name, string Value)> Fields, ImmutableArray<string> Handlers);

/// <summary>Requests that no browser would send, from a seed: half of them to addresses and with fields that exist, so that they get past the first refusal.</summary>
internal sealed class OddRequests(Random random, ImmutableArray<string> routes, ImmutableArray<KnownPage> pages)
{
    private static readonly string[] Fields = ["Input.Email", "Credential", "passkey", "session", "Account.PasswordHash", "account.IsDisabled", "__RequestVerificationToken", "page", "a[0].b[1]", "roles[99999999]", "files"];

    private static readonly string[] Handlers = ["", "", "?handler=NoSuch", "?handler=", "?page=-1", "?page=99999999999", "?find=%F0%28%8C%28", "?returnUrl=//x", "?kind=%00", "?a&a&=&&%%", "?at=0000-00-00"];

    private static readonly string[] Bits =
    [
        "", " ", "\0", "'", "\"", "--", "' OR 1=1 --", "<script>", "../../../etc/passwd", "%00", "%n%s%x", "{{7*7}}", "${jndi:ldap://x/a}", "\r\nSet-Cookie: a=b", "\uFFFF", "\uD800", "🧬", "ﷺ", "\u202E", "e\u0301\u0302\u0303",
        "NaN", "-1", "0", "1e309", "2147483648", "9223372036854775808", "0001-01-01", "9999-12-31", "2026-02-30", "true", "null", "[]", "{}", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "A", "=cmd|' /C calc'!A0",
    ];

    public HttpRequestMessage Next(string token)
    {
        var page = random.Next(2) == 0 && pages.Length > 0 ? pages[random.Next(pages.Length)] : null;
        string address = page?.Address ?? Route();
        string query = page is { Handlers.Length: > 0 } && random.Next(2) == 0 ? page.Handlers[random.Next(page.Handlers.Length)] : Pick(Handlers);
        string method = Pick("GET", "GET", "POST", "POST", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "PROPFIND");
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address + query, UriKind.Relative));
        if (method is "POST" or "PUT" or "PATCH") request.Content = Body(page, token);
        for (int n = random.Next(3); n > 0; n--)
        {
            string name = Pick("Accept", "Accept-Language", "Referer", "X-Forwarded-For", "X-Forwarded-Proto", "Range", "If-None-Match", "If-Modified-Since", "User-Agent", "Sec-Fetch-Site", "Origin", "Traceparent",
                "X-HTTP-Method-Override", "Cookie", "Host", "Expect", "Content-Encoding", "Authorization");
            request.Headers.TryAddWithoutValidation(name, string.Concat(Text().Where(c => c is >= ' ' and < '\u007F')));
        }

        return request;
    }

    /// <summary>Any route that the application has, each part of it something that it is not.</summary>
    private string Route() => "/" + string.Join('/', routes[random.Next(routes.Length)].Split('/').Select(part => part switch
    {
        "{id:guid}" => random.Next(3) == 0 ? Uri.EscapeDataString(Text()) : Guid.NewGuid().ToString(),
        ['{', ..] => Uri.EscapeDataString(Text()),
        _ => part,
    }));

    private HttpContent Body(KnownPage? page, string token)
    {
        switch (random.Next(12))
        {
            case 0:
                byte[] bytes = new byte[random.Next(2000)];
                random.NextBytes(bytes);
                return Typed(new ByteArrayContent(bytes));
            case 1:
                return Typed(new StringContent($$"""{"Input":{"Email":["{{Text().Replace("\"", "", StringComparison.Ordinal)}}"]},"__RequestVerificationToken":"{{token}}"}""", Encoding.UTF8));
            case 2:
                var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
                byte[] file = Encoding.UTF8.GetBytes(Text());
                form.Add(new ByteArrayContent(file), Pick("files", "Input.Proof", "x"), "f" + string.Concat(Text().Where(c => c is >= ' ' and < '\u007F' and not '"')) + Pick(".txt", ".vcf.gz", ".zip", ".pdf", ".json", ""));
                return form;
            case 3 when random.Next(20) == 0:
                return new FormUrlEncodedContent(Enumerable.Range(0, 1100).Select(n => KeyValuePair.Create($"roles[{n}]", "x")).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
            case 4 when random.Next(20) == 0:
                return new FormUrlEncodedContent([KeyValuePair.Create(Field(page).Name, new string('\u00e9', 200_000)), KeyValuePair.Create("__RequestVerificationToken", token)]);
            default:
                var fields = Enumerable.Range(0, random.Next(8)).Select(_ => Field(page)).Select(f => KeyValuePair.Create(f.Name, random.Next(2) == 0 ? f.Value : Text())).ToList();
                if (random.Next(8) > 0) fields.Add(KeyValuePair.Create("__RequestVerificationToken", random.Next(10) == 0 ? Text() : token));
                return new FormUrlEncodedContent(fields);
        }
    }

    private HttpContent Typed(HttpContent content)
    {
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation(
            "Content-Type", Pick("application/x-www-form-urlencoded", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/xml", "application/fhir+json", "application/x-www-form-urlencoded; charset=utf-7", "x", ""));
        return content;
    }

    private (string Name, string Value) Field(KnownPage? page) => page is { Fields.Length: > 0 } && random.Next(5) > 0 ? page.Fields[random.Next(page.Fields.Length)] : (Pick(Fields), Text());

    private string Text() => random.Next(10) switch
    {
        0 => new string(Pick(Bits).FirstOrDefault('x'), random.Next(5000)).Replace("\uD800", "x", StringComparison.Ordinal),
        1 or 2 => Clean(Pick(Bits) + Pick(Bits) + Pick(Bits)),
        _ => Clean(Pick(Bits)),
    };

    /// <summary>Half a surrogate pair cannot be sent by .NET's client.</summary>
    private static string Clean(string text) => text.Replace("\uD800", "", StringComparison.Ordinal);

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
