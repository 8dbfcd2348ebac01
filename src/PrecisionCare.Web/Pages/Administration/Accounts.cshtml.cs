using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.Administration;

/// <summary>Who may sign in, and as what.</summary>
internal sealed class AccountsModel(AccountRegister register) : PageModel
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Enter the person's name."), MaxLength(200)]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter the person's email address."), EmailAddress(ErrorMessage = "This is not an email address, such as name@hospital.example.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Choose a first password.")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Choose a role.")]
        public string Role { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [TempData]
    public string? Note { get; set; }

    public ImmutableArray<AccountEntry> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Accounts = await register.ListAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Input.Role.Length > 0 && !Roles.All.Contains(Input.Role)) ModelState.AddModelError("Input.Role", "Choose a role of the list.");
        if (ModelState.IsValid)
            foreach (var fault in await register.Accounts.CreateAsync(Input.Email, Input.Name, Input.Password, [Input.Role]))
                ModelState.AddModelError(fault.Code.StartsWith("Password", StringComparison.Ordinal) ? "Input.Password" : "Input.Email", fault.Description);
        if (ModelState.IsValid) return Done($"The account of {Input.Name} was made.");
        await OnGetAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostSwitchAsync(Guid account, bool off) =>
        account == User.AccountId() ? Done("You cannot switch your own account off.")
        : await register.SwitchAsync(account, off) is { } name ? Done(off ? $"{name} can no longer sign in and is signed out within a minute." : $"{name} may sign in again.")
        : NotFound();

    private RedirectResult Done(string note)
    {
        Note = note;
        return Redirect("/administration/accounts");
    }
}
