using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>Sends each person to where their work begins.</summary>
internal sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(
        User.MayOpen("/Patient/Therapies") ? "/patients" : User.MayOpen("/Consents/Index") ? "/consents" : User.MayOpen("/Administration/Accounts") ? "/administration/accounts" : "/knowledge");
}
