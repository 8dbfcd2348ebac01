using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Counseling;

/// <summary>
/// Notes on how answers that are a matter of safety were dealt with. That there is one every reader of the answers is told; its words are for those who see no less
/// than its writer saw.
/// </summary>
public sealed class ResponseNoteStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>The last written first.</summary>
    public async Task<ImmutableArray<SafetyFollowUp>> OfAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ResponseNotes.AsNoTracking().Where(n => n.PatientKey == patient).OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        return [.. rows.Select(r => r.Open(key)).Select(w => reader.Covers(w.Sight) ? w.Content : w.Content.WithoutWords())];
    }

    /// <param name="patient">Whose.</param>
    /// <param name="writer">What lies before the writer.</param>
    /// <param name="response">The answered questionnaire.</param>
    /// <param name="done">What was found, agreed and done.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    public async Task<SafetyFollowUp> AddAsync(Guid patient, Sight writer, Guid response, string done, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var now = time.GetUtcNow();
        var note = new SafetyFollowUp(Guid.CreateVersion7(now), response, done, Signature.Of(by, now));
        context.ResponseNotes.Add(new ResponseNoteRow
        {
            Id = note.Id, PatientKey = patient, WrittenAt = now,
            Document = ResponseNoteRow.Seal(await vault.KeyOfAsync(context, patient, stop), note.Id, new Written<SafetyFollowUp>(note, writer)),
        });
        await audit.AppendAsync(context, Entry(patient, response, "note to a questionnaire", by), stop);
        await turn.CommitAsync(stop);
        return note;
    }

    /// <summary>Marks a note as entered by mistake. It stays.</summary>
    /// <returns>False when there is none, it was taken back before, or it cannot be read with this sight.</returns>
    public async Task<bool> TakeBackAsync(Guid patient, Sight writer, Guid note, string reason, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await context.ResponseNotes.AsTracking().FirstOrDefaultAsync(n => n.Id == note && n.PatientKey == patient, stop) is not { } row) return false;
        var key = await vault.KeyOfAsync(context, patient, stop);
        var (kept, sight) = row.Open(key);
        if (kept.TakenBack is not null || !writer.Covers(sight)) return false;
        row.Document = ResponseNoteRow.Seal(
            key, note, new Written<SafetyFollowUp>(kept with { TakenBack = new TakenBack(reason, Signature.Of(by, time.GetUtcNow())) }, sight));
        await audit.AppendAsync(context, Entry(patient, kept.Response, "note to a questionnaire taken back", by), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static Signature SignatureOf(AuditActor by, DateTimeOffset at) => new(by.Id ?? Guid.Empty, by.Name, by.Role ?? "", at);

    /// <summary>The audit does not say what the note is about either.</summary>
    private static AuditEntry Entry(Guid patient, Guid response, string detail, AuditActor by) =>
        new(AuditKind.CounselingChanged) { Actor = by, Patient = patient, Object = $"QuestionnaireResponse/{response}", Purpose = "TREAT", Detail = detail };
}
