using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests;

/// <summary>Somebody at a browser without scripts: opens pages, fills forms in.</summary>
internal sealed partial class Visitor(HttpClient client, Cookies cookies) : IDisposable
{
    public HttpClient Client => client;

    /// <summary>The cookies that the browser holds, by name.</summary>
    public Cookies Cookies => cookies;

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>The page's HTML; anything but 200 fails.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var answer = await GetAsync(address);
        string html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        return html;
    }

    /// <summary>Sends a form with the token of the page it stands on.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        string token = TokenIn(await ReadAsync(page));
        return await PostAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string query = "") =>
        SendAsync("/sign-in" + query, "/sign-in" + query, ("Input.Email", email), ("Input.Password", password));

    /// <summary>Uploads files as the import page's form does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(TokenIn(await ReadAsync("/imports"))), "__RequestVerificationToken");
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        return await client.PostAsync(new Uri("/imports", UriKind.Relative), form);
    }

    /// <summary>The antiforgery token of the first form.</summary>
    public static string TokenIn(string html) => Token().Match(html) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("The page has no form.");

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
