namespace PrecisionCare.Web.Tests;

/// <summary>
/// Keeps cookies as browsers do on http://localhost, which they trust: those marked Secure too, which .NET's own container would not send back. Follows no redirect.
/// </summary>
internal sealed class Cookies() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Dictionary<string, string> _held = [];

    public string? this[string name]
    {
        get { lock (_held) return _held.GetValueOrDefault(name); }
        set
        {
            lock (_held)
            {
                if (value is null) _held.Remove(name);
                else _held[name] = value;
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string all;
        lock (_held) all = string.Join("; ", _held.Select(c => $"{c.Key}={c.Value}"));
        if (all.Length > 0) request.Headers.Add("Cookie", all);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (string cookie in set) Take(cookie);
        return answer;
    }

    private void Take(string cookie)
    {
        string pair = cookie.Split(';')[0];
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        string value = pair[(equals + 1)..];
        bool isOver = value.Length == 0 || cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase);
        this[pair[..equals]] = isOver ? null : value;
    }
}
