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
}
