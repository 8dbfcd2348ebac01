using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Makes an account with its roles.</summary>
internal static class AccountCreation
{
    /// <summary>How long a password that was handed out opens the door.</summary>
    public static readonly TimeSpan HandedOutFor = TimeSpan.FromHours(72);

    /// <summary>Without what looks or sounds alike; 16 of 31 are 79 bits.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>An account whose person chose the password.</summary>
    /// <returns>What is wrong with e-mail or password; nothing when the account was made.</returns>
    public static Task<IReadOnlyList<IdentityError>> CreateAsync(
        this UserManager<Account> accounts, string email, string displayName, string password, IEnumerable<string> roles) =>
        CreateAsync(accounts, new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = displayName }, password, roles);

    /// <inheritdoc cref="CreateAsync(UserManager{Account}, string, string, string, IEnumerable{string})"/>
    public static async Task<IReadOnlyList<IdentityError>> CreateAsync(this UserManager<Account> accounts, Account account, string password, IEnumerable<string> roles)
    {
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded) return [.. made.Errors];
        await accounts.AddToRolesAsync(account, roles);
        return [];
    }

    /// <summary>A password to be told to a person once, who then chooses their own.</summary>
    public static string HandedOutPassword() => string.Join('-', RandomNumberGenerator.GetString(Readable, 16).Chunk(4).Select(group => new string(group)));

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
