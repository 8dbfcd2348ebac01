using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Makes an account with its roles.</summary>
internal static class AccountCreation
{
    /// <returns>What is wrong with e-mail or password; nothing when the account was made.</returns>
    public static async Task<IReadOnlyList<IdentityError>> CreateAsync(
        this UserManager<Account> accounts, string email, string displayName, string password, IEnumerable<string> roles)
    {
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = displayName };
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded) return [.. made.Errors];
        await accounts.AddToRolesAsync(account, roles);
        return [];
    }

    /// <summary>A role as people read it.</summary>
    public static string RoleName(string role) => role switch
    {
        Roles.Clinician => "Clinician",
        Roles.GeneticCounselor => "Genetic counselor",
        Roles.ConsentAdministrator => "Consent administrator",
        Roles.SystemAdministrator => "System administrator",
        _ => role,
    };
}
