using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>
/// Accepts a code of the present time step or, for one typed at its very end, of the step before; each step once. The framework's own provider takes two steps
/// on either side and a code as often as it comes (OWASP ASVS 5.0, 6.5.1 and 6.5.5).
/// </summary>
internal sealed class TimeCodes(TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => await manager.GetAuthenticatorKeyAsync(user) is not null;

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key && await AcceptsAsync(key, token, manager, user);

    /// <summary>Checks a code against a key and, if it is right, uses it up. The account's concurrency stamp lets one of two requests with the same code win.</summary>
    public async Task<bool> AcceptsAsync(string key, string code, UserManager<Account> manager, Account user)
    {
        long now = TimeCode.StepAt(time.GetUtcNow());
        for (long step = now; step >= now - 1; step--)
        {
            if (step <= user.LastCodeStep || !Same(TimeCode.At(key, step), code)) continue;
            user.LastCodeStep = step;
            return (await manager.UpdateAsync(user)).Succeeded;
        }

        return false;
    }

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
