using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.Administration;

/// <summary>Who may sign in, and as what.</summary>
internal sealed class AccountsModel(AccountRegister register) : PageModel
{
    internal sealed class InputModel
    {
        [Required(ErrorMessage = "Enter the person's name."), MaxLength(200)]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter the person's email address."), EmailAddress(ErrorMessage = "This is not an email address, such as name@hospital.example."), MaxLength(254)]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Choose a role.")]
        public string Role { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [TempData]
    public string? Note { get; set; }

    public HandedOut? HandedOut { get; private set; }

    public ImmutableArray<AccountEntry> Accounts { get; private set; } = [];

    /// <summary>Only the main organisation keeps the list of those that share the installation.</summary>
    public bool KeepsOrganisations => User.FindFirst(AccountClaims.Tenant)?.Value == OrganisationKeys.Home.ToString();

    public async Task OnGetAsync(CancellationToken stop) => Accounts = await register.ListAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Input.Role is { Length: > 0 } && !Roles.All.Contains(Input.Role)) ModelState.AddModelError("Input.Role", "Choose a role of the list.");
        if (ModelState.IsValid)
        {
            var (password, faults) = await register.CreateAsync(Input.Email, Input.Name, [Input.Role]);
            foreach (var fault in faults) ModelState.AddModelError("Input.Email", fault.Description);
            if (ModelState.IsValid)
            {
                HandedOut = new HandedOut(Input.Name, password);
                Input = new InputModel();
                ModelState.Clear();
            }
        }

        await OnGetAsync(stop);
        return Page();
    }
}
