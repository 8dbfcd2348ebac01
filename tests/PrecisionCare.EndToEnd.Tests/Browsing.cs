using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>How a person looks at the application: which window, with or without scripts.</summary>
public sealed record Looking(int Width = 1280, int Height = 900, bool JavaScript = true)
{
    public static Looking Desktop { get; } = new();

    /// <summary>As wide as telephones in use.</summary>
    public static Looking Telephone { get; } = new(390, 844);

    public static Looking WithoutScript { get; } = new(JavaScript: false);
}

/// <summary>One person's browser: cookies of its own, and a note of everything that the browser complained about.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Browsing(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsRefusal(message.Text)) _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"exception: {error}");
        page.RequestFailed += (_, request) =>
        {
            if (request.Failure is not "net::ERR_ABORTED") _complaints.Enqueue($"{request.Failure}: {request.Method} {new Uri(request.Url).AbsolutePath}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500) _complaints.Enqueue($"status {response.Status}: {new Uri(response.Url).AbsolutePath}");
        };
    }

    public IPage Page { get; }

    public static async Task<Browsing> OpenAsync(IBrowser browser, Uri address, Looking looking, string? storageState)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = looking.Width, Height = looking.Height },
            JavaScriptEnabled = looking.JavaScript,
            ColorScheme = ColorScheme.Light,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = storageState,
        });
        context.SetDefaultTimeout(30_000);
        return new Browsing(context, await context.NewPageAsync());
    }

    /// <summary>Fails when anything was blocked by the Content-Security-Policy, a script failed, a request failed, or the server answered with an error of its own.</summary>
    public void HadNoComplaints() => Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints.Distinct()));

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Chromium notes every refused page (403, 404) as an error of the console; tests look at the status itself.</summary>
    private static bool IsRefusal(string message) => message.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal);
}
