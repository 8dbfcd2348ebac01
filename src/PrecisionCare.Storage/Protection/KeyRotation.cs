using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Protection;

/// <summary>A version of the master key and what hangs on it.</summary>
/// <param name="Version">From 1.</param>
/// <param name="CheckValue">Tells two keys of one version apart; <c>null</c> when this process has not been given the version.</param>
/// <param name="Keys">Data keys that it wraps.</param>
public sealed record MasterKeyVersion(int Version, string? CheckValue, int Keys);

/// <summary>How far a rotation is.</summary>
/// <param name="Version">The version under which keys come.</param>
/// <param name="Done">Keys wrapped anew by this run.</param>
/// <param name="Left">Keys still under earlier versions.</param>
public sealed record RotationProgress(int Version, int Done, int Left);

/// <summary>
/// Changes the master key: a new version is written first, then every data key is wrapped anew, some at a time. What the data keys have sealed stays as it is, so a
/// rotation takes seconds, and processes go on serving meanwhile. One that was broken off is finished by the next.
/// </summary>
public sealed class KeyRotation(IDbContextFactory<PrecisionCareContext> contexts, MasterKeySource master)
{
    private const int Batch = 500;

    /// <summary>Every version that is given or needed, ascending.</summary>
    /// <exception cref="MasterKeyException">There is no master key.</exception>
    public async Task<ImmutableArray<MasterKeyVersion>> VersionsAsync(CancellationToken stop = default)
    {
        var key = master.Get();
        await using var context = await contexts.CreateDbContextAsync(stop);
        var used = await context.DataKeys.Where(k => k.Wrapped != null).GroupBy(k => k.MasterVersion).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return
        [
            .. key.Versions.Union(used.Keys).Order()
                .Select(v => new MasterKeyVersion(v, key.Versions.Contains(v) ? key.CheckValue(v) : null, used.GetValueOrDefault(v))),
        ];
    }

    /// <summary>Brings every data key under a new version of the master key, or finishes doing so.</summary>
    /// <exception cref="MasterKeyException">The key is in the environment and has no new version, or an earlier version is missing.</exception>
    public async Task<RotationProgress> RotateAsync(IProgress<RotationProgress>? progress = null, CancellationToken stop = default)
    {
        var key = master.Get();
        if (await LeftAsync(key.Current, stop) == 0) key = master.AddVersion(after: key.Current);
        int done = 0;
        while (true)
        {
            done += await RewrapAsync(key, stop);
            var now = new RotationProgress(key.Current, done, await LeftAsync(key.Current, stop));
            progress?.Report(now);
            if (now.Left == 0) return now;
        }
    }

    /// <summary>
    /// Forgets the versions before the current one, once no data key needs them. Backups from before the rotation can no longer be read then, erased patients in them
    /// neither.
    /// </summary>
    /// <returns>The versions that were forgotten.</returns>
    /// <exception cref="MasterKeyException">Data keys still need an earlier version, or the key is not in a file.</exception>
    public async Task<ImmutableArray<int>> RetireAsync(CancellationToken stop = default)
    {
        var key = master.Get();
        if (await LeftAsync(key.Current, stop) is > 0 and var left)
            throw new MasterKeyException($"{left} data keys are still under earlier versions of the master key. Rotate first.");
        ImmutableArray<int> former = [.. key.Versions.Where(v => v != key.Current)];
        if (former.Length > 0) master.Replace(key.CurrentOnly());
        return former;
    }

    private async Task<int> LeftAsync(int version, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.DataKeys.CountAsync(k => k.Wrapped != null && k.MasterVersion != version, stop);
    }

    /// <summary>A key that was destroyed or wrapped anew meanwhile is left as it is.</summary>
    private async Task<int> RewrapAsync(MasterKey key, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var rows = await context.DataKeys.AsTracking().Where(k => k.Wrapped != null && k.MasterVersion != key.Current).OrderBy(k => k.Owner).Take(Batch).ToListAsync(stop);
        foreach (var row in rows)
        {
            var wrapped = key.Wrap(key.Unwrap(new WrappedKey(row.MasterVersion, row.Wrapped!), row.Owner), row.Owner);
            (row.MasterVersion, row.Wrapped) = (wrapped.MasterVersion, wrapped.Sealed);
        }
        await context.SaveChangesAsync(stop);
        await turn.CommitAsync(stop);
        return rows.Count;
    }
}
