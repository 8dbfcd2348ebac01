using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Accounts;

/// <summary>A session as its owner sees it.</summary>
/// <param name="Id">To end it by; not what the cookie holds.</param>
/// <param name="SignedInAt">When it began.</param>
/// <param name="LastSeenAt">When its person last asked for a page.</param>
/// <param name="SignedInBy">How the person proved who they are.</param>
/// <param name="Browser">Browser and system, in a few words.</param>
public sealed record Session(Guid Id, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt, string SignedInBy, string Browser);

/// <summary>
/// Who is signed in where, on the server: a session that is removed here is over with the next request, whatever its cookie says (OWASP ASVS 5.0, 7.2 to 7.4).
/// </summary>
public sealed class Sessions(IDbContextFactory<PrecisionCareContext> contexts, TimeProvider time)
{
    /// <summary>Without a request for this long a session is over.</summary>
    public static readonly TimeSpan IdleEnd = TimeSpan.FromMinutes(15);

    /// <summary>However busy, a session is over after this long.</summary>
    public static readonly TimeSpan AbsoluteEnd = TimeSpan.FromHours(12);

    /// <summary>Not every request writes.</summary>
    private static readonly TimeSpan SeenAgain = TimeSpan.FromSeconds(30);

    private const int TokenBytes = 32;

    /// <summary>Begins a session; those of the account that are over are removed.</summary>
    /// <returns>The token for the cookie: 256 random bits.</returns>
    public async Task<string> BeginAsync(Guid accountId, string signedInBy, string browser, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await using var context = await contexts.CreateDbContextAsync(stop);
        await context.Sessions.Where(s => s.AccountId == accountId && (s.EndsAt <= now || s.LastSeenAt <= now - IdleEnd)).ExecuteDeleteAsync(stop);
        context.Sessions.Add(new SessionRow
        {
            TokenHash = Hash(token), AccountId = accountId, SignedInAt = now, LastSeenAt = now, EndsAt = now + AbsoluteEnd, SignedInBy = signedInBy, Browser = browser,
        });
        await context.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>Whether a session still stands: neither ended nor idle too long, its account not switched off, and the account's security stamp unchanged.</summary>
    /// <param name="token">What the cookie holds.</param>
    /// <param name="securityStamp">The stamp that the cookie was made with.</param>
    /// <param name="byPerson">Somebody asked for this; a page that refreshes by itself does not keep its session alive.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<bool> StandsAsync(string token, string? securityStamp, bool byPerson, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        byte[] hash = Hash(token);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = await context.Sessions.Where(s => s.TokenHash == hash)
            .Join(context.Users, s => s.AccountId, a => a.Id, (s, a) => new { s.Id, s.LastSeenAt, s.EndsAt, a.IsDisabled, a.SecurityStamp }).FirstOrDefaultAsync(stop);
        if (found is null || found.IsDisabled || found.SecurityStamp != securityStamp || found.EndsAt <= now || found.LastSeenAt <= now - IdleEnd) return false;
        if (byPerson && found.LastSeenAt < now - SeenAgain) await context.Sessions.Where(s => s.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), stop);
        return true;
    }

    /// <summary>The sessions of an account that still stand, the last seen first, and which of them the token is of.</summary>
    public async Task<(ImmutableArray<Session> All, Guid? Own)> OfAsync(Guid accountId, string? token, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        byte[] hash = Hash(token ?? "");
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Sessions.AsNoTracking().Where(s => s.AccountId == accountId && s.EndsAt > now && s.LastSeenAt > now - IdleEnd)
            .OrderByDescending(s => s.LastSeenAt).ThenBy(s => s.Id).ToListAsync(stop);
        return ([.. rows.Select(r => new Session(r.Id, r.SignedInAt, r.LastSeenAt, r.SignedInBy, r.Browser))], rows.Find(r => r.TokenHash.AsSpan().SequenceEqual(hash))?.Id);
    }

    /// <summary>Ends the session of a token; nothing happens when there is none.</summary>
    public async Task EndAsync(string token, CancellationToken stop = default)
    {
        byte[] hash = Hash(token);
        await using var context = await contexts.CreateDbContextAsync(stop);
        await context.Sessions.Where(s => s.TokenHash == hash).ExecuteDeleteAsync(stop);
    }

    /// <summary>Ends one session of an account.</summary>
    /// <returns>False when the account has no such session.</returns>
    public async Task<bool> EndAsync(Guid accountId, Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Sessions.Where(s => s.AccountId == accountId && s.Id == id).ExecuteDeleteAsync(stop) > 0;
    }

    /// <summary>Ends all sessions of an account.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="but">The token of the one that goes on, if any.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> EndAllAsync(Guid accountId, string? but = null, CancellationToken stop = default)
    {
        byte[] kept = Hash(but ?? "");
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Sessions.Where(s => s.AccountId == accountId && s.TokenHash != kept).ExecuteDeleteAsync(stop);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
