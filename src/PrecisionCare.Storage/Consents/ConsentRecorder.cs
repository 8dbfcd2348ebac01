using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>What administrators do with consents. Every act is a new version: who, when, why.</summary>
public sealed class ConsentRecorder(IDbContextFactory<PrecisionCareContext> contexts, PatientDirectory directory, PatientVault vault, ConsentFormat format, AuditTrail audit, TimeProvider time)
{
    /// <summary>Records a signed consent as active from now on; those of the same scope that were active become inactive.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="consent">What was signed; id, state and version are given here.</param>
    /// <param name="by">The account that records it.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The consent's id; <c>null</c> when there is no such patient.</returns>
    public Task<string?> SignAsync(Guid patient, SignedConsent consent, Guid by, CancellationToken stop = default) => WithLedgerAsync<string?>(patient, async (ledger, patientId, now) =>
    {
        string id = "pc-" + Guid.CreateVersion7(now).ToString("N");
        foreach (var former in await ledger.CurrentAsync(patient, stop))
            if (former.Status == "active" && former.Scope == consent.Directive.Scope)
                ledger.ChangeStatus(former, "inactive", ConsentChange.Superseded, by, "A newer consent of the same scope was signed.", id);
        var signed = consent with { Status = "active", Directive = consent.Directive with { Id = id, Active = true }, LastUpdated = now, VersionId = "1" };
        ledger.Add(null, format.Write(signed, patientId), new ConsentEvent(patient, id, ConsentSource.Captured, ConsentChange.Given) { By = by });
        return id;
    }, id => Entry(AuditKind.ConsentGiven, patient, id!, null), stop);

    /// <summary>The patient takes a consent back: it has no effect from now on; what was done while it held stays lawful.</summary>
    /// <returns>False when there is no such active consent.</returns>
    public Task<bool> WithdrawAsync(Guid patient, string consentId, Guid by, string? reason, CancellationToken stop = default) =>
        ChangeAsync(patient, consentId, v => v.Status == "active", "inactive", ConsentChange.Withdrawn, by, reason, null, stop);

    /// <summary>Of two consents that contradict each other the patient wants the other.</summary>
    /// <returns>False when there is no such active consent.</returns>
    public Task<bool> ResolveAsync(Guid patient, string consentId, string inFavourOf, Guid by, string? reason, CancellationToken stop = default) =>
        ChangeAsync(patient, consentId, v => v.Status == "active", "inactive", ConsentChange.Resolved, by, reason, inFavourOf, stop);

    /// <summary>A consent was recorded by mistake: it never held. What it had set inactive is active again.</summary>
    /// <returns>False when there is no such consent, or it is marked already.</returns>
    public Task<bool> MarkErrorAsync(Guid patient, string consentId, Guid by, string reason, CancellationToken stop = default) => WithLedgerAsync(patient, async (ledger, _, _) =>
    {
        var current = await ledger.CurrentAsync(patient, stop);
        if (current.Find(v => v.ConsentId == consentId && v.Status != "entered-in-error") is not { } mistaken) return false;
        ledger.ChangeStatus(mistaken, "entered-in-error", ConsentChange.EnteredInError, by, reason);
        foreach (var former in current.Where(v => v.Change == ConsentChange.Superseded && v.BecauseOf == consentId))
            ledger.ChangeStatus(former, "active", ConsentChange.Restored, by, reason, consentId);
        return true;
    }, _ => Entry(AuditKind.ConsentChanged, patient, consentId, "entered in error"), stop);

    /// <summary>A withdrawal or resolution was recorded by mistake: the consent holds again, from now on.</summary>
    /// <returns>False when the last change of the consent was neither.</returns>
    public Task<bool> RestoreAsync(Guid patient, string consentId, Guid by, string reason, CancellationToken stop = default) =>
        ChangeAsync(patient, consentId, v => v.Change is ConsentChange.Withdrawn or ConsentChange.Resolved, "active", ConsentChange.Restored, by, reason, null, stop);

    /// <summary>Adds the picture of the signed paper to a consent that was captured here.</summary>
    /// <returns>False when there is no such consent, or it has a proof.</returns>
    public Task<bool> AddProofAsync(Guid patient, string consentId, ConsentProof proof, Guid by, CancellationToken stop = default) => WithLedgerAsync(patient, async (ledger, patientId, now) =>
    {
        var current = (await ledger.CurrentAsync(patient, stop)).Find(v => v.ConsentId == consentId && v is { Source: ConsentSource.Captured, ProofHash: null });
        if (current is null) return false;
        var document = ledger.DocumentOf(current) with { Proof = proof, LastUpdated = now, VersionId = (current.Version + 1).ToString(CultureInfo.InvariantCulture) };
        ledger.Add(current, format.Write(document, patientId), new ConsentEvent(patient, consentId, current.Source, ConsentChange.ProofAdded) { By = by });
        return true;
    }, _ => Entry(AuditKind.ConsentChanged, patient, consentId, "proof added"), stop);

    private Task<bool> ChangeAsync(
        Guid patient, string consentId, Func<ConsentVersionRow, bool> may, string status, ConsentChange change, Guid by, string? reason, string? becauseOf, CancellationToken stop) =>
        WithLedgerAsync(patient, async (ledger, _, _) =>
        {
            var current = (await ledger.CurrentAsync(patient, stop)).Find(v => v.ConsentId == consentId);
            if (current is null || !may(current)) return false;
            ledger.ChangeStatus(current, status, change, by, reason, becauseOf);
            return true;
        }, _ => Entry(change == ConsentChange.Withdrawn ? AuditKind.ConsentWithdrawn : AuditKind.ConsentChanged, patient, consentId, change.ToString()), stop);

    private static AuditEntry Entry(AuditKind kind, Guid patient, string consentId, string? detail) =>
        new(kind) { Patient = patient, Object = $"Consent/{consentId}", Purpose = Purposes.Operations, Detail = detail };

    private async Task<T?> WithLedgerAsync<T>(
        Guid patient, Func<ConsentLedger, string, DateTimeOffset, Task<T>> act, Func<T, AuditEntry> entry, CancellationToken stop)
    {
        if (await directory.FindAsync(patient, stop) is not { PatientId: var patientId }) return default;
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var now = time.GetUtcNow();
        var ledger = new ConsentLedger(context, vault, format, now);
        var result = await act(ledger, patientId, now);
        if (result is null or false) return result;
        await ledger.SaveAsync(patient, stop);
        await audit.AppendAsync(context, entry(result), stop);
        await turn.CommitAsync(stop);
        return result;
    }
}
