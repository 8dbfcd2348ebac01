using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>
/// The names of all patients, opened and in the order of lists, in memory only: what is sealed cannot be ordered or searched where it lies. The first look opens all;
/// each later one opens what has changed since. See docs/decisions/0011.
/// </summary>
internal sealed class PatientIndex(PatientVault vault) : IDisposable
{
    /// <summary>Clocks of two processes may differ by so much.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private const int Batch = 5_000;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Guid, Entry> _entries = [];
    private DateTimeOffset _seen = DateTimeOffset.MinValue;
    private ImmutableArray<Entry> _ordered = [];

    /// <summary>A described patient.</summary>
    /// <param name="Summary">The line of the list.</param>
    /// <param name="Order">Family and given name, folded.</param>
    /// <param name="Search">Folded words, each after a space.</param>
    /// <param name="DescribedAt">The description that was opened.</param>
    internal sealed record Entry(PatientSummary Summary, string Order, string Search, DateTimeOffset DescribedAt)
    {
        public bool HasAll(string[] beginnings)
        {
            foreach (string beginning in beginnings)
                if (!Search.Contains(beginning, StringComparison.Ordinal)) return false;
            return true;
        }
    }

    /// <summary>All described patients by family name, given name and key, as the database has them now.</summary>
    public async Task<ImmutableArray<Entry>> NowAsync(PrecisionCareContext context, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var since = _seen == DateTimeOffset.MinValue ? _seen : _seen - Overlap;
            var changed = (await context.Patients.Where(p => p.IsDescribed && p.DescribedAt > since).Select(p => new { p.Id, p.DescribedAt }).ToListAsync(stop))
                .Where(p => _entries.GetValueOrDefault(p.Id)?.DescribedAt != p.DescribedAt).ToList();
            if (changed.Count == 0) return _ordered;
            foreach (var some in changed.Chunk(Batch)) await OpenAsync(context, [.. some.Select(p => p.Id)], stop);
            var latest = changed.Max(p => p.DescribedAt);
            if (latest > _seen) _seen = latest;
            return _ordered = [.. _entries.Values.Order(ByName.Instance)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task OpenAsync(PrecisionCareContext context, Guid[] patients, CancellationToken stop)
    {
        var rows = await context.Patients.AsNoTracking().Where(p => patients.Contains(p.Id))
            .Join(context.DataKeys, p => p.Id, k => k.Owner, (patient, key) => new { patient, key }).AsNoTracking().ToListAsync(stop);
        foreach (var row in rows)
        {
            if (row.patient is { IsDescribed: true, ErasedAt: null } && row.key.Wrapped is not null)
            {
                var description = row.patient.Describe(vault.Open(row.key));
                _entries[row.patient.Id] = new Entry(
                    description.Summary(row.patient.Id), SearchText.Fold($"{description.Family} {description.Given}"), description.Search, row.patient.DescribedAt);
            }
            else _entries.Remove(row.patient.Id);
        }
    }

    /// <summary>Ordinal, whatever the culture: lists read the same on every engine.</summary>
    private sealed class ByName : IComparer<Entry>
    {
        public static readonly ByName Instance = new();

        public int Compare(Entry? x, Entry? y)
        {
            int byName = string.CompareOrdinal(x!.Order, y!.Order);
            return byName != 0 ? byName : x.Summary.Key.CompareTo(y.Summary.Key);
        }
    }
}
