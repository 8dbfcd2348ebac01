using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>What a person does on the pages, by the names and roles that assistive technology gives them.</summary>
internal static class Pages
{
    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(2);

    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Chooses files on the import page and sends them.</summary>
    public static async Task ImportAsync(this IPage page, params string[] files)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Imports" }).ClickAsync();
        await page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(files);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
    }

    /// <summary>The import page refreshes itself; this only looks until no file is waiting or being read.</summary>
    public static async Task WaitUntilImportsEndedAsync(this IPage page)
    {
        var until = DateTime.UtcNow + LongestImport;
        while (await page.GetByText("refreshes by itself").CountAsync() > 0)
        {
            Assert.True(DateTime.UtcNow < until, "The imports did not end: " + await page.Locator("main").InnerTextAsync());
            await Task.Delay(500);
            await page.ReloadAsync();
        }
    }

    /// <summary>Searches on the patient list and opens the patient found.</summary>
    public static async Task OpenPatientAsync(this IPage page, string search, string bannerName)
    {
        await page.GotoAsync("/patients");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(search);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = bannerName, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Therapies", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>
    /// Fails with rule, help and place of each violation that axe finds on the page as it stands (WCAG A and AA, and good practice). It collects nothing about rules that hold, of which
    /// a long page has thousands.
    /// </summary>
    public static Task HasNoAxeViolationsAsync(this IPage page) => HasNoAxeViolationsAsync(page, new AxeRunOptions());

    /// <summary>The same page in the dark: of axe's rules only those that look at colours can find anything new.</summary>
    public static async Task HasNoAxeViolationsInTheDarkAsync(this IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await HasNoAxeViolationsAsync(page, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } });
    }

    private static async Task HasNoAxeViolationsAsync(IPage page, AxeRunOptions options)
    {
        options.ResultTypes = [ResultType.Violations];
        var result = await page.RunAxe(options);
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', result.Violations.SelectMany(v =>
            v.Nodes.Select(n => $"{v.Id}: {v.Help}\n    {n.Html}"))));
    }

    /// <summary>Content that is wider than the window would have to be scrolled sideways (WCAG 2.2, criterion 1.4.10).</summary>
    public static async Task FitsItsWidthAsync(this IPage page)
    {
        int overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px wider than the window.");
    }

    /// <summary>Keeps a picture in the folder that PRECISIONCARE_SHOTS names, if any.</summary>
    public static async Task KeepPictureAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRECISIONCARE_SHOTS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
