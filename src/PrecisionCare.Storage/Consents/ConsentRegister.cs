using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>A version of a consent, for those who keep consents.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="ConsentId">The resource id, without its type.</param>
/// <param name="Version">Counted from 1.</param>
/// <param name="IsCurrent">Whether it is the one that decides.</param>
/// <param name="Source">Where the consent came from.</param>
/// <param name="Change">Why there is this version.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">The account that recorded it.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="BecauseOf">The consent on account of which this one changed.</param>
/// <param name="InConflict">Contradicts another.</param>
/// <param name="Document">The document.</param>
/// <param name="Json">The Consent as FHIR R4 JSON, UTF-8.</param>
public sealed record RegisteredConsent(
    Guid Patient, string ConsentId, int Version, bool IsCurrent, ConsentSource Source, ConsentChange Change, DateTimeOffset RecordedAt, Guid? RecordedBy,
    string? Reason, string? BecauseOf, bool InConflict, SignedConsent Document, ReadOnlyMemory<byte> Json);

/// <summary>The consents of all patients.</summary>
public sealed class ConsentRegister(IDbContextFactory<PrecisionCareContext> contexts, PatientDirectory directory, PatientVault vault, ConsentFormat format)
{
    /// <summary>Id of the directive that stands for a restriction of processing.</summary>
    public const string Restriction = "restriction-of-processing";

