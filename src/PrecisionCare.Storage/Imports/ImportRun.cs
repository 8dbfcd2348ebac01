using Microsoft.EntityFrameworkCore;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Imports;

/// <summary>One run of an import that has been claimed.</summary>
internal sealed class ImportRun : IAsyncDisposable
{
    /// <summary>Resources of one transaction: enough to make it pay, few enough to let other writers in every half second.</summary>
    private const int BatchItems = 500;

    /// <summary>Bytes of resources after which a batch is stored, however few they are.</summary>
    private const int BatchBytes = 8 << 20;

    /// <summary>Samples of one transaction.</summary>
    private const int BatchSamples = 50;

    private readonly IDbContextFactory<PrecisionCareContext> _contexts;
    private readonly PatientVault _vault;
    private readonly FileStore _files;
    private readonly ImportReaders _readers;
    private readonly ConsentFormat _consents;
    private readonly TimeProvider _time;
    private readonly ImportRow _import;
    private readonly ImportOrigin _origin;
    private readonly ImportLease _lease;
    private readonly ImportIssues _issues;
    private readonly CancellationTokenSource _ending;
    private readonly Task _heart;
    private CountingStream? _stream;
    private bool _lost;

    /// <param name="contexts">Makes a context for each batch.</param>
    /// <param name="vault">Seals what is stored.</param>
    /// <param name="files">Where uploads lie.</param>
    /// <param name="readers">Read the formats.</param>
    /// <param name="consents">Reads consents for the register.</param>
    /// <param name="time">The clock.</param>
    /// <param name="import">As it was claimed; this run carries its progress on.</param>
    /// <param name="lease">The right to write.</param>
    /// <param name="ending">Cancelled by the caller when the process ends, and here when a person asks to stop.</param>
    public ImportRun(
        IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, FileStore files, ImportReaders readers, ConsentFormat consents, TimeProvider time,
        ImportRow import, ImportLease lease, CancellationTokenSource ending)
    {
        (_contexts, _vault, _files, _readers, _consents) = (contexts, vault, files, readers, consents);
        (_time, _import, _lease, _ending) = (time, import, lease, ending);
        _origin = ImportOrigin.Of(vault.Installation, import);
        _issues = new ImportIssues(import.Id, vault.Installation);
        _heart = Task.Run(BeatAsync);
    }

