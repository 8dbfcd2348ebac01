using System.Buffers;
using System.Security.Cryptography;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage;

/// <summary>A file of the store.</summary>
/// <param name="Hash">SHA-256, lower-case hex: the file's address.</param>
/// <param name="Length">Bytes.</param>
public sealed record StoredFile(string Hash, long Length);

/// <summary>
/// Files by their content, <c>uploads/&lt;sha256&gt;</c> under the data folder: the same content is kept once, and a file is there whole or not at all.
/// </summary>
public sealed class FileStore(DatabaseSettings settings)
{
    private const int BufferSize = 1 << 17;

    private readonly string _folder = Path.Combine(settings.DataFolder, "uploads");

    /// <summary>Takes a file in, in bounded memory.</summary>
    public async Task<StoredFile> SaveAsync(Stream content, CancellationToken stop = default)
    {
        Directory.CreateDirectory(_folder);
        string arriving = Path.Combine(_folder, $".{Guid.NewGuid():N}");
        try
        {
            StoredFile file;
            await using (var copy = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true))
            {
                file = await HashAsync(content, copy, stop);
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
    public FileStream OpenRead(string hash) => new(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);

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

    /// <summary>Hashes a stream to its end, without keeping it.</summary>
    public static Task<StoredFile> HashAsync(Stream content, CancellationToken stop = default) => HashAsync(content, Stream.Null, stop);

    private static async Task<StoredFile> HashAsync(Stream content, Stream copy, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long length = 0;
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; length += read)
            {
                hash.AppendData(buffer, 0, read);
                await copy.WriteAsync(buffer.AsMemory(0, read), stop);
            }
            return new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>An address is 64 hex digits and nothing else, so that no path can be smuggled in.</summary>
    internal string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(_folder, hash)
            : throw new ArgumentException("A stored file is addressed by its SHA-256 in lower-case hex.", nameof(hash));
}
