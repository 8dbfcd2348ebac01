using System.Threading.RateLimiting;

namespace PrecisionCare.Web.Accounts;

/// <summary>
/// Wrong passwords and codes for one account from one address: so many a minute, then none is looked at until the minute is over. Right ones do not count, so
/// that nobody is kept from working by having worked.
/// </summary>
/// <param name="perMinute">Setting <c>SignIn:FailuresPerMinute</c>, 5 by default.</param>
internal sealed class FailedAttempts(int perMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<(string Account, string From)> _limiter = PartitionedRateLimiter.Create<(string Account, string From), (string, string)>(attempt =>
        RateLimitPartition.GetFixedWindowLimiter(attempt, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool TooMany(string account, string from)
    {
        using var none = _limiter.AttemptAcquire(Key(account, from), permitCount: 0);
        return !none.IsAcquired;
    }

    public void Note(string account, string from) => _limiter.AttemptAcquire(Key(account, from)).Dispose();

    public void Dispose() => _limiter.Dispose();

    private static (string, string) Key(string account, string from) => (account.Trim().ToUpperInvariant(), from);
}
