using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Protection;

public sealed class MasterKeyTests
{
    private static readonly Guid Owner = Guid.Parse("0194e5a0-0000-7000-8000-000000000001");

    [Fact]
    public void A_key_reads_back_from_its_text_in_all_versions()
    {
        var first = MasterKey.Create();
        var second = first.WithNextVersion();
        var read = MasterKey.Parse(second.ToSecretText());
        Assert.Equal([1, 2], read.Versions.ToArray());
        Assert.Equal(2, read.Current);
        Assert.Equal(first.CheckValue(1), read.CheckValue(1));
        Assert.NotEqual(read.CheckValue(1), read.CheckValue(2));
        Assert.Equal([2], read.CurrentOnly().Versions.ToArray());
    }

    [Fact]
    public void What_an_earlier_version_wrapped_still_opens_and_the_newest_wraps()
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        var first = MasterKey.Create();
        var wrapped = first.Wrap(key, Owner);
        var second = first.WithNextVersion();
        Assert.Equal(key, second.Unwrap(wrapped, Owner));
        Assert.Equal(2, second.Wrap(key, Owner).MasterVersion);
        Assert.Contains("version 1", Assert.Throws<MasterKeyException>(() => second.CurrentOnly().Unwrap(wrapped, Owner)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapped_key_is_of_no_use_to_another_owner()
    {
        var master = MasterKey.Create();
        var wrapped = master.Wrap(RandomNumberGenerator.GetBytes(32), Owner);
        Assert.Throws<MasterKeyException>(() => master.Unwrap(wrapped, Guid.NewGuid()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("short")]
    [InlineData("0:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("one:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==")]
    public void A_text_that_is_no_key_is_refused_without_quoting_it(string text)
    {
        string message = Assert.Throws<MasterKeyException>(() => MasterKey.Parse(text)).Message;
        Assert.DoesNotContain("AAECAwQF", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SQLite_gets_a_key_file_that_only_its_owner_reads()
    {
        using var folder = new KeyFolder();
        var made = folder.Source().GetOrCreate();
        string file = Path.Combine(folder.Path, "master.key");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(made.CheckValue(1), folder.Source().GetOrCreate().CheckValue(1));
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_changed_key_file_is_noticed_without_a_restart()
    {
        using var folder = new KeyFolder();
        var running = folder.Source();
        Assert.Equal(1, running.GetOrCreate().Current);
        var rotating = folder.Source();
        rotating.Replace(rotating.Get().WithNextVersion());
        Assert.Equal(2, running.Get().Current);
    }

    [Fact]
    public void PostgreSQL_starts_with_no_key_of_its_own_making()
    {
        using var folder = new KeyFolder();
        Assert.Throws<MasterKeyException>(() => folder.Source(DatabaseProvider.Postgres).GetOrCreate());
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_master_key_is_refused_at_start(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await using var context = storage.Context();
        var stranger = Installation(storage, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        string message = (await Assert.ThrowsAsync<MasterKeyException>(() => stranger.EnsureAsync(context, default))).Message;
        Assert.Contains("not the one under which this database was sealed", message, StringComparison.Ordinal);
        Assert.Throws<MasterKeyException>(() => stranger.Key);
    }

    [Fact]
    public async Task A_lost_key_file_is_not_replaced_by_a_new_one()
    {
        await using var storage = TestStorage.Unmigrated(Engine.Sqlite, settings: new() { ["PRECISIONCARE_MASTER_KEY"] = null });
        await storage.Get<DatabaseMigration>().MigrateAsync();
        string file = Path.Combine(storage.Folder, "master.key");
        File.Delete(file);
        await using var later = storage.Beside();
        string message = (await Assert.ThrowsAsync<MasterKeyException>(() => later.Get<DatabaseMigration>().MigrateAsync())).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Derived_keys_and_marks_are_the_same_in_every_process_and_differ_by_purpose()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        await using var other = storage.Beside();
        var (here, there) = (storage.Get<InstallationKey>(), other.Get<InstallationKey>());
        Assert.Equal(here.Derive("audit"), there.Derive("audit"));
        Assert.NotEqual(here.Derive("audit"), here.Derive("marks"));
        Assert.Equal(here.Mark("fact", "Condition/c1"), there.Mark("fact", "Condition/c1"));
        Assert.NotEqual(here.Mark("fact", "Condition/c1"), here.Mark("patient", "Condition/c1"));
    }

    private static InstallationKey Installation(TestStorage storage, string key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PRECISIONCARE_MASTER_KEY", key)]).Build();
        return new InstallationKey(
            storage.Get<IDbContextFactory<PrecisionCareContext>>(), new MasterKeySource(storage.Get<DatabaseSettings>(), configuration), TimeProvider.System);
    }

    private sealed class KeyFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("precisioncare-key-").FullName;

        public MasterKeySource Source(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
            new(new DatabaseSettings(provider, new SqliteConnectionStringBuilder().ToString(), Path), new ConfigurationBuilder().Build());

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
