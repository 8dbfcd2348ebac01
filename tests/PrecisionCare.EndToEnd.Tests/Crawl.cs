namespace PrecisionCare.EndToEnd.Tests;

/// <summary>Follows links as a person might, one page of each kind, and looks at each kind once, whoever sees it first.</summary>
internal sealed class Crawl
{
    private readonly HashSet<PageKind> _looked = [];
    private readonly HashSet<(Browsing, PageKind)> _opened = [];
    private readonly List<string> _faults = [];

    /// <summary>Kinds of page that were looked at.</summary>
    public IReadOnlySet<PageKind> Looked => _looked;

    /// <summary>What was wrong, with its address.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <param name="visit">Who looks. A kind that this person has opened before is not followed again.</param>
    /// <param name="start">Where, as paths; these are opened in any case.</param>
    public async Task FollowAsync(Browsing visit, params string[] start)
    {
        var waiting = new Queue<string>(start);
        for (int opened = 0; waiting.TryDequeue(out string? address); opened++)
        {
            if (PageKind.Of(address.Split('?')[0]) is not { } kind || (!_opened.Add((visit, kind)) && opened >= start.Length)) continue;
            var answer = await visit.Page.GotoAsync(address);
            if (answer?.Status >= 400)
            {
                _faults.Add($"{address} is linked and answers {answer.Status}.");
                continue;
            }

            // A page that leads on to another has not been looked at.
            if (PageKind.Of(new Uri(visit.Page.Url).AbsolutePath) == kind && _looked.Add(kind)) await LookAsync(visit, kind);
            foreach (string link in await visit.Page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)")) waiting.Enqueue(link);
        }
    }

    private async Task LookAsync(Browsing visit, PageKind kind)
    {
        await visit.Page.OpenEverythingAsync();
        try
        {
            await visit.LooksRightAsync(kind.Route.Trim('/').Replace('/', '-'));
        }
        catch (Exception wrong) when (wrong is Xunit.Sdk.XunitException)
        {
            _faults.Add(wrong.Message);
        }
    }
}
