using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Pages.MyAccount;

/// <summary>A form that arrived after its session had ended, offered to its writer again.</summary>
internal sealed class KeptModel(UserManager<Account> accounts, KeptForms forms) : AccountPage(accounts)
{
    public KeptForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await KeptForm.FindAsync(forms, Account.Id, id, stop) is not { } form) return NotFound();
        Form = form;
        return Page();
    }

    /// <summary>The last part of a field's name in words, as <c>Input.DisplayName</c> is Display name.</summary>
    public static string NameOf(KeptField field)
    {
        string last = field.Name[(field.Name.LastIndexOf('.') + 1)..];
        return string.Concat(last.Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
    }
}
