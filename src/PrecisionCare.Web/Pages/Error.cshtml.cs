using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PrecisionCare.Web.Pages;

/// <summary>What a refusal or a fault means and what to do next, without a word about the inside. It answers whatever method was refused.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Heading => Explanation.Heading;

    public string Next => Explanation.Next;

    /// <summary>Keeps the framework from answering 200 to a refused OPTIONS request.</summary>
    public IActionResult OnOptions() => Page();

    private (string Heading, string Next) Explanation => int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture) switch
    {
        400 => ("The form could not be accepted", "It may have been open for too long, or come from another site. Open the page again and repeat it."),
        403 => ("Your role does not open this page", "Nothing was shown or changed. If your work needs it, ask a system administrator for the role."),
        404 => ("There is no such page", "The address may be mistyped, or what it named may no longer be there. Begin at the start."),
        405 => ("This page does not work that way", "Open it from the menu."),
        413 => ("The upload is too large", "Nothing of it was kept. Send it in parts, or import it on the command line."),
        415 => ("This is not a form of ours", "Open the page again and fill its form in there."),
        429 => ("Too many attempts", "Wait a minute, then try again."),
        >= 500 => ("Something went wrong on our side", "Try again. If it stays, tell a system administrator the time shown below."),
        _ => ("The request could not be answered", "Begin at the start."),
    };
}
