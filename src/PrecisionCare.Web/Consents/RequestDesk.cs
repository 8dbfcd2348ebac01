using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;

namespace PrecisionCare.Web.Consents;

/// <summary>A patient's requests about all their data, as an administrator of consent works on them.</summary>
/// <param name="All">The newest first.</param>
/// <param name="People">Names of those who recorded and decided them.</param>
/// <param name="ErasableFrom">When nothing obliges the hospital to keep the record any longer.</param>
internal sealed record PatientRequests(ImmutableArray<DataRequest> All, ImmutableDictionary<Guid, string> People, DateTimeOffset ErasableFrom)
{
    public DataRequest? Find(Guid request) => All.FirstOrDefault(r => r.Id == request);
}

/// <summary>Answers patients' requests: each step is taken by somebody, and stands in the audit.</summary>
internal sealed class RequestDesk(DataRequests requests, TreatingPeople people, AuditTrail audit, DataErasure erasure)
{
    public async Task<PatientRequests> OfAsync(Guid patient, CancellationToken stop)
    {
        var all = await requests.OfAsync(patient, stop);
        return new PatientRequests(all, await people.NamesAsync(all.SelectMany(r => new[] { r.RecordedBy, r.DecidedBy }), stop), await erasure.PossibleFromAsync(patient, stop));
    }

    public Task ReceiveAsync(Guid patient, (DataRequestKind Kind, DateTimeOffset On, string Words) received, Guid by, CancellationToken stop) =>
        requests.ReceiveAsync(patient, received.Kind, received.On, received.Words, by, stop);

    public Task<DataRequestRefusal?> GrantAsync(Guid patient, Guid request, Guid by, string? why, CancellationToken stop) => requests.GrantAsync(patient, request, by, why, stop);

    public Task<DataRequestRefusal?> RefuseAsync(Guid patient, Guid request, Guid by, string why, CancellationToken stop) => requests.RefuseAsync(patient, request, by, why, stop);

    public Task<DataRequestRefusal?> LiftAsync(Guid patient, Guid request, Guid by, CancellationToken stop) => requests.LiftAsync(patient, request, by, stop);

    /// <summary>Destroys the patient's key.</summary>
    public Task<DataRequestRefusal?> EraseAsync(Guid patient, Guid request, Guid by, CancellationToken stop) => erasure.CarryOutAsync(patient, request, by, stop);

    /// <summary>Lets the copy out, and closes the request with it. A copy that did not arrive can be made again.</summary>
    /// <returns>Why not; <c>null</c> when the copy may be made.</returns>
    public async Task<DataRequestRefusal?> CopyAsync(DataRequest asked, Guid by, CancellationToken stop)
    {
        if (asked.State is not (DataRequestState.Open or DataRequestState.Done)) return DataRequestRefusal.NotAtThisStep;
        if (asked.State == DataRequestState.Open && await requests.GrantAsync(asked.Patient, asked.Id, by, "copy made", stop) is { } refusal) return refusal;
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = asked.Patient, Object = $"DataRequest/{asked.Id}", Purpose = "PATRQT", Detail = "copy for the patient" }, stop);
        return null;
    }
}
