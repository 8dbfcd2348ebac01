using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Counseling;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Counseling;

/// <summary>Appointments for counseling.</summary>
public sealed class AppointmentStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Of a patient, the last to come first.</summary>
    public async Task<ImmutableArray<Appointment>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Appointments.AsNoTracking().Where(a => a.PatientKey == patient).OrderByDescending(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var key = await vault.KeyOfAsync(context, patient, stop);
        Guid[] accounts = [.. rows.Select(r => r.Counselor).Distinct()];
        var names = await context.Users.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, stop);
        return [.. rows.Select(r => Of(r, key, names.GetValueOrDefault(r.Counselor, "an account that is gone")))];
    }

    /// <summary>Booked appointments of a counselor that have not ended, the next first; of patients whose record was not erased.</summary>
    public async Task<ImmutableArray<(Guid Patient, Appointment Appointment)>> UpcomingAsync(Guid counselor, string name, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow();
        var since = now.AddMinutes(-SessionContent.MostMinutes);
        var rows = await context.Appointments.AsNoTracking()
            .Where(a => a.Counselor == counselor && a.State == AppointmentState.Booked && a.StartsAt > since).OrderBy(a => a.StartsAt).Take(50).ToListAsync(stop);
        var keys = await vault.KeysOfAsync(context, [.. rows.Select(r => r.PatientKey).Distinct()], stop);
        return [.. rows.Where(r => keys.ContainsKey(r.PatientKey)).Select(r => (r.PatientKey, Of(r, keys[r.PatientKey], name))).Where(a => a.Item2.IsUpcoming(now))];
    }

    /// <param name="patient">Whose.</param>
    /// <param name="content">Without fault.</param>
    /// <param name="by">The counselor.</param>
    /// <param name="stop">Stops.</param>
    public async Task<Guid> BookAsync(Guid patient, AppointmentContent content, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        context.Appointments.Add(new AppointmentRow
        {
            Id = id, PatientKey = patient, Counselor = by.Id ?? Guid.Empty, StartsAt = content.Start.ToUniversalTime(), State = AppointmentState.Booked, ChangedAt = now,
            Document = AppointmentRow.Seal(await vault.KeyOfAsync(context, patient, stop), id, content),
        });
        await audit.AppendAsync(context, Entry(patient, id, "appointment booked", by), stop);
        await turn.CommitAsync(stop);
        return id;
    }

    /// <param name="patient">Whose.</param>
    /// <param name="appointment">Which.</param>
    /// <param name="to">Its new state.</param>
    /// <param name="why">Why it is cancelled; of a cancellation alone.</param>
    /// <param name="revision">That its reader saw.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>False when somebody has changed it in the meantime.</returns>
    public async Task<bool> ChangeAsync(Guid patient, Guid appointment, AppointmentState to, CancelReason? why, int revision, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var row = await context.Appointments.AsTracking().FirstOrDefaultAsync(a => a.Id == appointment && a.PatientKey == patient, stop);
        if (row?.Revision != revision) return false;
        (row.State, row.Cancelled, row.ChangedAt) = (to, to == AppointmentState.Cancelled ? why : null, time.GetUtcNow());
        row.Revision++;
        await audit.AppendAsync(context, Entry(patient, appointment, $"appointment: {to}", by), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static AuditEntry Entry(Guid patient, Guid appointment, string detail, AuditActor by) =>
        new(AuditKind.CounselingChanged) { Actor = by, Patient = patient, Object = $"Appointment/{appointment}", Purpose = "TREAT", Detail = detail };

    private static Appointment Of(AppointmentRow row, DataKey key, string name) =>
        new(row.Id, row.Counselor, name, row.Open(key), row.State, row.Cancelled, row.Revision, row.ChangedAt);
}
