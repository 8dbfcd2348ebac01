using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Audit;

/// <summary>What should be recorded cannot be: whatever was to be recorded must not happen.</summary>
public sealed class AuditUnavailableException(Exception fault) : Exception("The audit cannot be written.", fault);

/// <summary>
/// Writes the audit: an append-only chain in which every row holds the hash of the one before (<see cref="AuditChain"/>). One row is written at a time, whichever
/// process writes it; the turn ends with the transaction, so what is recorded and the record are there together or not at all.
/// </summary>
public sealed class AuditTrail(IDbContextFactory<PrecisionCareContext> contexts, WorkScopes scopes, AuditKey key, TimeProvider time) : IDisposable
{
    private const int MaximumText = 2000;

    private readonly ConcurrentQueue<Waiting> _waiting = [];
    private readonly SemaphoreSlim _turn = new(1);

    private sealed record Waiting(AuditEntry Entry, TaskCompletionSource Written);

    /// <summary>
    /// Records something in the transaction that does it. Call it last before the commit: others who record wait for the end of the transaction. Changes that the
    /// context holds are saved along.
    /// </summary>
    /// <exception cref="InvalidOperationException">The context has no transaction.</exception>
    public Task AppendAsync(PrecisionCareContext context, AuditEntry entry, CancellationToken stop = default) => WriteAsync(context, [Signed(entry)], stop);

    /// <summary>Saves what the context holds, with a record of it, in one transaction of its own.</summary>
    public async Task SaveAsync(PrecisionCareContext context, AuditEntry entry, CancellationToken stop = default)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        await AppendAsync(context, entry, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>
    /// Records something that changes nothing itself: a look, a search, a refusal. It is on disk when this returns. Those who ask at the same time share a
    /// transaction, so that a busy hour costs few of them.
    /// </summary>
    /// <exception cref="AuditUnavailableException">It could not be written: what was to be shown must not be shown.</exception>
    public async Task RecordAsync(AuditEntry entry, CancellationToken stop = default)
    {
        var mine = new Waiting(Signed(entry), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(stop);
        try
        {
            var together = new List<Waiting>();
            while (_waiting.TryDequeue(out var next)) together.Add(next);
            if (together.Count > 0) await WriteTogetherAsync(together);
        }
        finally
        {
            _turn.Release();
        }
        await mine.Written.Task;
    }

    private async Task WriteTogetherAsync(List<Waiting> together)
    {
        try
        {
            using var every = scopes.EnterEvery("audit");
            await using var context = await contexts.CreateDbContextAsync();
            await using var transaction = await context.Database.BeginTransactionAsync();
            await WriteAsync(context, together.ConvertAll(w => w.Entry), CancellationToken.None);
            await transaction.CommitAsync();
            foreach (var one in together) one.Written.SetResult();
        }
        catch (Exception fault)
        {
            foreach (var one in together) one.Written.SetException(new AuditUnavailableException(fault));
        }
    }

    /// <summary>Who is at work, and whether by emergency access, is known now, not when the row is written together with others.</summary>
    private AuditEntry Signed(AuditEntry entry)
    {
        var (actor, organisation) = scopes.Current is { } work ? (work.Actor, work.Organisation) : (AuditActor.Nobody, OrganisationKeys.Home);
        return entry with
        {
            Actor = entry.Actor ?? actor,
            BreakGlass = entry.BreakGlass || (entry.Patient is { } patient && scopes.IsInEmergency(patient)),
            Organisation = entry.Organisation ?? (organisation == OrganisationKeys.Every || organisation == OrganisationKeys.Nobody ? OrganisationKeys.Home : organisation),
        };
    }

    private async Task WriteAsync(PrecisionCareContext context, List<AuditEntry> entries, CancellationToken stop)
    {
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException("What is recorded and the record belong in one transaction: begin it first.");
        await context.SaveChangesAsync(stop);
        string former = await AuditTurn.TakeAsync(context, stop);
        var last = await context.Audit.IgnoreQueryFilters([Ownership.Column]).OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(stop);
        var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? AuditChain.Genesis);
        foreach (var entry in entries)
        {
            var row = Linked(entry, ++sequence, hash);
            hash = row.Hash;
            context.Audit.Add(row);
        }
        await context.SaveChangesAsync(stop);
        await AuditTurn.EndAsync(context, former, stop);
    }

    private AuditRow Linked(AuditEntry entry, long sequence, byte[] previous)
    {
        var row = new AuditRow
        {
            Sequence = sequence,
            At = ToMicrosecond(time.GetUtcNow()),
            OrganisationId = entry.Organisation!.Value,
            ActorId = entry.Actor!.Id,
            Actor = Text(entry.Actor.Name)!,
            Role = Text(entry.Actor.Role),
            Kind = entry.Kind.ToString(),
            Patient = entry.Patient,
            Object = Text(entry.Object),
            Purpose = Text(entry.Purpose),
            Permitted = entry.Permitted,
            Rule = Text(entry.Rule),
            Obligations = entry.Obligations.IsDefaultOrEmpty ? null : string.Join(' ', entry.Obligations),
            Outcome = (int)entry.Outcome,
            BreakGlass = entry.BreakGlass,
            Detail = Text(entry.Detail),
            PreviousHash = previous,
            Hash = [],
        };
        row.Hash = AuditChain.Hash(row, key);
        return row;
    }

    /// <summary>What every engine stores and gives back as it was: no NUL, no half of a surrogate pair, not without end.</summary>
    private static string? Text(string? text)
    {
        if (text is null) return null;
        string sound = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
        return sound.Length <= MaximumText ? sound : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(sound[..MaximumText]));
    }

    public void Dispose() => _turn.Dispose();

    private static DateTimeOffset ToMicrosecond(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
