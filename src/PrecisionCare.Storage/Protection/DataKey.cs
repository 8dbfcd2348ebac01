using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrecisionCare.Storage.Protection;

/// <summary>The place of a sealed value. A value opens only in its own place, so that two values that were exchanged in the database do not pass for each other.</summary>
/// <param name="Column">Table and column, <c>resources.fact</c>.</param>
/// <param name="Row">Key of the row.</param>
/// <param name="Ordinal">Second part of the row's key, where it has one.</param>
public readonly record struct Cell(string Column, Guid Row, int Ordinal = 0)
{
    internal int WriteTo(Span<byte> place)
    {
        int length = Encoding.UTF8.GetBytes(Column, place);
        place[length++] = 0; // no column name continues into a key
        Row.TryWriteBytes(place[length..]);
        BinaryPrimitives.WriteInt32BigEndian(place[(length + 16)..], Ordinal);
        return length + 20;
    }
}

/// <summary>A key under which values are sealed: a patient's, or the installation's. May be used from several threads at once. It never leaves memory unwrapped.</summary>
public sealed class DataKey
{
    private const int KeyBytes = 32;
    private const int LongestCell = 128;

    private readonly byte[] _key;
    private AesGcm? _spare;

    internal DataKey(byte[] key) => _key = key;

    internal static DataKey Create() => new(RandomNumberGenerator.GetBytes(KeyBytes));

    internal WrappedKey WrapUnder(MasterKey master, Guid owner) => master.Wrap(_key, owner);

    /// <summary>AES-256-GCM with the cell as associated data.</summary>
    public byte[] Seal(Cell cell, ReadOnlySpan<byte> plain)
    {
        Span<byte> place = stackalloc byte[LongestCell];
        place = place[..cell.WriteTo(place)];
        var gcm = Rent();
        try
        {
            return Sealing.Seal(gcm, plain, place);
        }
        finally
        {
            Return(gcm);
        }
    }

    /// <exception cref="CryptographicException">The value was sealed for another cell or under another key, or it was changed.</exception>
    public byte[] Open(Cell cell, ReadOnlySpan<byte> box)
    {
        Span<byte> place = stackalloc byte[LongestCell];
        place = place[..cell.WriteTo(place)];
        var gcm = Rent();
        try
        {
            return Sealing.Open(gcm, box, place);
        }
        finally
        {
            Return(gcm);
        }
    }

    /// <summary>As UTF-8.</summary>
    public byte[] SealText(Cell cell, string text) => Seal(cell, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Open"/>
    public string OpenText(Cell cell, ReadOnlySpan<byte> box) => Encoding.UTF8.GetString(Open(cell, box));

    /// <summary>In Base64, for a column of text.</summary>
    public string SealToText(Cell cell, string text) => Convert.ToBase64String(SealText(cell, text));

    /// <summary>What <see cref="SealToText"/> sealed.</summary>
    /// <exception cref="CryptographicException">The value was sealed for another cell or under another key, or it was changed.</exception>
    public string OpenFromText(Cell cell, string box) => OpenText(cell, Convert.FromBase64String(box));

    /// <summary>A key for another purpose, which says nothing of this one (HKDF with SHA-256, RFC 5869). The same label gives the same key.</summary>
    public byte[] Derive(string label, int bytes = KeyBytes) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, bytes, info: Encoding.UTF8.GetBytes(label));

    /// <summary>An AES-GCM of .NET must not be used by two threads at once, and setting one up costs more than a small value: one is kept for the next caller.</summary>
    private AesGcm Rent() => Interlocked.Exchange(ref _spare, null) ?? new AesGcm(_key, Sealing.TagBytes);

    private void Return(AesGcm gcm)
    {
        if (Interlocked.CompareExchange(ref _spare, gcm, null) is not null) gcm.Dispose();
    }
}
