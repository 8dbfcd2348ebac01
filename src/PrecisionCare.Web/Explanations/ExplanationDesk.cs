using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Explanations;

/// <summary>Writing explanations: begun, changed, renewed, signed, discarded, and handed out by code.</summary>
internal sealed class ExplanationDesk(ExplanationStore store, TakeAwayStore codes)
{
    /// <summary>Keeps a text as a draft; gives the one that is there when somebody has begun.</summary>
    public Task<Guid> BeginAsync(PatientOpening opening, ExplanationText text, AuditActor by, CancellationToken stop) => store.BeginAsync(opening.View!.Key, opening.Sight, text, by, stop);

    /// <returns>False when somebody has changed, signed or discarded it in the meantime.</returns>
    public Task<bool> KeepAsync(PatientOpening opening, Guid id, ExplanationText text, Guid stamp, AuditActor by, CancellationToken stop) =>
        store.KeepAsync(opening.View!.Key, opening.Sight, id, text, stamp, by, stop);

    /// <inheritdoc cref="KeepAsync"/>
    public Task<bool> DiscardAsync(PatientOpening opening, Guid id, Guid stamp, AuditActor by, CancellationToken stop) =>
        store.DiscardAsync(opening.View!.Key, opening.Sight, id, stamp, by, stop);

    /// <inheritdoc cref="KeepAsync"/>
    public Task<bool> SignAsync(PatientOpening opening, Guid id, Guid stamp, AuditActor by, CancellationToken stop) =>
        store.SignAsync(opening.View!.Key, opening.Sight, id, stamp, KnowledgeRelease.Of(opening.View.Assessment.KnowledgeSources), by, stop);

    /// <summary>Codes that were made for a signed explanation, newest first.</summary>
    public Task<ImmutableArray<TakeAway>> CodesAsync(PatientOpening opening, SignedExplanation signed, CancellationToken stop) => codes.OfAsync(opening.View!.Key, signed.Id, stop);

    /// <returns>The code, which is told once; <c>null</c> when the explanation is gone.</returns>
    public Task<string?> MakeCodeAsync(PatientOpening opening, SignedExplanation signed, TimeSpan valid, AuditActor by, CancellationToken stop) =>
        codes.MakeAsync(opening.View!.Key, signed.Id, valid, by, stop);

    /// <returns>False when there is no such code that still opens.</returns>
    public Task<bool> RevokeCodeAsync(PatientOpening opening, SignedExplanation signed, Guid code, AuditActor by, CancellationToken stop) =>
        codes.RevokeAsync(opening.View!.Key, signed.Id, code, by, stop);
}
