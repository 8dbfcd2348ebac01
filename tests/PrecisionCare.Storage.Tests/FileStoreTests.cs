using System.Security.Cryptography;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests;

public sealed class FileStoreTests
{
    [Fact]
    public async Task Equal_content_is_kept_once_under_its_digest()
    {
        await using var storage = TestStorage.Unmigrated(Engine.Sqlite);
        var files = storage.Get<FileStore>();
        byte[] content = RandomNumberGenerator.GetBytes(300_000);
        var first = await files.SaveAsync(new MemoryStream(content));
        var second = await files.SaveAsync(new MemoryStream(content));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(content)), 300_000), (first.Hash, first.Length));
        Assert.Equal(first, second);
        Assert.Single(Directory.GetFiles(Path.Combine(storage.Folder, "uploads")));
        await using var read = files.OpenRead(first.Hash);
        Assert.Equal(first, await FileStore.HashAsync(read));
    }

    [Theory]
    [InlineData("../precisioncare.db")]
    [InlineData("")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public async Task An_address_is_a_digest_and_no_path(string address)
    {
        await using var storage = TestStorage.Unmigrated(Engine.Sqlite);
        Assert.Throws<ArgumentException>(() => storage.Get<FileStore>().Contains(address));
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_nothing()
    {
        await using var storage = TestStorage.Unmigrated(Engine.Sqlite);
        await Assert.ThrowsAsync<IOException>(() => storage.Get<FileStore>().SaveAsync(new BrokenStream()));
        Assert.Empty(Directory.GetFiles(Path.Combine(storage.Folder, "uploads")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Uploads_are_removed_when_nothing_needs_them_and_genomes_stay(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (files, cleanup) = (storage.Get<FileStore>(), new UploadCleanup(
            storage.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<PrecisionCare.Storage.Database.PrecisionCareContext>>(), storage.Get<FileStore>(), TimeProvider.System));
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        await storage.ImportAsync("calls.vcf", VcfText.Of([("NA1", "0/1")]));
        var waiting = await storage.Imports.EnqueueUploadAsync(new MemoryStream("waits"u8.ToArray()), "waits.ndjson");
        Assert.Equal(3, Uploads().Length);

        await cleanup.RunAsync(default);
        Assert.Equal(3, Uploads().Length); // none is an hour old

        foreach (string upload in Uploads()) File.SetLastWriteTimeUtc(upload, DateTime.UtcNow.AddHours(-2));
        await cleanup.RunAsync(default);
        Assert.Equal(2, Uploads().Length);
        Assert.True(files.Contains(Assert.Single((await storage.Samples.WaitingAsync()).Items).ContentHash));
        await storage.Get<ImportRunner>().RunAsync(waiting);
        Assert.DoesNotContain((await storage.Imports.IssuesAsync(waiting)).Items, i => i.Code == "import.file-missing");

        string[] Uploads() => Directory.GetFiles(Path.Combine(storage.Folder, "uploads"));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The line is dead.");
    }
}