    /// <summary>
    /// All consents of a patient in any state, as the engine reads them, and a denial of everything while processing is restricted. Read anew at every call, so
    /// that a withdrawal holds from the next look on.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read, as also any other exception says: show nothing and tell the operator.</exception>
    public async Task<ImmutableArray<ConsentDirective>> DirectivesOfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var documents = await Current(context, patient).OrderBy(v => v.ConsentId).Select(v => new { v.Id, v.Document }).ToListAsync(stop);
        bool restricted = await context.DataRequests.AnyAsync(
            r => r.PatientKey == patient && r.State == DataRequestState.InForce && (r.Kind == DataRequestKind.Restriction || r.Kind == DataRequestKind.Erasure), stop);
        if (documents.Count == 0) return restricted ? [RestrictionOfProcessing] : [];
        var key = (await vault.KeysOfAsync(context, [patient], stop)).GetValueOrDefault(patient);
        if (key is null) return [RestrictionOfProcessing]; // erased
        return
        [
            .. documents.Select(d => format.Directive(ConsentVersionRow.OpenDocument(key, d.Id, d.Document))),
            .. restricted ? [RestrictionOfProcessing] : ImmutableArray<ConsentDirective>.Empty,
        ];
    }

    /// <summary>The current version of each consent of a patient, the last recorded first.</summary>
    public async Task<ImmutableArray<RegisteredConsent>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await RegisteredAsync(context, await Current(context, patient).OrderByDescending(v => v.RecordedAt).ThenBy(v => v.ConsentId).ToListAsync(stop), stop);
    }

    /// <summary>All versions of a consent, the newest first; empty when there is none.</summary>
    public async Task<ImmutableArray<RegisteredConsent>> HistoryAsync(Guid patient, string consentId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.ConsentVersions.AsNoTracking().Where(v => v.PatientKey == patient && v.ConsentId == consentId)
            .OrderByDescending(v => v.Version).ToListAsync(stop);
        return await RegisteredAsync(context, rows, stop);
    }

    /// <summary>The consents that a filter finds, with their patients: those that end first come first, then the last recorded.</summary>
    public async Task<Page<(RegisteredConsent Consent, PatientSummary Patient)>> ListAsync(
        ConsentFilter filter, DateTimeOffset now, int page = 1, int size = PatientDirectory.DefaultPageSize, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = await FoundAsync(context, filter, now, stop);
        int total = await found.CountAsync(stop);
        var rows = await found.OrderBy(v => v.ValidUntil == null).ThenBy(v => v.ValidUntil).ThenByDescending(v => v.RecordedAt).ThenBy(v => v.Id)
            .Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToListAsync(stop);
        Guid[] keys = [.. rows.Select(r => r.PatientKey).Distinct()];
        var patients = await directory.OfAsync(keys, stop);
        var opened = await RegisteredAsync(context, rows.Where(r => patients.ContainsKey(r.PatientKey)), stop);
        return new([.. opened.Select(consent => (consent, patients[consent.Patient]))], total, page, size);
    }

    /// <summary>How many consents each filter finds.</summary>
    public async Task<ImmutableDictionary<ConsentFilter, int>> CountsAsync(DateTimeOffset now, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var counts = ImmutableDictionary.CreateBuilder<ConsentFilter, int>();
        foreach (var filter in Enum.GetValues<ConsentFilter>()) counts[filter] = await (await FoundAsync(context, filter, now, stop)).CountAsync(stop);
        return counts.ToImmutable();
    }

    private async Task<IQueryable<ConsentVersionRow>> FoundAsync(PrecisionCareContext context, ConsentFilter filter, DateTimeOffset now, CancellationToken stop)
    {
        // Of an erased patient a number is left, which nobody can open: it counts nowhere.
        var current = context.ConsentVersions.AsNoTracking().Where(v => v.IsCurrent && context.Patients.Any(p => p.Id == v.PatientKey && p.ErasedAt == null));
        var active = current.Where(v => v.Status == "active" && (v.ValidUntil == null || v.ValidUntil > now));
        return filter switch
        {
            ConsentFilter.Active => active,
            ConsentFilter.EndsIn30Days => active.Where(v => v.ValidUntil <= now.AddDays(30)),
            ConsentFilter.EndsIn90Days => active.Where(v => v.ValidUntil <= now.AddDays(90)),
            ConsentFilter.Expired => current.Where(v => v.Status == "active" && v.ValidUntil != null && v.ValidUntil <= now),
            ConsentFilter.Ended => current.Where(v => v.Status == "inactive"),
            ConsentFilter.OtherStates => current.Where(v => v.Status != "active" && v.Status != "inactive"),
            ConsentFilter.InConflict => active.Where(v => v.InConflict),
            ConsentFilter.Uncomputable => active.Where(v => !v.IsComputable && v.Scope != ConsentScope.Other),
            ConsentFilter.ReachingMajority => Among(active.Where(v => v.ByRepresentative), await ReachingMajorityAsync(active, now, stop)),
            _ => current,
        };
    }

    private static IQueryable<ConsentVersionRow> Among(IQueryable<ConsentVersionRow> versions, Guid[] patients) => versions.Where(v => patients.Contains(v.PatientKey));

    /// <summary>Patients for whom somebody else signed and who come of age within 90 days, or have. They are few, so their birth dates are compared here.</summary>
    private async Task<Guid[]> ReachingMajorityAsync(IQueryable<ConsentVersionRow> active, DateTimeOffset now, CancellationToken stop)
    {
        var represented = await active.Where(v => v.ByRepresentative).Select(v => v.PatientKey).Distinct().ToListAsync(stop);
        var soon = DateOnly.FromDateTime(now.UtcDateTime.AddDays(90));
        return [.. (await directory.OfAsync(represented, stop)).Values.Where(p => SubjectOf(p).IsAdultOn(soon)).Select(p => p.Key)];
    }

    /// <summary>The patient as the engine asks about them.</summary>
    public static ConsentSubject SubjectOf(PatientSummary patient) => new(patient.PatientId, patient.BirthDate);

    private static IQueryable<ConsentVersionRow> Current(PrecisionCareContext context, Guid patient) =>
        context.ConsentVersions.AsNoTracking().Where(v => v.PatientKey == patient && v.IsCurrent);

    private static ConsentDirective RestrictionOfProcessing { get; } =
        new() { Id = Restriction, Active = true, Scope = ConsentScope.PatientPrivacy, Root = new ConsentRule { Permits = false } };

    /// <summary>Opened; without those whose patients were erased.</summary>
    private async Task<ImmutableArray<RegisteredConsent>> RegisteredAsync(PrecisionCareContext context, IEnumerable<ConsentVersionRow> rows, CancellationToken stop)
    {
        var versions = rows.ToList();
        var keys = await vault.KeysOfAsync(context, [.. versions.Select(v => v.PatientKey).Distinct()], stop);
        return [.. versions.Where(v => keys.ContainsKey(v.PatientKey)).Select(v => Registered(v, keys[v.PatientKey]))];
    }

    private RegisteredConsent Registered(ConsentVersionRow row, DataKey key)
    {
        byte[] json = ConsentVersionRow.OpenDocument(key, row.Id, row.Document);
        return new RegisteredConsent(
            row.PatientKey, row.ConsentId, row.Version, row.IsCurrent, row.Source, row.Change, row.RecordedAt, row.RecordedBy, row.OpenReason(key), row.BecauseOf,
            row.InConflict, format.Signed(json), json);
    }
}
