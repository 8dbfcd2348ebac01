using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Protection;

/// <summary>The patient's data key is gone, and with it everything that it sealed.</summary>
public sealed class RecordErasedException : Exception;

/// <summary>
/// The data keys of patients. Everything that the database holds of a patient is sealed under the patient's own key, so that destroying the key erases them all. What
/// belongs to no one patient, or not yet to one, is sealed under the installation's key.
/// </summary>
public sealed class PatientVault(MasterKeySource master, InstallationKey installation, TimeProvider time) : IDisposable
{
    private const int CachedKeys = 20_000;

    /// <summary>For so long another process may go on to use a key that was destroyed here; what it sealed is deleted all the same.</summary>
    private static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _keys = new(new MemoryCacheOptions { SizeLimit = CachedKeys });

    /// <summary>For what belongs to no one patient, and for marks.</summary>
    public InstallationKey Installation => installation;

    /// <summary>The key of a patient's data; the installation's where there is no patient.</summary>
    /// <exception cref="RecordErasedException">The key was destroyed.</exception>
    /// <exception cref="MasterKeyException">The master key does not open it.</exception>
    public async Task<DataKey> KeyOfAsync(PrecisionCareContext context, Guid? patient, CancellationToken stop = default)
    {
        if (patient is not { } owner) return installation.Key;
        if (_keys.TryGetValue(owner, out DataKey? cached)) return cached!;
        var row = context.DataKeys.Local.FirstOrDefault(k => k.Owner == owner)
            ?? await context.DataKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Owner == owner, stop)
            ?? throw new RecordErasedException();
        return Keep(owner, Open(row));
    }

    /// <summary>The keys of several patients; those that were destroyed are missing.</summary>
    /// <exception cref="MasterKeyException">The master key does not open one of them.</exception>
    public async Task<Dictionary<Guid, DataKey>> KeysOfAsync(PrecisionCareContext context, IReadOnlyCollection<Guid> patients, CancellationToken stop = default)
    {
        var keys = new Dictionary<Guid, DataKey>(patients.Count);
        var missing = new List<Guid>();
        foreach (var patient in patients)
        {
            if (_keys.TryGetValue(patient, out DataKey? cached)) keys[patient] = cached!;
            else missing.Add(patient);
        }
        foreach (var some in missing.Chunk(500))
        {
            foreach (var row in await context.DataKeys.AsNoTracking().Where(k => some.Contains(k.Owner) && k.Wrapped != null).ToListAsync(stop))
                keys[row.Owner] = Keep(row.Owner, Open(row));
        }
        return keys;
    }

    /// <summary>Makes the key of a new patient. It is stored with the caller's changes.</summary>
    public DataKey Add(PrecisionCareContext context, Guid patient)
    {
        var key = DataKey.Create();
        var wrapped = key.WrapUnder(master.Get(), patient);
        context.DataKeys.Add(new DataKeyRow { Owner = patient, MasterVersion = wrapped.MasterVersion, Wrapped = wrapped.Sealed, MadeAt = time.GetUtcNow() });
        return key;
    }

    public void Dispose() => _keys.Dispose();

    internal DataKey Open(DataKeyRow row) =>
        new(master.Get().Unwrap(new WrappedKey(row.MasterVersion, row.Wrapped ?? throw new RecordErasedException()), row.Owner));

    internal void Forget(Guid patient) => _keys.Remove(patient);

    private DataKey Keep(Guid owner, DataKey key) =>
        _keys.Set(owner, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CacheTime });
}
