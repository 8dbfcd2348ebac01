using System.Security.Cryptography;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests;

public sealed class FileStoreTests
{
    [Fact]
    public async Task Equal_content_is_kept_once_under_a_digest_that_only_this_installation_can_make()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        var files = storage.Get<FileStore>();
        byte[] content = RandomNumberGenerator.GetBytes(300_000);
        var first = await files.SaveAsync(new MemoryStream(content));
        var second = await files.SaveAsync(new MemoryStream(content));
        Assert.Equal(first, second);
        Assert.Equal(300_000, first.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), first.Sha256);
        Assert.NotEqual(first.Sha256, first.Hash);
        Assert.Equal(first.Hash, files.AddressOf(first.Sha256));
        Assert.Single(Directory.GetFiles(Path.Combine(storage.Folder, "uploads")));
        await using var read = files.OpenRead(first.Hash);
        Assert.Equal(first, await files.AddressAsync(read));
        await using var other = storage.Beside();
        Assert.Equal(first, await other.Get<FileStore>().AddressAsync(new MemoryStream(content)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task A_file_reads_back_from_any_position(int length)
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        var files = storage.Get<FileStore>();
        byte[] content = new byte[length];
        new Random(5).NextBytes(content);
        var file = await files.SaveAsync(new Trickle(content));
        await using var read = files.OpenRead(file.Hash);
        Assert.Equal(length, read.Length);
        foreach (int start in new[] { 0, length / 3, length - 1, length, 0 }.Where(s => s >= 0))
        {
            read.Position = start;
            var rest = new MemoryStream();
            await read.CopyToAsync(rest);
            Assert.Equal(content[start..], rest.ToArray());
        }
    }

    [Fact]
    public async Task A_file_that_was_changed_cut_or_put_together_anew_is_refused()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        var files = storage.Get<FileStore>();
        byte[] content = RandomNumberGenerator.GetBytes((3 * SealedFile.ChunkBytes) + 100);
        var file = await files.SaveAsync(new MemoryStream(content));
        string path = files.PathOf(file.Hash);
        byte[] whole = File.ReadAllBytes(path);
        int chunk = SealedFile.SealedChunkBytes;

        var changed = new Dictionary<string, byte[]>
        {
            ["a bit flipped"] = [.. whole],
            ["cut within a chunk"] = whole[..^50],
            ["cut between chunks"] = whole[..(SealedFile.HeaderBytes + (2 * chunk))],
            ["cut to the header"] = whole[..SealedFile.HeaderBytes],
            ["chunks exchanged"] = [.. whole[..SealedFile.HeaderBytes], .. Chunk(1), .. Chunk(0), .. whole[(SealedFile.HeaderBytes + (2 * chunk))..]],
            ["a chunk left out"] = [.. whole[..SealedFile.HeaderBytes], .. whole[(SealedFile.HeaderBytes + chunk)..]],
            ["under the id of another file"] = [.. SealedFile.NewHeader(), .. whole[SealedFile.HeaderBytes..]],
            ["never sealed"] = content,
        };
        changed["a bit flipped"][SealedFile.HeaderBytes + chunk + 7] ^= 1;
        foreach (var (how, bytes) in changed)
        {
            File.WriteAllBytes(path, bytes);
            Assert.True(Record.Exception(() =>
            {
                using var read = files.OpenRead(file.Hash);
                read.CopyTo(Stream.Null);
            }) is InvalidDataException, how);
        }

        byte[] Chunk(int index) => whole[(SealedFile.HeaderBytes + (index * chunk))..(SealedFile.HeaderBytes + ((index + 1) * chunk))];
    }

    [Fact]
    public async Task What_has_half_arrived_is_sealed_already()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        string folder = Path.Combine(storage.Folder, "uploads");
        byte[] line = "CANARY-GENOTYPE 0/1 "u8.ToArray();
        int found = 0;
        var arriving = new Watched([.. Enumerable.Repeat(line, 20_000).SelectMany(b => b)], () =>
        {
            foreach (string file in Directory.GetFiles(folder))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                byte[] bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                if (bytes.Length > SealedFile.SealedChunkBytes) found++;
                Assert.Equal(-1, bytes.AsSpan().IndexOf("CANARY"u8));
            }
        });
        await storage.Get<FileStore>().SaveAsync(arriving);
        Assert.NotEqual(0, found);
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
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
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

    /// <summary>Comes in small pieces, as from a network.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 777)], cancellationToken);
    }

    private sealed class Watched(byte[] content, Action look) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            look();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The line is dead.");
    }
}
