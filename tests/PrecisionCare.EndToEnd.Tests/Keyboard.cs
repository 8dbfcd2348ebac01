using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>What a person does who has no mouse.</summary>
internal static class Keyboard
{
    /// <summary>Goes to a link or a button by the Tab key and presses Enter.</summary>
    public static async Task PressOnAsync(this IPage page, ILocator target)
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Every stop on the way must show where it is: an outline or another visible change (WCAG 2.2, criterion 2.4.7).</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        for (int stops = 0; stops < 80; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            bool visible = await page.EvaluateAsync<bool>("""
                () => { const e = document.activeElement; if (!e || e === document.body) return true;
                        const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'; }
                """);
            Assert.True(visible, "The focus cannot be seen on " + await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)"));
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }
        Assert.Fail($"{target} is not reached by the Tab key.");
    }
}
