using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Imports;

public sealed class ImportQueueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_waiting_import_is_cancelled_at_once_and_can_be_tried_again(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var id = await storage.Imports.EnqueueUploadAsync(Bytes(FhirText.Lines(FhirText.Patient("p1"))), @"C:\rojas\record.ndjson");
        await storage.Imports.CancelAsync(id);
        await storage.Get<ImportRunner>().RunAsync(id);
        var cancelled = (await storage.Imports.FindAsync(id))!;
        Assert.Equal((ImportState.Cancelled, "record.ndjson"), (cancelled.State, cancelled.File));
        Assert.True(await storage.Directory.IsEmptyAsync());

        Assert.True(await storage.Imports.RetryAsync(id));
        await storage.Get<ImportRunner>().RunAsync(id);
        Assert.Equal(ImportState.Succeeded, (await storage.Imports.FindAsync(id))!.State);
        Assert.False(await storage.Imports.RetryAsync(id));
        Assert.Equal([id], (await storage.Imports.ListAsync()).Items.Select(i => i.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_processes_never_run_one_import_at_once(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine, services => services.Replace(ServiceDescriptor.Singleton(TestReaders.Slow(TimeSpan.FromMilliseconds(1)))));
        var id = await storage.Imports.EnqueueUploadAsync(Bytes(FhirText.Lines(Enumerable.Range(0, 200).Select(n => FhirText.Patient("p" + n)))), "many.ndjson");
        await Task.WhenAll(storage.Get<ImportRunner>().RunAsync(id), storage.Get<ImportRunner>().RunAsync(id), storage.Get<ImportRunner>().RunAsync(id));
        var status = (await storage.Imports.FindAsync(id))!;
        Assert.Equal((ImportState.Succeeded, 1), (status.State, status.Attempts));
        Assert.Equal(new KindCount(Added: 200), status.Counts.Kinds["Patient"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_run_that_was_thought_dead_and_wakes_writes_no_more(Engine engine)
    {
        using var paused = new SemaphoreSlim(0);
        using var reached = new SemaphoreSlim(0);
        int readers = 0;
        await using var storage = await TestStorage.NewAsync(engine, services => services.Replace(ServiceDescriptor.Singleton(TestReaders.Plain with
        {
            Fhir = (stream, file, issues) => TestReaders.Plain.Fhir(stream, file, issues).Select((resource, n) =>
            {
                if (n == 0 && Interlocked.Increment(ref readers) == 1)
                {
                    reached.Release();
                    paused.Wait();
                }
                return resource;
            }),
        })));
        var id = await storage.Imports.EnqueueUploadAsync(Bytes(FhirText.Lines(FhirText.Patient("p1"), FhirText.Weight("p1", "w1", 70))), "record.ndjson");
        var sleeper = Task.Run(() => storage.Get<ImportRunner>().RunAsync(id));
        await reached.WaitAsync();
        await storage.Get<ImportRunner>().RunAsync(id, formerIsDead: true);
        var contents = await Contents.OfAsync(storage);
        paused.Release();
        await sleeper;
        Assert.Equal(contents, await Contents.OfAsync(storage));
        Assert.Equal(ImportState.Succeeded, (await storage.Imports.FindAsync(id))!.State);
    }

    [Theory]
    [InlineData("{\"resourceType\":\"Patient\"}", "upload", ImportKind.Fhir)]
    [InlineData("\uFEFF \n{\"resourceType\":\"Patient\"}", "upload.txt", ImportKind.Fhir)]
    [InlineData("##fileformat=VCFv4.2\n", "upload.json", ImportKind.Vcf)]
    [InlineData("", "empty.vcf.gz", ImportKind.Vcf)]
    [InlineData("", "empty.ndjson", ImportKind.Fhir)]
    [InlineData("CYP2D6\t*1/*4\n", "genotypes.tsv", ImportKind.Reported)]
    [InlineData("%PDF-1.7", "letter.pdf", ImportKind.Unknown)]
    public void Content_says_what_a_file_is_and_the_name_only_where_the_content_is_silent(string content, string name, ImportKind kind)
    {
        using var plain = Bytes(content);
        Assert.Equal(kind, ImportFile.KindOf(plain, name));

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(content));
        packed.Position = 0;
        Assert.Equal(kind, ImportFile.KindOf(packed, name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_no_record_and_no_genome_is_an_issue(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var import = await storage.ImportAsync("letter.pdf", "%PDF-1.7 ...");
        Assert.Equal((ImportState.Succeeded, 1), (import.State, import.IssueCount));
        Assert.Equal("import.unknown-format", Assert.Single((await storage.Imports.IssuesAsync(import.Id)).Items).Code);

        string path = Path.Combine(storage.Folder, "gone.ndjson");
        await File.WriteAllTextAsync(path, FhirText.Lines(FhirText.Patient("p1")));
        var gone = await storage.Imports.EnqueuePathAsync(path);
        File.Delete(path);
        await storage.Get<ImportRunner>().RunAsync(gone);
        Assert.Equal(ImportState.Failed, (await storage.Imports.FindAsync(gone))!.State);
        Assert.Equal("import.file-missing", Assert.Single((await storage.Imports.IssuesAsync(gone)).Items).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Logs_of_an_import_hold_no_personal_data_even_when_it_fails(Engine engine)
    {
        var log = new CollectingLog();
        await using var storage = await TestStorage.NewAsync(engine, services =>
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(log));
            services.Replace(ServiceDescriptor.Singleton(TestReaders.Plain with
            {
                Fhir = (stream, file, issues) => TestReaders.Plain.Fhir(stream, file, issues)
                    .Concat(Enumerable.Range(0, 1).Select<int, PrecisionCare.Patients.ReadResource>(_ => throw new InvalidDataException("canary-given is broken"))),
            }));
        });
        var import = await storage.ImportAsync("canary-file.ndjson", FhirText.Lines(FhirText.Patient("canary-id", "canary-family", "canary-given", mrn: "canary-mrn")));
        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains("InvalidDataException", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", log.Text, StringComparison.Ordinal);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class CollectingLog : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get { lock (_text) return _text.ToString(); }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text) _text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        }

        public void Dispose() => GC.SuppressFinalize(this);
    }
}
