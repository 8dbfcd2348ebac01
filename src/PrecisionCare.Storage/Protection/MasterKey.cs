using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PrecisionCare.Storage.Protection;

/// <summary>A data key under a version of the master key.</summary>
/// <param name="MasterVersion">The version that opens it.</param>
/// <param name="Sealed">Nonce, cipher text and tag of AES-256-GCM.</param>
public sealed record WrappedKey(int MasterVersion, byte[] Sealed);

/// <summary>
/// The master key in all its versions, 256 bits each. It wraps data keys and does nothing else; the newest version wraps, every version unwraps. Its text has a line
/// (or an element between commas) for each version: number, colon, the bytes in Base64; the Base64 alone is version 1.
/// </summary>
public sealed class MasterKey
{
    private const int KeyBytes = 32;

    private readonly ImmutableSortedDictionary<int, byte[]> _versions;

    private MasterKey(ImmutableSortedDictionary<int, byte[]> versions) => _versions = versions;

    /// <summary>The version under which keys are wrapped: the highest.</summary>
    public int Current => _versions.Keys.Last();

    /// <summary>All versions, ascending.</summary>
    public ImmutableArray<int> Versions => [.. _versions.Keys];

    /// <summary>A new key with one version.</summary>
    public static MasterKey Create() => new(ImmutableSortedDictionary.Create<int, byte[]>().Add(1, RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <exception cref="MasterKeyException">The text is not that of a master key.</exception>
    public static MasterKey Parse(string text)
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<int, byte[]>();
        foreach (string line in text.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#')) continue;
            int colon = line.IndexOf(':');
            int version = 1;
            if ((colon >= 0 && !int.TryParse(line.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out version)) || version < 1)
                throw new MasterKeyException("The master key has a version that is not a number from 1.");
            byte[] bytes = new byte[KeyBytes];
            if (!Convert.TryFromBase64String(line[(colon + 1)..], bytes, out int length) || length != KeyBytes)
                throw new MasterKeyException($"Version {version} of the master key is not 32 bytes in Base64. 'openssl rand -base64 32' makes one.");
            if (!versions.TryAdd(version, bytes)) throw new MasterKeyException($"Version {version} of the master key is stated twice.");
        }
        return versions.Count > 0 ? new MasterKey(versions.ToImmutable()) : throw new MasterKeyException("The master key is empty.");
    }

    /// <summary>The text that <see cref="Parse"/> reads: secret.</summary>
    public string ToSecretText() =>
        string.Concat(_versions.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}:{Convert.ToBase64String(v.Value)}\n")));

    /// <summary>The same with a new version, which becomes the current one.</summary>
    public MasterKey WithNextVersion() => new(_versions.Add(Current + 1, RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <summary>The same without the versions before the current one.</summary>
    public MasterKey CurrentOnly() => new(_versions.RemoveRange(_versions.Keys.Where(v => v != Current)));

    /// <summary>Tells two keys of one version apart without saying anything of either: eight hex digits.</summary>
    public string CheckValue(int version) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_versions[version], "precisioncare master key check value"u8)[..4]);

    /// <param name="key">The data key.</param>
    /// <param name="owner">Whose it is: the wrapping opens for no other owner.</param>
    public WrappedKey Wrap(ReadOnlySpan<byte> key, Guid owner) =>
        new(Current, Sealing.Seal(_versions[Current], key, Purpose(owner, Current)));

    /// <exception cref="MasterKeyException">The version is missing, or it is another installation's.</exception>
    public byte[] Unwrap(WrappedKey wrapped, Guid owner)
    {
        if (!_versions.TryGetValue(wrapped.MasterVersion, out byte[]? version))
            throw new MasterKeyException(
                $"The database is sealed under version {wrapped.MasterVersion} of the master key, and only {string.Join(", ", _versions.Keys)} is given. Give that version too.");
        try
        {
            return Sealing.Open(version, wrapped.Sealed, Purpose(owner, wrapped.MasterVersion));
        }
        catch (CryptographicException fault)
        {
            throw new MasterKeyException(
                $"Version {wrapped.MasterVersion} of the master key is not the one under which this database was sealed. Give the right one; nothing can be read without it.", fault);
        }
    }

    private static byte[] Purpose(Guid owner, int version) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"data_keys.wrapped|{owner:N}|{version}"));
}
