using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages;

/// <summary>Makes the first system administrator of a database without accounts; gone once there is one.</summary>
internal sealed class SetupModel(FirstAccount first, UserManager<Account> accounts) : PageModel
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Enter the code from the console of the program.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Enter your name."), MaxLength(200)]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter your email address."), EmailAddress(ErrorMessage = "This is not an email address, such as name@hospital.example."), MaxLength(254)]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Choose a password.")]
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await first.IsMissingAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await first.IsMissingAsync(stop)) return NotFound();
        if (ModelState.IsValid && !first.Accepts(Input.Code)) ModelState.AddModelError("Input.Code", "This is not the code of the running program. It changes with each start.");
        if (!ModelState.IsValid) return Page();
        foreach (var fault in await accounts.CreateAsync(Input.Email, Input.Name, Input.Password, [Roles.SystemAdministrator]))
            ModelState.AddModelError(fault.Code.StartsWith("Password", StringComparison.Ordinal) ? "Input.Password" : "Input.Email", fault.Description);
        return ModelState.IsValid ? LocalRedirect("/sign-in") : Page();
    }
}
