using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>Adds versions of consents within the caller's transaction. The one writer of the table: captured and imported consents go through it alike.</summary>
internal sealed class ConsentLedger(PrecisionCareContext context, PatientVault vault, ConsentFormat format, DateTimeOffset now)
{
    private readonly Dictionary<Guid, DataKey> _keys = [];

    /// <summary>Whom it concerns plays no part in whether two consents contradict each other, until one of them lapses on a birthday.</summary>
    private static readonly ConsentSubject OfUnknownAge = new("Patient/any", null);

    /// <summary>Current versions of a patient's consents, tracked. To be asked first: it opens the patient's part of the register.</summary>
    public async Task<List<ConsentVersionRow>> CurrentAsync(Guid patient, CancellationToken stop)
    {
        _keys[patient] = await vault.KeyOfAsync(context, patient, stop);
        return await context.ConsentVersions.AsTracking().Where(v => v.PatientKey == patient && v.IsCurrent).OrderBy(v => v.RecordedAt).ThenBy(v => v.ConsentId).ToListAsync(stop);
    }

    /// <summary>Adds a version on top of a consent's current one.</summary>
    /// <param name="former">The current version; <c>null</c> for a new consent.</param>
    /// <param name="json">The Consent.</param>
    /// <param name="row">What is new of it: patient, id, source, change, by whom and why.</param>
    public ConsentVersionRow Add(ConsentVersionRow? former, byte[] json, ConsentEvent row)
    {
        var signed = format.Signed(json);
        if (former is not null) former.IsCurrent = false;
        var (id, key) = (Guid.CreateVersion7(now), _keys[row.Patient]);
        var version = new ConsentVersionRow
        {
            Id = id,
            PatientKey = row.Patient,
            ConsentId = row.ConsentId,
            Version = (former?.Version ?? 0) + 1,
            IsCurrent = true,
            Source = former?.Source ?? row.Source,
            Change = row.Change,
            RecordedAt = now,
            RecordedBy = row.By,
            ImportId = row.Import,
            BecauseOf = row.BecauseOf,
            Reason = ConsentVersionRow.SealReason(key, id, row.Reason),
            Status = signed.Status,
            Scope = signed.Directive.Scope,
            ValidFrom = signed.Directive.Validity?.Start?.Earliest.ToUniversalTime(),
            ValidUntil = signed.Directive.Validity?.Ends?.ToUniversalTime(),
            ByRepresentative = signed.Directive.SignedByRepresentative,
            IsComputable = signed.Directive.Root is not null,
            ContentHash = MarkOf(row.ContentHash ?? Convert.ToHexStringLower(SHA256.HashData(json))),
            ProofHash = signed.Proof is { } proof ? FileStore.AddressOf(vault.Installation, proof.Hash) : null,
            Document = ConsentVersionRow.SealDocument(key, id, json),
        };
        context.ConsentVersions.Add(version);
        return version;
    }

    /// <summary>A consent in another state, everything else as it was.</summary>
    public ConsentVersionRow ChangeStatus(ConsentVersionRow current, string status, ConsentChange change, Guid by, string? reason, string? becauseOf = null) =>
        Add(current, format.WithStatus(JsonOf(current), status, now, (current.Version + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new ConsentEvent(current.PatientKey, current.ConsentId, current.Source, change) { By = by, Reason = reason, BecauseOf = becauseOf });

    public SignedConsent DocumentOf(ConsentVersionRow version) => format.Signed(JsonOf(version));

    /// <summary>What stands in the register for a content's SHA-256.</summary>
    public string MarkOf(string digest) => vault.Installation.OfContent(digest);

    /// <summary>Saves what was added, finds contradictions anew, and marks the patient as changed.</summary>
    public async Task SaveAsync(Guid patient, CancellationToken stop)
    {
        await context.SaveChangesAsync(stop);
        var current = await CurrentAsync(patient, stop);
        var conflicts = ConsentConflicts.Among([.. current.Select(v => format.Directive(JsonOf(v)))], OfUnknownAge, now);
        foreach (var version in current) version.InConflict = conflicts.Any(c => c.Denying == version.ConsentId || c.Permitting == version.ConsentId);
        await context.SaveChangesAsync(stop);
        await Records.PatientRevisions.TouchAsync(context, [patient], now, stop);
    }

    private byte[] JsonOf(ConsentVersionRow version) => ConsentVersionRow.OpenDocument(_keys[version.PatientKey], version.Id, version.Document);
}

/// <summary>Why a version is added.</summary>
internal sealed record ConsentEvent(Guid Patient, string ConsentId, ConsentSource Source, ConsentChange Change)
{
    public Guid? By { get; init; }
    public Guid? Import { get; init; }
    public string? Reason { get; init; }
    public string? BecauseOf { get; init; }
    public string? ContentHash { get; init; }
}
