using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Accounts;

/// <summary>
/// Accounts as Identity keeps them, with two differences: the secret of an authenticator app is encrypted, and of recovery codes only the SHA-256 is kept,
/// which is enough for codes of 125 random bits (OWASP ASVS 5.0, 6.5.2).
/// </summary>
internal sealed class AccountStore(PrecisionCareContext context, IDataProtectionProvider protection, IdentityErrorDescriber describer)
    : UserStore<Account, IdentityRole<Guid>, PrecisionCareContext, Guid>(context, describer)
{
    /// <summary>Under these names the base class keeps recovery codes among an account's tokens.</summary>
    private const string IdentityProvider = "[AspNetUserStore]", RecoveryCodes = "RecoveryCodes";

    private readonly IDataProtector _protector = protection.CreateProtector("authenticator-key");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { Length: > 0 } kept ? _protector.Unprotect(kept) : null;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        string[] kept = (await GetTokenAsync(user, IdentityProvider, RecoveryCodes, cancellationToken) ?? "").Split(';');
        if (!kept.Contains(Hash(code))) return false;
        await base.ReplaceCodesAsync(user, kept.Where(k => k != Hash(code)), cancellationToken);
        return true;
    }

    /// <summary>Of the letters and digits, as a person may type them.</summary>
    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant())));
}
