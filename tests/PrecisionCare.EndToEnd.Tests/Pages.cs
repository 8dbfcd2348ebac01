using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>What a person does on the pages, by the names and roles that assistive technology gives them.</summary>
internal static class Pages
{
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Fails with rule, help and place of each violation that axe finds on the page as it stands (WCAG 2.2 A and AA, and best practices).</summary>
    public static async Task HasNoAxeViolationsAsync(this IPage page)
    {
        var result = await page.RunAxe();
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
