using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>How a page looks: to axe, in the dark, and as narrow as a telephone.</summary>
internal static class Looks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The rules whose findings depend on colours.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>The rules whose findings depend on the place that things take: what lies over what, what scrolls, how far targets are apart.</summary>
    private static readonly string[] Places = ["color-contrast", "scrollable-region-focusable", "target-size"];

    /// <summary>
    /// Fails with rule, help and place of each violation that axe finds on the page as it stands (WCAG A and AA, and good practice). It collects nothing about rules that hold, of which
    /// a long page has thousands.
    /// </summary>
    public static Task HasNoAxeViolationsAsync(this Browsing visit) => AxeFindsNothingAsync(visit, rules: null);

    /// <summary>
    /// Looks at the page wide, in the dark, and as narrow as a telephone: it fits, and axe finds nothing. After the whole of axe's rules only those are asked again that can find
    /// something new. Pictures are kept as NAME, NAME-dark and NAME-narrow.
    /// </summary>
    public static async Task LooksRightAsync(this Browsing visit, string name)
    {
        var page = visit.Page;
        await visit.HasNoAxeViolationsAsync();
        await page.FitsItsWidthAsync();
        await page.KeepPictureAsync(name);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AxeFindsNothingAsync(visit, Colours);
        await page.KeepPictureAsync(name + "-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        await page.SetViewportSizeAsync(Looking.Telephone.Width, Looking.Telephone.Height);
        await page.FitsItsWidthAsync();
        await AxeFindsNothingAsync(visit, Places);
        await page.KeepPictureAsync(name + "-narrow");
        await page.SetViewportSizeAsync(Looking.Desktop.Width, Looking.Desktop.Height);
    }

    /// <summary>Evaluated rather than added to the page, whose policy forbids scripts that are not its own. No page has frames.</summary>
    private static async Task AxeFindsNothingAsync(Browsing visit, string[]? rules)
    {
        string[] violations = await visit.WithScriptsAsync(async () =>
        {
            if (!await visit.Page.EvaluateAsync<bool>("'axe' in window")) await visit.Page.EvaluateAsync(Axe);
            return await visit.Page.EvaluateAsync<string[]>("""
                async rules => {
                  const found = await axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) });
                  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}\n    ${n.html}`));
                }
                """, rules);
        });
        Assert.True(violations.Length == 0, $"{visit.Page.Url}\n" + string.Join('\n', violations));
    }

    /// <summary>Content that is wider than the window would have to be scrolled sideways (WCAG 2.2, criterion 1.4.10).</summary>
    public static async Task FitsItsWidthAsync(this IPage page)
    {
        int overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px wider than the window.");
    }

    /// <summary>Opens everything that can be opened on the page, to be looked at too.</summary>
    public static Task OpenEverythingAsync(this IPage page) => page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");

    /// <summary>Keeps a picture in the folder that PRECISIONCARE_SHOTS names, if any.</summary>
    public static async Task KeepPictureAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRECISIONCARE_SHOTS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
