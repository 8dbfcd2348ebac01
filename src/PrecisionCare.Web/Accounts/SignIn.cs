using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>What became of an attempt to sign in.</summary>
internal enum SignInResultKind
{
    /// <summary>Not let in; nobody is told why.</summary>
    Refused,

    /// <summary>The password was right; a second factor is asked for next.</summary>
    SecondFactorNext,

    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Too many wrong attempts on this account from this address; this one was not looked at.</summary>
    Wait,
}

/// <summary>
/// Lets a person in, or does not say why not: unknown address, wrong password, locked, switched off and a demo account outside the demo look alike and take
/// alike long, so that nobody learns which addresses have an account (OWASP ASVS 5.0, 6.3.8).
/// </summary>
internal sealed class SignIn(UserManager<Account> accounts, SignInManager<Account> sessions, FailedAttempts failed, AccountAudit audit)
{
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="from">Address of the client.</param>
    public async Task<SignInResultKind> TryAsync(string email, string password, string from)
    {
        if (failed.TooMany(email, from)) return SignInResultKind.Wait;
        var account = await accounts.FindByEmailAsync(email);
        if (account is not null && await sessions.CanSignInAsync(account) && !await accounts.IsLockedOutAsync(account))
        {
            var result = await sessions.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded) return SignInResultKind.SignedIn;
            if (result.RequiresTwoFactor) return SignInResultKind.SecondFactorNext;
        }
        else
        {
            accounts.PasswordHasher.HashPassword(new Account(), password);
        }

        failed.Note(email, from);
        await audit.RefusedAsync(account, "password");
        return SignInResultKind.Refused;
    }

    /// <summary>The second step: a code of the authenticator app, or one of the recovery codes, for the account whose password was right.</summary>
    public async Task<SignInResultKind> TryCodeAsync(string code, string from)
    {
        if (await sessions.GetTwoFactorAuthenticationUserAsync() is not { } account || !await sessions.CanSignInAsync(account)) return SignInResultKind.Refused;
        if (failed.TooMany(account.Email!, from)) return SignInResultKind.Wait;
        string typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        var result = TimeCode.HasShapeOfOne(typed) ? await sessions.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false) : await sessions.TwoFactorRecoveryCodeSignInAsync(typed);
        if (result.Succeeded) return SignInResultKind.SignedIn;
        failed.Note(account.Email!, from);
        await audit.RefusedAsync(account, "code");
        return SignInResultKind.Refused;
    }

    /// <summary>A passkey: possession of the device and, since its user was verified there, a second factor in itself.</summary>
    public async Task<SignInResultKind> TryPasskeyAsync(string credential)
    {
        PasskeyAssertionResult<Account> assertion;
        try
        {
            assertion = await sessions.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // The challenge is older than five minutes, or was never asked for.
            return SignInResultKind.Refused;
        }

        if (!assertion.Succeeded || !assertion.Passkey.IsUserVerified) return SignInResultKind.Refused;
        var account = assertion.User;
        if (!await sessions.CanSignInAsync(account) || await accounts.IsLockedOutAsync(account))
        {
            await audit.RefusedAsync(account, "passkey");
            return SignInResultKind.Refused;
        }

        if (!(await accounts.AddOrUpdatePasskeyAsync(account, assertion.Passkey)).Succeeded) return SignInResultKind.Refused;
        await sessions.SignInWithClaimsAsync(account, isPersistent: false, [new(SessionCookie.Method, "passkey")]);
        return SignInResultKind.SignedIn;
    }
}
