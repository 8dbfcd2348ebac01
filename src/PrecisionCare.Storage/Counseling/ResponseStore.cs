using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Counseling;

/// <summary>Questionnaires that patients filled in. What may be shown of them consent decides, as of any fact of the record: the caller asks the gate.</summary>
public sealed class ResponseStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>The last answered first.</summary>
    public async Task<ImmutableArray<QuestionnaireResponse>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.QuestionnaireResponses.AsNoTracking().Where(r => r.PatientKey == patient).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        return [.. rows.Select(r => r.Open(key)).OrderByDescending(r => r.Answered).ThenByDescending(r => r.Id)];
    }

    /// <param name="patient">Whose.</param>
    /// <param name="response">Without fault; its id and signature are made here.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    public async Task<QuestionnaireResponse> AddAsync(Guid patient, QuestionnaireResponse response, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var now = time.GetUtcNow();
        var kept = response with { Id = Guid.CreateVersion7(now), Signature = Signature.Of(by, now) };
        context.QuestionnaireResponses.Add(new ResponseRow
        {
            Id = kept.Id, PatientKey = patient, AnsweredAt = now, Document = ResponseRow.Seal(await vault.KeyOfAsync(context, patient, stop), kept),
        });
        await audit.AppendAsync(context, Entry(patient, kept.Id, "questionnaire answered", by), stop);
        await turn.CommitAsync(stop);
        return kept;
    }

    /// <summary>Marks a response as entered by mistake. It stays.</summary>
    /// <returns>False when there is none, or it was taken back before.</returns>
    public async Task<bool> TakeBackAsync(Guid patient, Guid response, string reason, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await context.QuestionnaireResponses.AsTracking().FirstOrDefaultAsync(r => r.Id == response && r.PatientKey == patient, stop) is not { } row) return false;
        var key = await vault.KeyOfAsync(context, patient, stop);
        var kept = row.Open(key);
        if (kept.TakenBack is not null) return false;
        row.Document = ResponseRow.Seal(key, kept with { TakenBack = new TakenBack(reason, Signature.Of(by, time.GetUtcNow())) });
        await audit.AppendAsync(context, Entry(patient, response, "questionnaire taken back", by), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static AuditEntry Entry(Guid patient, Guid response, string detail, AuditActor by) =>
        new(AuditKind.CounselingChanged) { Actor = by, Patient = patient, Object = $"QuestionnaireResponse/{response}", Purpose = "TREAT", Detail = detail };
}
