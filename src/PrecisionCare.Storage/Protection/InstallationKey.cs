using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Protection;

/// <summary>
/// The key of what belongs to no one patient, and the root of keys for other purposes. It is made once and stays: changing the master key wraps it anew, so what was
/// derived from it keeps its meaning.
/// </summary>
public sealed class InstallationKey(IDbContextFactory<PrecisionCareContext> contexts, MasterKeySource master, TimeProvider time)
{
    private const int MarkBytes = 16;

    private readonly Lock _turn = new();
    private DataKey? _key;
    private byte[]? _marking;

    /// <summary>The owner of the key's row.</summary>
    public static Guid Owner => Guid.Empty;

    /// <summary>Seals what belongs to no one patient.</summary>
    /// <exception cref="MasterKeyException">There is no master key, or it is not that of this database.</exception>
    public DataKey Key
    {
        get
        {
            if (_key is { } key) return key;
            lock (_turn)
            {
                if (_key is { } made) return made;
                using var context = contexts.CreateDbContext();
                var row = context.DataKeys.AsNoTracking().FirstOrDefault(k => k.Owner == Guid.Empty)
                    ?? throw new MasterKeyException("The database has no installation key: it has not been brought to the current schema ('precisioncare migrate').");
                return _key = Open(row, master.Get());
            }
        }
    }

    /// <summary>A key for a purpose of its own (HKDF): the same label gives the same key in every process of the installation, whatever the master key's version.</summary>
    public byte[] Derive(string label, int bytes = 32) => Key.Derive(label, bytes);

    /// <summary>
    /// Stands for a value that must be found again but not read: 128 bits of HMAC-SHA256 in hex, told apart by kind so that equal texts of two kinds have different marks.
    /// </summary>
    public string Mark(string kind, ReadOnlySpan<char> value)
    {
        byte[] key = _marking ??= Derive("marks");
        byte[] text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}\0{value}"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, text).AsSpan(0, MarkBytes));
    }

    /// <summary>Makes the key in a new database; in another, makes sure that the master key opens it.</summary>
    /// <exception cref="MasterKeyException">There is no master key, or it is not that of this database.</exception>
    internal async Task EnsureAsync(PrecisionCareContext context, CancellationToken stop)
    {
        var row = await context.DataKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Owner == Guid.Empty, stop);
        if (row is not null)
        {
            _key = Open(row, master.Get());
            return;
        }
        var key = DataKey.Create();
        var wrapped = key.WrapUnder(master.GetOrCreate(), Owner);
        context.DataKeys.Add(new DataKeyRow { Owner = Owner, MasterVersion = wrapped.MasterVersion, Wrapped = wrapped.Sealed, MadeAt = time.GetUtcNow() });
        await context.SaveChangesAsync(stop);
        _key = key;
    }

    private static DataKey Open(DataKeyRow row, MasterKey master) => new(master.Unwrap(
        new WrappedKey(row.MasterVersion, row.Wrapped ?? throw new MasterKeyException("The installation's key was destroyed.")), Owner));
}
