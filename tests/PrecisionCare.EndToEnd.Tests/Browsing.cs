using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>How a person looks at the application: which window, and whether the browser runs scripts. It does not unless a test is about what only a script can do.</summary>
public sealed record Looking(int Width = 1280, int Height = 900, bool Scripts = false)
{
    public static Looking Desktop { get; } = new();

    /// <summary>As wide as telephones in use.</summary>
    public static Looking Telephone { get; } = new(390, 844);

    public static Looking WithScripts { get; } = new(Scripts: true);
}

/// <summary>One person's browser: cookies of its own, and a note of everything that the browser complained about.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Looking _looking;
    private readonly ICDPSession _devices;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Browsing(IBrowserContext context, IPage page, Looking looking, ICDPSession devices)
    {
        (_context, _looking, _devices) = (context, looking, devices);
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
            ColorScheme = ColorScheme.Light,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = storageState,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var visit = new Browsing(context, page, looking, await context.NewCDPSessionAsync(page));
        await visit.RunScriptsAsync(looking.Scripts);
        return visit;
    }

    /// <summary>Fails when anything was blocked by the Content-Security-Policy, a script failed, a request failed, or the server answered with an error of its own.</summary>
    public void HadNoComplaints() => Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints.Distinct()));

    /// <summary>Lets scripts run while something is done to the page that is itself a script, as axe is. The page's own have had their chance before.</summary>
    public async Task<T> WithScriptsAsync<T>(Func<Task<T>> act)
    {
        await RunScriptsAsync(true);
        try
        {
            return await act();
        }
        finally
        {
            await RunScriptsAsync(_looking.Scripts);
        }
    }

    /// <summary>Playwright's own switch for a context cannot be turned on again for a moment, and without it no timer of axe ever fires.</summary>
    private Task RunScriptsAsync(bool run) => _devices.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !run });

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Chromium notes every refused page (403, 404) as an error of the console; tests look at the status itself.</summary>
    private static bool IsRefusal(string message) => message.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal);
}
