using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Accounts;

/// <summary>What an account has beside its password.</summary>
/// <param name="HasAuthenticator">An app that makes codes.</param>
/// <param name="RecoveryCodes">How many are left.</param>
/// <param name="Passkeys">In the order in which they were made.</param>
internal sealed record SecondFactorState(bool HasAuthenticator, int RecoveryCodes, ImmutableArray<UserPasskeyInfo> Passkeys)
{
    /// <summary>What there is, in words.</summary>
    public string Names =>
        string.Join(", ", new[] { HasAuthenticator ? "authenticator app" : null, Passkeys.IsEmpty ? null : Passkeys.Length.Of("passkey") }.OfType<string>().DefaultIfEmpty("none"));
}

/// <summary>Sets second factors up and takes them away. Every change ends the account's other sessions.</summary>
internal sealed class SecondFactors(
    UserManager<Account> accounts, IUserStore<Account> store, SignInManager<Account> sessions, TimeCodes codes,
    IDataProtectionProvider protection, AccountAudit audit, TimeProvider time)
{
    private const int RecoveryCodeCount = 10, RecoveryCodeCharacters = 25, MostPasskeys = 20;

    /// <summary>Without what looks alike; 25 of 32 are 125 bits.</summary>
    private const string CodeAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly TimeSpan SetupTime = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _offers = protection.CreateProtector("authenticator-offer").ToTimeLimitedDataProtector();

    public async Task<SecondFactorState> StateAsync(Account account) =>
        new(await accounts.GetAuthenticatorKeyAsync(account) is not null, await accounts.CountRecoveryCodesAsync(account), [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)]);

    /// <summary>A key for a new authenticator app. It is nowhere kept before a code proves that the app has it; until then the form itself carries it, sealed.</summary>
    public (string Key, string Sealed) Offer(Account account)
    {
        string key = TimeCode.NewKey();
        return (key, _offers.Protect($"{account.Id} {key}", time.GetUtcNow() + SetupTime));
    }

    /// <returns>The key of an offer that was made to this account within half an hour.</returns>
    public string? KeyOf(Account account, string? sealedOffer)
    {
        if (string.IsNullOrEmpty(sealedOffer)) return null;
        try
        {
            return _offers.Unprotect(sealedOffer).Split(' ') is [var id, var key] && id == account.Id.ToString() ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Takes an authenticator app in place of a former one, if it makes the right codes.</summary>
    public Task<bool> AddAuthenticatorAsync(Account account, string key, string code) => audit.ChangeAsync(AuditKind.CredentialsChanged, account, "authenticator app set up", async () =>
    {
        account.LastCodeStep = null;
        if (!await codes.AcceptsAsync(key, string.Concat(code.Where(char.IsAsciiDigit)), accounts, account)) return false;
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        return await ChangedAsync(account);
    });

    public Task RemoveAuthenticatorAsync(Account account) =>
        audit.ChangeAsync(AuditKind.CredentialsChanged, account, "authenticator app removed", () => DropAuthenticatorAsync(account));

    /// <returns>What is wrong; <c>null</c> when the passkey was added.</returns>
    public async Task<string?> AddPasskeyAsync(Account account, string credential, string name)
    {
        if ((await accounts.GetPasskeysAsync(account)).Count >= MostPasskeys) return $"An account has at most {MostPasskeys} passkeys. Remove one first.";
        PasskeyAttestationResult made;
        try
        {
            made = await sessions.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return "This took longer than five minutes. Begin again.";
        }

        if (!made.Succeeded || !made.Passkey.IsUserVerified || made.UserEntity.Id != account.Id.ToString()) return "The browser's answer could not be accepted. Begin again.";
        made.Passkey.Name = name;
        bool kept = await audit.ChangeAsync(AuditKind.CredentialsChanged, account, "passkey added",
            async () => (await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded && await ChangedAsync(account));
        return kept ? null : "This passkey could not be kept. Begin again.";
    }

    /// <returns>False when the account has no such passkey.</returns>
    public async Task<bool> RemovePasskeyAsync(Account account, byte[] id)
    {
        if (!(await accounts.GetPasskeysAsync(account)).Any(p => p.CredentialId.AsSpan().SequenceEqual(id))) return false;
        return await audit.ChangeAsync(AuditKind.CredentialsChanged, account, "passkey removed",
            async () => (await accounts.RemovePasskeyAsync(account, id)).Succeeded && await ChangedAsync(account));
    }

    /// <summary>Ten new recovery codes; former ones are void. They can be shown now and never again.</summary>
    public async Task<ImmutableArray<string>> NewRecoveryCodesAsync(Account account)
    {
        ImmutableArray<string> fresh = [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetString(CodeAlphabet, RecoveryCodeCharacters))];
        await audit.ChangeAsync(AuditKind.CredentialsChanged, account, "recovery codes made", async () =>
        {
            await ((IUserTwoFactorRecoveryCodeStore<Account>)store).ReplaceCodesAsync(account, fresh, CancellationToken.None);
            return (await accounts.UpdateAsync(account)).Succeeded;
        });
        return [.. fresh.Select(code => string.Join('-', code.Chunk(5).Select(group => new string(group))))];
    }

    /// <summary>
    /// Everything but the password goes, for a person whose devices are lost; at the next sign-in they set a second factor up again. The caller records it.
    /// </summary>
    public async Task RemoveAllAsync(Account account)
    {
        foreach (var passkey in await accounts.GetPasskeysAsync(account)) await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        await ((IUserTwoFactorRecoveryCodeStore<Account>)store).ReplaceCodesAsync(account, [], CancellationToken.None);
        await DropAuthenticatorAsync(account);
    }

    private async Task<bool> DropAuthenticatorAsync(Account account)
    {
        await accounts.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        return await ChangedAsync(account);
    }

    private async Task<bool> ChangedAsync(Account account)
    {
        bool any = await accounts.GetAuthenticatorKeyAsync(account) is not null || (await accounts.GetPasskeysAsync(account)).Count > 0;
        return (await accounts.SetTwoFactorEnabledAsync(account, any)).Succeeded;
    }
}