    public async Task ToEndAsync()
    {
        try
        {
            var file = await OpenAsync();
            if (file is null) Add("import.file-missing", "The file is no longer where it was.", "Import it again.");
            else await ReadAsync(file);
            await FinishAsync(file is null ? ImportState.Failed : ImportState.Succeeded);
        }
        catch (OperationCanceledException) when (_lost)
        {
            throw new ImportLostException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _heart;
        if (_stream is not null) await _stream.DisposeAsync();
    }

    /// <summary>Finds the file and establishes its content; when that is not what an earlier run read, the import begins anew.</summary>
    private async Task<Stream?> OpenAsync()
    {
        var file = Open();
        if (file is null) return null;
        _import.Kind = ImportFile.KindOf(file, _origin.File);
        if (_origin.Path is null) return file;

        // The original of a genome is kept, since a newer knowledge base reads it again.
        var content = _import.Kind == ImportKind.Vcf ? await _files.SaveAsync(file, _ending.Token) : await _files.AddressAsync(file, _ending.Token);
        if (_import.ContentHash is { } former && former != content.Hash) (_import.ItemsDone, _import.Counts) = (0, "{}");
        (_import.ContentHash, _import.BytesTotal) = (content.Hash, content.Length);
        file.Position = 0;
        return file;
    }

    private Stream? Open()
    {
        try
        {
            return _origin.Path is { } path
                ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17)
                : _files.OpenRead(_import.ContentHash!);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task ReadAsync(Stream file)
    {
        _stream = new CountingStream(file);
        switch (_import.Kind)
        {
            case ImportKind.Fhir:
                await ReadRecordAsync(_stream);
                break;
            case ImportKind.Vcf:
                await ReadGenomeAsync(_stream);
                break;
            case ImportKind.Reported:
                await ReadReportedAsync(_stream);
                break;
            default:
                Add("import.unknown-format", "The file is neither a FHIR record nor a VCF, nor a table of reported genotypes.",
                    "Import FHIR R4 JSON or NDJSON, or VCF, plain or gzip; or a .tsv of gene, diplotype, phenotype and activity score.");
                break;
        }
    }

    /// <summary>Resources that an earlier run stored are read over: reading the same bytes gives the same resources in the same order.</summary>
    private async Task ReadRecordAsync(Stream stream)
    {
        var batch = new List<ReadResource>();
        long bytes = 0;
        long stored = _import.ItemsDone;
        long seen = 0;
        foreach (var resource in _readers.Fhir(stream, _origin.File, _issues.Log))
        {
            _ending.Token.ThrowIfCancellationRequested();
            if (++seen <= stored) continue;
            batch.Add(resource);
            bytes += resource.Json.Length;
            if (batch.Count < BatchItems && bytes < BatchBytes) continue;
            await StoreAsync(batch);
            batch.Clear();
            bytes = 0;
        }
        if (batch.Count > 0) await StoreAsync(batch);
    }

    private Task StoreAsync(List<ReadResource> batch) => WriteAsync(batch.Count, async (context, counts) =>
    {
        var now = _time.GetUtcNow();
        var writer = new ResourceWriter(context, _vault, _import.Id, _import.ContentHash!, _import.RequestedBy, now);
        await writer.StoreAsync(batch, counts, _ending.Token);
        if (writer.Consents.Count == 0) return;
        await ConsentImport.StoreAsync(new ConsentLedger(context, _vault, _consents, now), writer.Consents, _import, _ending.Token);
    });

    private async Task ReadGenomeAsync(Stream stream)
    {
        var contents = _readers.Vcf(stream, _origin.File, _ending.Token);
        foreach (var issue in contents.Issues) _issues.Log.Add(issue);
        if (contents.Assembly == GenomeAssembly.Unknown) return; // the reader has said so, and calls without coordinates are of no use

        var sidecar = SampleSidecar.Of(_origin, contents.Samples.Length, _issues.Log);
        foreach (var samples in contents.Samples.Skip((int)_import.ItemsDone).Chunk(BatchSamples))
            await WriteAsync(samples.Length, async (context, counts) =>
            {
                var writer = new SampleWriter(context, _vault, _import, _import.ContentHash!, _readers.Knowledge, _time.GetUtcNow());
                foreach (var issue in await writer.StoreAsync(samples, sidecar, counts, _ending.Token)) _issues.Log.Add(issue);
            });
    }

    /// <summary>Results that laboratories reported: few, stored at once, and all of them again when a run is repeated.</summary>
    private async Task ReadReportedAsync(Stream stream)
    {
        using var text = new StreamReader(stream);
        var (calls, issues) = OutsideCallReader.Read(text, _origin.File);
        foreach (var issue in issues) _issues.Log.Add(issue);
        if (calls.IsEmpty) return;
        var link = SampleSidecar.Of(_origin, samples: 1, _issues.Log).For("");
        await WriteAsync(calls.Length, async (context, counts) =>
        {
            if (await new ReportedResultWriter(context, _vault, _import, _origin, _time.GetUtcNow()).StoreAsync(calls, link, counts, _ending.Token) is { } issue) _issues.Log.Add(issue);
        });
    }

    /// <summary>One batch: what it changes and how far the import is are written together or not at all.</summary>
    private async Task WriteAsync(int items, Func<PrecisionCareContext, ImportCounts, Task> store)
    {
        await using var context = await _contexts.CreateDbContextAsync(_ending.Token);
        await using var turn = await WriteTurn.TakeAsync(context, _ending.Token);
        var counts = ImportCounts.Parse(_import.Counts);
        await store(context, counts);
        _import.ItemsDone += items;
        _import.Counts = counts.ToJson();
        await ProgressAsync(context);
        await turn.CommitAsync(_ending.Token);
    }

    private async Task FinishAsync(ImportState state)
    {
        await using var context = await _contexts.CreateDbContextAsync(_ending.Token);
        await using var turn = await WriteTurn.TakeAsync(context, _ending.Token);
        if (_import.Kind == ImportKind.Fhir)
        {
            await WaitingSamples.LinkAsync(context, _vault, _time.GetUtcNow(), _ending.Token);
            await MissingPatientsAsync(context);
        }
        foreach (var (code, count) in _issues.Log.Counts.Where(c => c.Value > IssueLog.KeptPerCode).ToList())
            Add("import.more-of-the-same", $"{count - IssueLog.KeptPerCode} further issues with code {code} are not listed.", "Mend the listed ones and import again.");
        if (_import.Kind != ImportKind.Unknown && state == ImportState.Succeeded) _import.BytesDone = _import.BytesTotal;
        await ProgressAsync(context);
        await _lease.EndAsync(context, state, _ending.Token);
        await turn.CommitAsync(_ending.Token);
    }

    private async Task MissingPatientsAsync(PrecisionCareContext context)
    {
        int missing = await context.Patients.CountAsync(
            p => !p.IsDescribed && context.PatientSources.Any(s => s.PatientKey == p.Id && s.SourceHash == _import.ContentHash), _ending.Token);
        if (missing > 0)
            Add("import.patient-missing", $"The file speaks of {missing} patient(s) whose Patient resource has not been imported.", "Import their Patient resources too.");
    }

    private async Task ProgressAsync(PrecisionCareContext context)
    {
        await _issues.WriteAsync(context, _ending.Token);
        await context.SaveChangesAsync(_ending.Token);
        _import.IssueCount = _issues.Count;
        if (_stream is not null) _import.BytesDone = Math.Max(_import.BytesDone, Math.Min(_stream.Count, _import.BytesTotal));
        await _lease.ProgressAsync(context, _import, _ending.Token);
    }

    private void Add(string code, string message, string remedy) =>
        _issues.Log.Add(new Issue(code, IssueSeverity.Warning, message, remedy, new SourceLocation(_origin.File)));

    /// <summary>Shows every few seconds that the run lives, also while it reads long without storing, and hears when it is to stop.</summary>
    private async Task BeatAsync()
    {
        using var beat = new PeriodicTimer(ImportLease.Beat, _time);
        try
        {
            while (await beat.WaitForNextTickAsync(_ending.Token))
                if (await _lease.BeatAsync(_stream?.Count ?? 0, _ending.Token)) await _ending.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            return; // the run has ended
        }
        catch (ImportLostException)
        {
            _lost = true;
            await _ending.CancelAsync();
        }
        catch (System.Data.Common.DbException)
        {
            return; // the run will meet the same fault and report it
        }
    }
}
