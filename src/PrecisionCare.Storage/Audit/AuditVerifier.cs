using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Audit;

/// <summary>What a check of the whole chain found.</summary>
/// <param name="Rows">How many rows hold, from the first on.</param>
/// <param name="FaultAt">The first row that does not hold or is missing; <c>null</c> when the fault is in the anchors, or there is none.</param>
/// <param name="Fault">What is wrong, in words; <c>null</c> when everything holds.</param>
/// <param name="Anchor">The last anchor with which the chain agrees.</param>
public sealed record AuditVerdict(long Rows, long? FaultAt, string? Fault, AuditAnchor? Anchor)
{
    public bool Holds => Fault is null;
}

/// <summary>
/// Checks every row of the audit: numbers without gaps, each row's link to the one before, each row's own hash, and every anchor. So a changed, removed, added or
/// exchanged row is found by the chain itself and a cut end by the anchors. Rows are read in one pass with bounded memory.
/// </summary>
public sealed class AuditVerifier(IDbContextFactory<PrecisionCareContext> contexts, WorkScopes scopes, AuditKey key, AuditAnchors anchors)
{
    public async Task<AuditVerdict> VerifyAsync(CancellationToken stop = default)
    {
        // Anchors first: what is recorded while this runs is then beyond all of them.
        var (known, faults) = anchors.Read();
        var anchored = known.ToLookup(a => a.Sequence);
        using var every = scopes.EnterEvery("audit");
        await using var context = await contexts.CreateDbContextAsync(stop);
        var (rows, hash) = (0L, AuditChain.Genesis);
        AuditAnchor? agreed = null;

        AuditVerdict Wrong(long at, string fault) => new(rows, at, fault, agreed);

        await using var reader = context.Audit.AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        while (true)
        {
            foreach (var anchor in anchored[rows])
            {
                if (anchor.Hash != Convert.ToHexStringLower(hash)) return Wrong(rows, "is not the row that was anchored");
                agreed = anchor;
            }
            try
            {
                if (!await reader.MoveNextAsync()) break;
            }
            catch (Exception fault) when (fault is FormatException or InvalidCastException or InvalidOperationException or OverflowException or ArgumentException)
            {
                return Wrong(rows + 1, "cannot be read: it was changed");
            }
            var row = reader.Current;
            if (row.Sequence <= rows) return Wrong(row.Sequence, "was put in");
            if (row.Sequence > rows + 1) return Wrong(rows + 1, "is missing");
            if (!row.PreviousHash.AsSpan().SequenceEqual(hash)) return Wrong(row.Sequence, "does not follow the row before: it was changed, exchanged or put in");
            if (!row.Hash.AsSpan().SequenceEqual(AuditChain.Hash(row, key))) return Wrong(row.Sequence, "does not hold: it was changed or put in");
            (rows, hash) = (row.Sequence, row.Hash);
        }
        if (known.Where(a => a.Sequence > rows).MaxBy(a => a.Sequence) is { } beyond)
            return Wrong(rows + 1, $"is missing: the audit had {beyond.Sequence} rows at {beyond.At:u}");
        return faults.IsEmpty ? new AuditVerdict(rows, null, null, agreed) : new AuditVerdict(rows, null, faults[0], agreed);
    }
}
