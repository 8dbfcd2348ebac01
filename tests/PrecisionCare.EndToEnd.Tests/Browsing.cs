using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>How a person looks at the application: which window, with or without scripts.</summary>
internal sealed record Looking(int Width = 1280, int Height = 900, bool JavaScript = true)
{
    public static Looking Desktop { get; } = new();

    /// <summary>The narrow width of WCAG 2.2, criterion 1.4.10, is 320; telephones in use are about 390 wide.</summary>
    public static Looking Telephone { get; } = new(390, 844);

    public static Looking WithoutScript { get; } = new(JavaScript: false);

    public override string ToString() => JavaScript ? $"{Width} px" : $"{Width} px, no script";
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
            if (message.Type is "error" or "warning") _complaints.Enqueue($"{message.Type}: {message.Text}");
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

    /// <summary>Blocked by the Content-Security-Policy, script errors, failed requests, server errors.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Browsing> OpenAsync(IBrowser browser, Uri address, Looking looking)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = looking.Width, Height = looking.Height },
            JavaScriptEnabled = looking.JavaScript,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return new Browsing(context, await context.NewPageAsync());
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
