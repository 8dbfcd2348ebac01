using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage;

/// <summary>A file of the store.</summary>
/// <param name="Hash">The file's address: HMAC-SHA256 of <paramref name="Sha256"/> under a key of the installation, lower-case hex.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex: what anyone can compare. Not to be stored unsealed.</param>
public sealed record StoredFile(string Hash, long Length, string Sha256);

/// <summary>
/// Files by their content, <c>uploads/&lt;address&gt;</c> under the data folder, sealed: the same content is kept once, and a file is there whole or not at all. The
/// address is a keyed digest, so that nobody who holds a file can tell from the folder or the database that it was stored here.
/// </summary>
public sealed class FileStore(DatabaseSettings settings, InstallationKey key)
{
    private const string FilesLabel = "files";

    private readonly string _folder = Path.Combine(settings.DataFolder, "uploads");

    /// <summary>Takes a file in, in bounded memory; what has arrived is on the disk sealed only.</summary>
    public async Task<StoredFile> SaveAsync(Stream content, CancellationToken stop = default)
    {
        Directory.CreateDirectory(_folder);
        string arriving = Path.Combine(_folder, $".{Guid.NewGuid():N}");
        try
        {
            StoredFile file;
            await using (var copy = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0, useAsync: true))
            {
                file = await SealAsync(content, copy, stop);
                copy.Flush(flushToDisk: true);
            }
            File.Move(arriving, PathOf(file.Hash), overwrite: true);
            return file;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <exception cref="FileNotFoundException">No file has this address.</exception>
    /// <exception cref="InvalidDataException">The file was changed or cut; also later, while it is read.</exception>
    public Stream OpenRead(string hash) =>
        new SealedFileReader(new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0), key.Derive(FilesLabel));

    /// <summary>Addresses of the files that have lain here since before a moment; half-arrived ones of a dead process are removed.</summary>
    internal IReadOnlyList<string> OlderThan(DateTimeOffset moment)
    {
        if (!Directory.Exists(_folder)) return [];
        var old = new List<string>();
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < moment.UtcDateTime))
        {
            if (file.Name.StartsWith('.')) file.Delete();
            else old.Add(file.Name);
        }
        return old;
    }

    public bool Contains(string hash) => File.Exists(PathOf(hash));

    public void Delete(string hash) => File.Delete(PathOf(hash));

    /// <summary>The address of a content, by its SHA-256 in lower-case hex.</summary>
    public string AddressOf(string sha256) => AddressOf(key, sha256);

    /// <summary>The address that a content has or would have, without keeping it.</summary>
    public async Task<StoredFile> AddressAsync(Stream content, CancellationToken stop = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(SealedFile.ChunkBytes);
        try
        {
            long length = 0;
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; length += read) hash.AppendData(buffer, 0, read);
            return Named(hash, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task<StoredFile> SealAsync(Stream content, FileStream copy, CancellationToken stop)
    {
        byte[] header = SealedFile.NewHeader();
        using var cipher = new SealedFile.Cipher(key.Derive(FilesLabel), header);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] box = new byte[SealedFile.SealedChunkBytes];
        byte[] plain = new byte[SealedFile.ChunkBytes];
        await copy.WriteAsync(header, stop);
        long length = 0;
        for (long chunk = 0; ; chunk++)
        {
            // A full chunk may be the last: an empty one after it says so, and costs less than reading ahead.
            int read = await content.ReadAtLeastAsync(plain, plain.Length, throwOnEndOfStream: false, stop);
            bool last = read < plain.Length;
            hash.AppendData(plain, 0, read);
            cipher.Seal(plain.AsSpan(0, read), box, chunk, last);
            await copy.WriteAsync(box.AsMemory(0, read + Sealing.TagBytes), stop);
            length += read;
            if (!last) continue;
            CryptographicOperations.ZeroMemory(plain);
            return Named(hash, length);
        }
    }

    private StoredFile Named(IncrementalHash hash, long length)
    {
        string sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return new StoredFile(AddressOf(sha256), length, sha256);
    }

    internal static string AddressOf(InstallationKey key, string sha256) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Derive("file addresses"), Encoding.ASCII.GetBytes(sha256)));

    /// <summary>An address is 64 hex digits and nothing else, so that no path can be smuggled in.</summary>
    internal string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(_folder, hash)
            : throw new ArgumentException("A stored file is addressed by a digest of 64 hex digits in lower case.", nameof(hash));
}
