using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Protection;

/// <summary>
/// Where the master key is: <c>PRECISIONCARE_MASTER_KEY</c> holds it, or <c>PRECISIONCARE_MASTER_KEY_FILE</c> names a file that does (environment or configuration).
/// SQLite needs neither: the first start makes <c>master.key</c> in the data folder, readable by its owner only.
/// </summary>
public sealed class MasterKeySource
{
    private const string Setting = "PRECISIONCARE_MASTER_KEY";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string? _text;
    private readonly bool _mayCreate;
    private readonly Lock _turn = new();
    private MasterKey? _key;
    private DateTime _readAt;

    public MasterKeySource(DatabaseSettings settings, IConfiguration configuration)
    {
        _text = configuration[Setting] is { Length: > 0 } text ? text : null;
        string? named = configuration[Setting + "_FILE"] is { Length: > 0 } path ? Path.GetFullPath(path) : null;
        if (_text is not null && named is not null) throw new MasterKeyException($"Both {Setting} and {Setting}_FILE are set. Set one of them.");
        _mayCreate = _text is null && named is null && settings.Provider == DatabaseProvider.Sqlite;
        File = _text is not null ? null : named ?? (_mayCreate ? Path.Combine(settings.DataFolder, "master.key") : null);
    }

    /// <summary>The file that holds the key; <c>null</c> when it is in the environment, or nowhere.</summary>
    public string? File { get; }

    /// <summary>The key as it stands now: a file that another process has changed is read again.</summary>
    /// <exception cref="MasterKeyException">There is none, or it cannot be read.</exception>
    public MasterKey Get()
    {
        lock (_turn)
        {
            if (_text is not null) return _key ??= MasterKey.Parse(_text);
            if (File is null)
                throw new MasterKeyException($"No master key is given. Set {Setting} or {Setting}_FILE; 'openssl rand -base64 32' makes one. Keep a copy apart from the database.");
            var changed = System.IO.File.GetLastWriteTimeUtc(File);
            if (_key is null || changed != _readAt) (_key, _readAt) = (Read(File), changed);
            return _key;
        }
    }

    /// <summary>The key, made anew when this source may make one and has none. Only for a database in which nothing is sealed yet.</summary>
    internal MasterKey GetOrCreate()
    {
        if (_mayCreate && !System.IO.File.Exists(File)) Write(MasterKey.Create(), replace: false);
        return Get();
    }

    /// <summary>Writes a new version into the file, unless another process has done so since.</summary>
    /// <param name="after">The version that was the newest.</param>
    /// <exception cref="MasterKeyException">The key is not in a file, or the file cannot be written.</exception>
    internal MasterKey AddVersion(int after)
    {
        if (File is null)
            throw new MasterKeyException($"The master key is in {Setting}: add a new version there ('{after + 1}:' and the output of 'openssl rand -base64 32', after a comma), restart every process with it, then run this again.");
        try
        {
            using var held = new FileStream(File + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            var key = Read(File);
            if (key.Current == after) Replace(key.WithNextVersion());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The master key in {File} cannot be changed, or another process is changing it.", fault);
        }
        return Get();
    }

    /// <summary>Replaces the file's content in one step.</summary>
    /// <exception cref="MasterKeyException">The key is not in a file, or the file cannot be written.</exception>
    internal void Replace(MasterKey key)
    {
        if (File is null) throw new MasterKeyException($"The master key is in {Setting}; change it there.");
        Write(key, replace: true);
        lock (_turn) _key = null;
    }

    private static MasterKey Read(string file)
    {
        try
        {
            return MasterKey.Parse(System.IO.File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The master key cannot be read from {file}. Without it nothing that is stored can be read: put it back from its copy.", fault);
        }
    }

    private void Write(MasterKey key, bool replace)
    {
        string arriving = $"{File}.{RandomNumberGenerator.GetHexString(8)}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File!)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            using (var stream = new FileStream(arriving, options))
            {
                stream.Write(Encoding.ASCII.GetBytes("# PrecisionCare master key. Whoever has this file and the database can read every record; without it nobody can.\n" + key.ToSecretText()));
                stream.Flush(flushToDisk: true);
            }
            System.IO.File.Move(arriving, File!, overwrite: replace);
        }
        catch (IOException) when (!replace && System.IO.File.Exists(File))
        {
            System.IO.File.Delete(arriving); // another process was first, and its key holds
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The master key cannot be written to {File}.", fault);
        }
    }
}
