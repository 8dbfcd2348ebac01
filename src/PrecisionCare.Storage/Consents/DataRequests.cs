using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>A request about all data of a patient.</summary>
/// <param name="Id">Key of the request.</param>
/// <param name="Patient">Whose data.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="State">How far it has come.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="DueAt">By when the patient must have an answer.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="Note">What was asked, in words.</param>
/// <param name="DecidedBy">Who granted or refused it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Decision">The reason given.</param>
/// <param name="ClosedAt">When it was fulfilled or lifted.</param>
public sealed record DataRequest(
    Guid Id, Guid Patient, DataRequestKind Kind, DataRequestState State, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, Guid RecordedBy, string Note,
    Guid? DecidedBy, DateTimeOffset? DecidedAt, string? Decision, DateTimeOffset? ClosedAt);

/// <summary>Why a step was not taken.</summary>
public enum DataRequestRefusal
{
    /// <summary>There is no such request, or it is not at this step.</summary>
    NotAtThisStep,

    /// <summary>Whoever recorded a request for erasure may not grant it too.</summary>
    NeedsSecondPerson,

    /// <summary>A legal hold forbids erasure.</summary>
    Held,

    /// <summary>The retention of clinical records has not ended.</summary>
    StillRetained,
}

/// <summary>Requests of patients about all their data, their clocks and what became of them.</summary>
public sealed class DataRequests(
    IDbContextFactory<PrecisionCareContext> contexts, PatientDirectory directory, InstallationKey key, AuditTrail audit, TimeProvider time)
{
    private const string NoteColumn = "data_requests.note";
    private const string DecisionColumn = "data_requests.decision";

    /// <summary>An answer is due within a month of receipt (GDPR art. 12(3)); counted as days, the shortest reading.</summary>
    public static TimeSpan TimeToAnswer { get; } = TimeSpan.FromDays(30);

    /// <summary>All of a patient, the newest first.</summary>
    public async Task<ImmutableArray<DataRequest>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return [.. (await context.DataRequests.AsNoTracking().Where(r => r.PatientKey == patient).OrderByDescending(r => r.ReceivedAt).ToListAsync(stop)).Select(Shown)];
    }

    /// <summary>Open ones of all patients, the first due first.</summary>
    public async Task<ImmutableArray<(DataRequest Request, PatientSummary Patient)>> OpenAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.DataRequests.AsNoTracking().Where(r => r.State == DataRequestState.Open).OrderBy(r => r.DueAt).ToListAsync(stop);
        Guid[] keys = [.. rows.Select(r => r.PatientKey).Distinct()];
        var patients = await directory.OfAsync(keys, stop);
        return [.. rows.Where(r => patients.ContainsKey(r.PatientKey)).Select(r => (Shown(r), patients[r.PatientKey]))];
    }

    /// <summary>Records that a request was received. A legal hold is in force at once.</summary>
    /// <returns><c>null</c> when there is no such patient.</returns>
    public async Task<Guid?> ReceiveAsync(Guid patient, DataRequestKind kind, DateTimeOffset receivedAt, string note, Guid by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (!await context.Patients.AnyAsync(p => p.Id == patient, stop)) return null;
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var row = new DataRequestRow
        {
            Id = id,
            PatientKey = patient,
            Kind = kind,
            State = kind == DataRequestKind.LegalHold ? DataRequestState.InForce : DataRequestState.Open,
            ReceivedAt = receivedAt.ToUniversalTime(),
            DueAt = receivedAt.ToUniversalTime() + TimeToAnswer,
            RecordedBy = by,
            Note = key.Key.SealToText(new Cell(NoteColumn, id), note),
        };
        context.DataRequests.Add(row);
        await audit.AppendAsync(context, Entry(row, "received"), stop);
        await turn.CommitAsync(stop);
        return row.Id;
    }

    /// <summary>Grants a restriction or an erasure: from now on the data are stored and not used. A second person grants what a first recorded, for erasure.</summary>
    public Task<DataRequestRefusal?> GrantAsync(Guid patient, Guid request, Guid by, string? decision, CancellationToken stop = default) =>
        StepAsync(patient, request, DataRequestState.Open, row =>
        {
            if (row.Kind == DataRequestKind.Erasure && row.RecordedBy == by) return DataRequestRefusal.NeedsSecondPerson;
            row.State = row.Kind == DataRequestKind.Export ? DataRequestState.Done : DataRequestState.InForce;
            (row.DecidedBy, row.DecidedAt, row.Decision) = (by, time.GetUtcNow(), Sealed(row.Id, decision));
            if (row.State == DataRequestState.Done) (row.ClosedBy, row.ClosedAt) = (by, row.DecidedAt);
            return null;
        }, stop);

    /// <summary>Refuses a request, with the reason that the patient is told.</summary>
    public Task<DataRequestRefusal?> RefuseAsync(Guid patient, Guid request, Guid by, string decision, CancellationToken stop = default) =>
        StepAsync(patient, request, DataRequestState.Open, row =>
        {
            row.State = DataRequestState.Refused;
            (row.DecidedBy, row.DecidedAt, row.Decision) = (by, time.GetUtcNow(), Sealed(row.Id, decision));
            return null;
        }, stop);

    /// <summary>Ends a restriction, a hold, or an erasure that has not been carried out.</summary>
    public Task<DataRequestRefusal?> LiftAsync(Guid patient, Guid request, Guid by, CancellationToken stop = default) =>
        StepAsync(patient, request, DataRequestState.InForce, row =>
        {
            row.State = DataRequestState.Lifted;
            (row.ClosedBy, row.ClosedAt) = (by, time.GetUtcNow());
            return null;
        }, stop);

    private async Task<DataRequestRefusal?> StepAsync(
        Guid patient, Guid request, DataRequestState from, Func<DataRequestRow, DataRequestRefusal?> step, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var row = await context.DataRequests.AsTracking().FirstOrDefaultAsync(r => r.Id == request && r.PatientKey == patient && r.State == from, stop);
        if (row is null) return DataRequestRefusal.NotAtThisStep;
        if (step(row) is { } refusal) return refusal;
        await context.SaveChangesAsync(stop);
        await context.TouchAsync([patient], time.GetUtcNow(), stop);
        await audit.AppendAsync(context, Entry(row, row.State.ToString()), stop);
        await turn.CommitAsync(stop);
        return null;
    }

    private static AuditEntry Entry(DataRequestRow row, string step) =>
        // Asking for a copy, and being granted it, is no export yet: that is the copy itself.
        new(row.Kind switch { DataRequestKind.Export => AuditKind.DataRequest, DataRequestKind.Erasure => AuditKind.Erasure, _ => AuditKind.Restriction })
        {
            Patient = row.PatientKey, Object = $"DataRequest/{row.Id}", Purpose = "PATRQT", Detail = $"{row.Kind}: {step}",
        };

    private string? Sealed(Guid request, string? decision) => decision is null ? null : key.Key.SealToText(new Cell(DecisionColumn, request), decision);

    private DataRequest Shown(DataRequestRow row) => new(
        row.Id, row.PatientKey, row.Kind, row.State, row.ReceivedAt, row.DueAt, row.RecordedBy, key.Key.OpenFromText(new Cell(NoteColumn, row.Id), row.Note),
        row.DecidedBy, row.DecidedAt, row.Decision is null ? null : key.Key.OpenFromText(new Cell(DecisionColumn, row.Id), row.Decision), row.ClosedAt);
}
