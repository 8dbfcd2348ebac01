using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>
/// The way in to a database without accounts: a code that only the operator sees, on the console of the process. Whoever enters it on the setup page becomes
/// the first system administrator. It lives as long as the process and dies with the first account.
/// </summary>
internal sealed class FirstAccount(IServiceScopeFactory scopes)
{
    private readonly string _code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public async Task<bool> IsMissingAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.AnyAsync(stop);
    }

    /// <summary>Told on standard error, not in the log, which more people read.</summary>
    public void Tell(TextWriter console) => console.WriteLine($"No account exists yet. Open /setup and enter this code: {_code}");

    public bool Accepts(string code) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_code), Encoding.UTF8.GetBytes(code.Trim()));
}
