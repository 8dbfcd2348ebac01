using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Consents;

/// <summary>How long records must be kept.</summary>
/// <param name="ClinicalYears">Years after the last entry of a patient's record: <c>Retention:ClinicalYears</c>, 10 unless set.</param>
public sealed record Retention(int ClinicalYears)
{
    public static Retention From(IConfiguration configuration) => new(SettingException.WholeNumber(configuration, "Retention:ClinicalYears", usual: 10, least: 0));
}

/// <summary>Carries a granted erasure out, once nothing obliges the hospital to keep the record any longer.</summary>
public sealed class DataErasure(
    IDbContextFactory<PrecisionCareContext> contexts, PatientErasure erasure, Retention retention, AuditTrail audit, TimeProvider time)
{
    /// <summary>The moment from which a patient's record may be erased.</summary>
    public async Task<DateTimeOffset> PossibleFromAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var resource = await context.Resources.Where(r => r.PatientKey == patient).MaxAsync(r => (DateTimeOffset?)r.ImportedAt, stop);
        var sample = await context.Samples.Where(s => s.PatientKey == patient).MaxAsync(s => (DateTimeOffset?)s.ImportedAt, stop);
        var decision = await context.Decisions.Where(d => d.PatientKey == patient).MaxAsync(d => (DateTimeOffset?)d.SignedAt, stop);
        var plan = await context.Plans.Where(p => p.PatientKey == patient).MaxAsync(p => (DateTimeOffset?)p.SignedAt, stop);
        var session = await context.SessionPapers.Where(p => p.PatientKey == patient).MaxAsync(p => (DateTimeOffset?)p.SignedAt, stop);
        var answered = await context.QuestionnaireResponses.Where(r => r.PatientKey == patient).MaxAsync(r => (DateTimeOffset?)r.AnsweredAt, stop);
        var noted = await context.ResponseNotes.Where(n => n.PatientKey == patient).MaxAsync(n => (DateTimeOffset?)n.WrittenAt, stop);
        var latest = new[] { resource, sample, decision, plan, session, answered, noted }.Max();
        return latest?.AddYears(retention.ClinicalYears) ?? time.GetUtcNow();
    }

    /// <summary>Destroys the patient's key and closes the request in one transaction. Nothing brings the record back.</summary>
    /// <param name="patient">Whose record.</param>
    /// <param name="request">A granted request for erasure.</param>
    /// <param name="by">The account that carries it out.</param>
    /// <param name="stop">Stops before anything is erased.</param>
    /// <returns>Why not; <c>null</c> when it is done.</returns>
    public async Task<DataRequestRefusal?> CarryOutAsync(Guid patient, Guid request, Guid by, CancellationToken stop = default)
    {
        await using (var context = await contexts.CreateDbContextAsync(stop))
        {
            var inForce = await context.DataRequests.AsNoTracking().Where(r => r.PatientKey == patient && r.State == DataRequestState.InForce).ToListAsync(stop);
            if (!inForce.Exists(r => r.Id == request && r.Kind == DataRequestKind.Erasure)) return DataRequestRefusal.NotAtThisStep;
            if (inForce.Exists(r => r.Kind == DataRequestKind.LegalHold)) return DataRequestRefusal.Held;
        }
        var now = time.GetUtcNow();
        if (await PossibleFromAsync(patient, stop) > now) return DataRequestRefusal.StillRetained;
        var report = await erasure.EraseAsync(patient, async (context, cancel) =>
        {
            await context.DataRequests.Where(r => r.Id == request)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, DataRequestState.Done).SetProperty(r => r.ClosedAt, now).SetProperty(r => r.ClosedBy, by), cancel);
            await audit.AppendAsync(context, new AuditEntry(AuditKind.Erasure) { Patient = patient, Object = $"DataRequest/{request}", Purpose = "PATRQT", Detail = "key destroyed" }, cancel);
        }, stop);
        return report is null ? DataRequestRefusal.NotAtThisStep : null;
    }
}
