using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Accounts;

/// <summary>Keeps, encrypted and for half an hour, what a person had entered when their session ended, until the same account has signed in again.</summary>
public sealed class KeptForms(IDbContextFactory<PrecisionCareContext> contexts, IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _protector = protection.CreateProtector("kept-form");

    /// <summary>Keeps a form; what has been kept long enough is removed.</summary>
    /// <returns>To find it again by.</returns>
    public async Task<Guid> KeepAsync(Guid accountId, byte[] content, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(stop);
        await context.KeptForms.Where(f => f.EndsAt <= now).ExecuteDeleteAsync(stop);
        var row = new KeptFormRow { AccountId = accountId, Content = _protector.Protect(content), EndsAt = now + Kept };
        context.KeptForms.Add(row);
        await context.SaveChangesAsync(stop);
        return row.Id;
    }

    /// <returns><c>null</c> when it is another account's, too old, or was never kept.</returns>
    public async Task<byte[]?> FindAsync(Guid accountId, Guid id, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(stop);
        var row = await context.KeptForms.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.AccountId == accountId && f.EndsAt > now, stop);
        return row is null ? null : _protector.Unprotect(row.Content);
    }
}
