using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Audit;

/// <summary>Which entries of the audit are wanted; all conditions together.</summary>
public sealed record AuditFilter
{
    /// <summary>What this account did.</summary>
    public Guid? Actor { get; init; }

    /// <summary>What concerned this patient.</summary>
    public Guid? Patient { get; init; }

    public AuditKind? Kind { get; init; }

    /// <summary>A day in UTC.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Emergency overrides only.</summary>
    public bool BreakGlass { get; init; }
}

/// <summary>Reads the audit of the organisation for which somebody is at work.</summary>
public sealed class AuditLog(IDbContextFactory<PrecisionCareContext> contexts)
{
    private const int DefaultPageSize = 50;

    /// <summary>One page of entries, newest first.</summary>
    public async Task<Page<AuditRecord>> ReadAsync(AuditFilter filter, int page = 1, int size = DefaultPageSize, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = Matching(context, filter);
        int total = await found.CountAsync(stop);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found.OrderByDescending(a => a.Sequence).Skip((page - 1) * size).Take(size).ToListAsync(stop);
        return new Page<AuditRecord>([.. rows.Select(r => r.ToRecord())], total, page, size);
    }

    /// <summary>Every entry in the order in which it was recorded, read as the caller takes them.</summary>
    public async IAsyncEnumerable<AuditRecord> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await foreach (var row in Matching(context, filter).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(stop)) yield return row.ToRecord();
    }

    /// <summary>The organisation's people by name: whose doings one may ask for.</summary>
    public async Task<ImmutableArray<AuditActor>> PeopleAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var people = await context.Users.AsNoTracking().Select(a => new { a.Id, a.DisplayName, a.Email }).ToListAsync(stop);
        return [.. people.Select(a => new AuditActor(a.Id, a.DisplayName.Length > 0 ? a.DisplayName : a.Email ?? "")).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static IQueryable<AuditRow> Matching(PrecisionCareContext context, AuditFilter filter)
    {
        var rows = context.Audit.AsNoTracking();
        if (filter.Actor is { } actor) rows = rows.Where(a => a.ActorId == actor);
        if (filter.Patient is { } patient) rows = rows.Where(a => a.Patient == patient);
        if (filter.Kind?.ToString() is { } kind) rows = rows.Where(a => a.Kind == kind);
        if (filter.BreakGlass) rows = rows.Where(a => a.BreakGlass);
        if (filter.Day is { } day)
        {
            var (from, until) = (new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
            rows = rows.Where(a => a.At >= from && a.At < until);
        }
        return rows;
    }
}
