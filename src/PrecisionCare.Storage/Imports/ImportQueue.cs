using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>What may be said about a file when it is handed in.</summary>
public sealed record ImportRequest
{
    public static ImportRequest Plain { get; } = new();

    /// <summary>The account that asks; <c>null</c> on the command line.</summary>
    public Guid? By { get; init; }

    /// <summary>The patient chosen for the samples of a VCF.</summary>
    public Guid? ChosenPatient { get; init; }

    /// <summary>Text of the file beside the VCF that says whose samples it holds (<see cref="SampleLink"/>).</summary>
    public string? Sidecar { get; init; }
}

/// <summary>Where an import stands.</summary>
public sealed record ImportStatus(
    Guid Id, string File, ImportKind Kind, ImportState State, bool CancelRequested, long BytesDone, long BytesTotal, ImportCounts Counts, int IssueCount,
    DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? HeartbeatAt, Guid? RequestedBy, int Attempts)
{
    public bool HasEnded => State is ImportState.Succeeded or ImportState.Failed or ImportState.Cancelled;
}

/// <summary>Files to import: hand in, look, cancel, try again. What is handed in survives the end of the process.</summary>
public sealed class ImportQueue(
    IDbContextFactory<PrecisionCareContext> contexts, InstallationKey key, FileStore files, AuditTrail audit, TimeProvider time, ImportScheduler? scheduler = null)
{
    /// <summary>Keeps an uploaded file and queues its import.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="fileName">As the user knows it; a folder in it is dropped, since it may carry a person's name.</param>
    /// <param name="request">Who asks, and whose the samples are.</param>
    /// <param name="stop">Stops before the import is queued.</param>
    public async Task<Guid> EnqueueUploadAsync(Stream content, string fileName, ImportRequest? request = null, CancellationToken stop = default)
    {
        var file = await files.SaveAsync(content, stop);
        return await EnqueueAsync(NameOf(fileName), null, file, request ?? ImportRequest.Plain, stop);
    }

    /// <summary>Queues the import of a file that is in the store already: an upload of several files queues nothing before all have arrived.</summary>
    public Task<Guid> EnqueueStoredAsync(StoredFile file, string fileName, ImportRequest? request = null, CancellationToken stop = default) =>
        EnqueueAsync(NameOf(fileName), null, file, request ?? ImportRequest.Plain, stop);

    /// <summary>Queues the import of a file that every process of the installation can read under this path; a sidecar beside it is taken in.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public async Task<Guid> EnqueuePathAsync(string path, ImportRequest? request = null, CancellationToken stop = default)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full)) throw new FileNotFoundException("There is no such file.", full);
        request ??= ImportRequest.Plain;
        if (request.Sidecar is null && File.Exists(full + SampleLink.Suffix))
            request = request with { Sidecar = await File.ReadAllTextAsync(full + SampleLink.Suffix, stop) };
        return await EnqueueAsync(NameOf(full), full, null, request, stop);
    }

    /// <summary>Whether a file says whose samples another file holds, rather than being one to import.</summary>
    public static bool IsSidecar(string fileName) => fileName.EndsWith(SampleLink.Suffix, StringComparison.OrdinalIgnoreCase);

    /// <returns><c>null</c> when there is no such import.</returns>
    public async Task<ImportStatus?> FindAsync(Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop) is { } row ? Status(row) : null;
    }

    /// <summary>All imports, newest first.</summary>
    public async Task<Page<ImportStatus>> ListAsync(int page = 1, int size = PatientDirectory.DefaultPageSize, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        size = Math.Clamp(size, 1, PatientDirectory.MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(stop);
        int total = await context.Imports.CountAsync(stop);
        var rows = await context.Imports.AsNoTracking().OrderByDescending(i => i.QueuedAt).ThenByDescending(i => i.Id)
            .Skip((page - 1) * size).Take(size).ToListAsync(stop);
        return new Page<ImportStatus>([.. rows.Select(Status)], total, page, size);
    }

    /// <summary>The Issues of an import in the order of the file.</summary>
    public async Task<Page<Issue>> IssuesAsync(Guid id, int page = 1, int size = PatientDirectory.MaximumPageSize, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        size = Math.Clamp(size, 1, PatientDirectory.MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var all = context.ImportIssues.AsNoTracking().Where(i => i.ImportId == id);
        int total = await all.CountAsync(stop);
        var rows = await all.OrderBy(i => i.Ordinal).Skip((page - 1) * size).Take(size).ToListAsync(stop);
        return new Page<Issue>([.. rows.Select(issue => issue.Open(key))], total, page, size);
    }

    /// <summary>Asks an import to stop. One that waits is cancelled at once, one that runs within seconds; what it has stored stays.</summary>
    public async Task CancelAsync(Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        int changed = await context.Imports.Where(i => i.Id == id && i.State == ImportState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Cancelled).SetProperty(i => i.EndedAt, now), stop);
        changed += await context.Imports.Where(i => i.Id == id && i.State == ImportState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.CancelRequested, true), stop);
        if (changed == 0) return;
        await audit.AppendAsync(context, new AuditEntry(AuditKind.ImportChanged) { Object = NameOf(id), Detail = "asked to stop" }, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Queues a failed or cancelled import again; it goes on where it stopped.</summary>
    /// <returns>False when the import is not one of these.</returns>
    public async Task<bool> RetryAsync(Guid id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        int queued = await context.Imports.Where(i => i.Id == id && (i.State == ImportState.Failed || i.State == ImportState.Cancelled))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Queued).SetProperty(i => i.CancelRequested, false)
                .SetProperty(i => i.Attempts, 0).SetProperty(i => i.EndedAt, (DateTimeOffset?)null), stop);
        if (queued == 0) return false;
        await audit.AppendAsync(context, new AuditEntry(AuditKind.ImportChanged) { Object = NameOf(id), Detail = "queued again" }, stop);
        await transaction.CommitAsync(stop);
        if (scheduler is not null) await scheduler.ScheduleAsync(id, stop);
        return true;
    }

    private async Task<Guid> EnqueueAsync(string name, string? path, StoredFile? file, ImportRequest request, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var row = new ImportRow
        {
            Id = id,
            Origin = new ImportOrigin(name, path, request.Sidecar).Seal(key, id),
            ContentHash = file?.Hash,
            BytesTotal = file?.Length ?? new FileInfo(path!).Length,
            State = ImportState.Queued,
            QueuedAt = now,
            RequestedBy = request.By,
            ChosenPatient = request.ChosenPatient,
        };
        await using (var context = await contexts.CreateDbContextAsync(stop))
        {
            context.Imports.Add(row);
            await audit.SaveAsync(context, new AuditEntry(AuditKind.ImportQueued) { Object = NameOf(row.Id) }, stop);
        }
        if (scheduler is not null) await scheduler.ScheduleAsync(row.Id, stop);
        return row.Id;
    }

    private static string NameOf(Guid import) => $"Import/{import}";

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private ImportStatus Status(ImportRow row) => new(
        row.Id, ImportOrigin.Of(key, row).File, row.Kind, row.State, row.CancelRequested, row.BytesDone, row.BytesTotal, ImportCounts.Parse(row.Counts), row.IssueCount, row.QueuedAt,
        row.StartedAt, row.EndedAt, row.HeartbeatAt, row.RequestedBy, row.Attempts);
}
