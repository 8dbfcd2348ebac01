using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Web.Reading;

namespace PrecisionCare.Web.Pages;

/// <summary>Text size, spacing and contrast for whoever reads, signed in or not.</summary>
internal sealed class ReadingModel : PageModel
{
    public const string Address = "/reading";

    [TempData]
    public string? Note { get; set; }

    /// <param name="size">0 to 2.</param>
    /// <param name="spaced">More room between letters, words and lines.</param>
    /// <param name="contrast">Black on white.</param>
    /// <param name="back">The page that asked, of this site.</param>
    public IActionResult OnPost(TextSize size, bool spaced, bool contrast, string? back)
    {
        var chosen = new ReadingAids(Enum.IsDefined(size) ? size : TextSize.Usual, spaced, contrast);
        chosen.Keep(Response);
        if (back is null or Address || !Url.IsLocalUrl(back))
        {
            Note = "The reading aids were changed.";
            return Redirect(Address);
        }

        return LocalRedirect(back);
    }
}
