using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Explanations;

/// <summary>What became of a code. The code itself is not known any more.</summary>
/// <param name="Id">Of the code.</param>
/// <param name="MadeAt">When.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
/// <param name="OpenedAt">When the patient used it; <c>null</c> when not yet.</param>
/// <param name="RevokedAt">When it was taken back; <c>null</c> when it was not.</param>
public sealed record TakeAway(Guid Id, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? OpenedAt, DateTimeOffset? RevokedAt)
{
    public bool Opens(DateTimeOffset now) => OpenedAt is null && RevokedAt is null && now < ExpiresAt;
}

/// <summary>Codes by which patients open their signed explanations at home, each once.</summary>
public sealed class TakeAwayStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, WorkScopes scopes, TimeProvider time)
{
    /// <summary>How long a code may be valid.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Makes a code for an explanation that the maker was shown.</summary>
    /// <returns>The code, to be told to the patient: it is not kept. <c>null</c> when there is no such signed explanation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It would be valid for no time or longer than <see cref="Longest"/>.</exception>
    public async Task<string?> MakeAsync(Guid patient, Guid explanation, TimeSpan valid, AuditActor by, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(valid, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(valid, Longest);
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (!await context.Explanations.AnyAsync(e => e.PatientKey == patient && e.Id == explanation, stop)) return null;
        var (code, now) = (TakeAwayCode.New(), time.GetUtcNow());
        context.TakeAways.Add(new TakeAwayRow
        {
            Id = Guid.CreateVersion7(now), PatientKey = patient, ExplanationId = explanation, CodeMark = Mark(TakeAwayCode.Read(code)!), MadeBy = by.Id ?? Guid.Empty, MadeAt = now, ExpiresAt = now + valid,
        });
        await audit.AppendAsync(context, Entry(AuditKind.ExplanationHandedOut, patient, explanation, by, "code"), stop);
        await turn.CommitAsync(stop);
        return code;
    }

    /// <summary>Codes of an explanation, newest first.</summary>
    public async Task<ImmutableArray<TakeAway>> OfAsync(Guid patient, Guid explanation, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.TakeAways.AsNoTracking().Where(c => c.PatientKey == patient && c.ExplanationId == explanation).ToListAsync(stop);
        return [.. rows.OrderByDescending(r => r.MadeAt).Select(r => new TakeAway(r.Id, r.MadeAt, r.ExpiresAt, r.OpenedAt, r.RevokedAt))];
    }

    /// <returns>False when there is no such code that still opens.</returns>
    public async Task<bool> RevokeAsync(Guid patient, Guid explanation, Guid code, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var row = await context.TakeAways.AsTracking().FirstOrDefaultAsync(c => c.Id == code && c.PatientKey == patient && c.ExplanationId == explanation, stop);
        if (row is null or { OpenedAt: not null } or { RevokedAt: not null }) return false;
        row.RevokedAt = time.GetUtcNow();
        await audit.AppendAsync(context, Entry(AuditKind.ExplanationHandedOut, patient, explanation, by, "code taken back"), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <summary>Opens the explanation of a code, whosesoever it is, and uses the code up.</summary>
    /// <param name="typed">As the patient typed it.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><c>null</c> when the code opens nothing; why is not said to whoever guesses.</returns>
    public async Task<SignedExplanation?> OpenAsync(string? typed, CancellationToken stop = default)
    {
        if (TakeAwayCode.Read(typed) is not { } code) return null;
        Guid organisation;
        using (scopes.EnterEvery("take-away"))
        {
            await using var looking = await contexts.CreateDbContextAsync(stop);
            string mark = Mark(code);
            if (await looking.TakeAways.AsNoTracking().Where(c => c.CodeMark == mark).Select(c => (Guid?)EF.Property<Guid>(c, Ownership.Column)).FirstOrDefaultAsync(stop) is not { } found) return null;
            organisation = found;
        }

        using var work = scopes.Enter(new AtWork(AuditActor.Program("patient's code"), organisation));
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string wanted = Mark(code);
        var now = time.GetUtcNow();
        var row = await context.TakeAways.AsTracking().FirstOrDefaultAsync(c => c.CodeMark == wanted, stop);
        if (row is null or { OpenedAt: not null } or { RevokedAt: not null } || now >= row.ExpiresAt) return null;
        if (await context.Explanations.AsNoTracking().FirstOrDefaultAsync(e => e.Id == row.ExplanationId && e.PatientKey == row.PatientKey, stop) is not { } signed) return null;
        row.OpenedAt = now;
        await audit.AppendAsync(context, Entry(AuditKind.ExplanationOpened, row.PatientKey, row.ExplanationId, AuditActor.Program("patient's code"), null), stop);
        var opened = signed.Open(await vault.KeyOfAsync(context, row.PatientKey, stop));
        await turn.CommitAsync(stop);
        return opened;
    }

    private string Mark(string code) => vault.Installation.Mark("take-away", code);

    private static AuditEntry Entry(AuditKind kind, Guid patient, Guid explanation, AuditActor by, string? detail) =>
        new(kind) { Actor = by, Patient = patient, Object = $"Explanation/{explanation}", Purpose = "PATRQT", Detail = detail };
}
