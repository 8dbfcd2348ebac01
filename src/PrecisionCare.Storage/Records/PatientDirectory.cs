using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>A line of the patient list.</summary>
/// <param name="Key">Our key of the patient, by which addresses name them.</param>
/// <param name="PatientId">The id in the record, <c>Patient/p1</c>.</param>
/// <param name="Name">Family and given name; empty parts where the record has none.</param>
/// <param name="BirthDate">As exact as the record has it.</param>
/// <param name="Sex">Administrative sex of the record.</param>
/// <param name="MedicalRecordNumber"><c>null</c> when the record has none.</param>
/// <param name="Deceased">The record states a death.</param>
public sealed record PatientSummary(
    Guid Key, string PatientId, PersonName Name, PartialDate? BirthDate, AdministrativeSex Sex, string? MedicalRecordNumber, bool Deceased);

/// <summary>One page of a list.</summary>
/// <param name="Items">The lines of this page.</param>
/// <param name="Total">Lines of all pages.</param>
/// <param name="Number">This page, counted from 1.</param>
/// <param name="Size">Lines a page.</param>
public sealed record Page<T>(ImmutableArray<T> Items, int Total, int Number, int Size)
{
    /// <summary>At least 1.</summary>
    public int Count => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>All patients by name, and the search among them.</summary>
public sealed class PatientDirectory(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, WorkScopes scopes, AuditTrail audit) : IDisposable
{
    /// <summary>Lines of a page unless asked otherwise.</summary>
    public const int DefaultPageSize = 25;

    /// <summary>No page is longer.</summary>
    public const int MaximumPageSize = 200;

    /// <summary>No search looks for more words.</summary>
    private const int MaximumWords = 8;

    /// <summary>One for each organisation: what the database lets its people see.</summary>
    private readonly ConcurrentDictionary<Guid, PatientIndex> _indexes = [];

    /// <summary>
    /// Patients in the order of family name, given name and key. A patient is found when every word of the search begins a word of the name, an identifier
    /// or the birth date (<c>rojas</c>, <c>mul 1961-04</c>, <c>MRN-0012</c>); no words find all. That somebody searched is recorded, the words are not.
    /// </summary>
    public async Task<Page<PatientSummary>> SearchAsync(
        string? text = null, int page = 1, int size = DefaultPageSize, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        size = Math.Clamp(size, 1, MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var all = await Index.NowAsync(context, stop);
        string[] beginnings = [.. SearchText.Words(text ?? "").Take(MaximumWords).Select(word => " " + word)];
        var found = beginnings.Length == 0 ? all : [.. all.Where(entry => entry.HasAll(beginnings))];
        var items = found.Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).Select(entry => entry.Summary);
        var shown = items.ToImmutableArray();
        await audit.RecordAsync(new AuditEntry(AuditKind.PatientSearch) { Detail = $"{found.Length} found, {shown.Length} shown" }, stop);
        return new Page<PatientSummary>(shown, found.Length, page, size);
    }

    /// <returns><c>null</c> when there is no such patient, or the record was erased.</returns>
    public async Task<PatientSummary?> FindAsync(Guid key, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await SummaryAsync(context, await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == key, stop), stop);
    }

    /// <summary>The patient of an id in the record (<c>Patient/p1</c>).</summary>
    public async Task<PatientSummary?> FindAsync(string patientId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string mark = vault.Installation.OfPatient(patientId);
        return await SummaryAsync(context, await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.IdMark == mark, stop), stop);
    }

    /// <summary>Patients by their keys; those who do not exist are missing.</summary>
    public async Task<ImmutableDictionary<Guid, PatientSummary>> OfAsync(IReadOnlyCollection<Guid> keys, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Patients.AsNoTracking().Where(p => keys.Contains(p.Id) && p.ErasedAt == null).ToListAsync(stop);
        var opened = await vault.KeysOfAsync(context, [.. rows.Select(p => p.Id)], stop);
        return rows.Where(p => opened.ContainsKey(p.Id)).ToImmutableDictionary(p => p.Id, p => p.Describe(opened[p.Id]).Summary(p.Id));
    }

    /// <summary>When a record was erased; <c>null</c> when it was not, or there is no such patient.</summary>
    public async Task<DateTimeOffset?> ErasedAtAsync(Guid key, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Patients.Where(p => p.Id == key).Select(p => p.ErasedAt).FirstOrDefaultAsync(stop);
    }

    /// <summary>The patients of whom an imported file speaks, in the order of the list; those not described yet first.</summary>
    public async Task<ImmutableArray<PatientSummary>> OfImportAsync(Guid importId, int most = MaximumPageSize, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string? source = await context.Imports.Where(i => i.Id == importId).Select(i => i.ContentHash).FirstOrDefaultAsync(stop);
        if (source is null) return [];
        var undescribed = await context.Patients.AsNoTracking()
            .Where(p => !p.IsDescribed && p.ErasedAt == null && context.PatientSources.Any(s => s.PatientKey == p.Id && s.SourceHash == source))
            .OrderBy(p => p.Id).Take(most).ToListAsync(stop);
        var spokenOf = await context.PatientSources.Where(s => s.SourceHash == source).Select(s => s.PatientKey).ToHashSetAsync(stop);
        var keys = await vault.KeysOfAsync(context, [.. undescribed.Select(p => p.Id)], stop);
        return
        [
            .. undescribed.Where(p => keys.ContainsKey(p.Id)).Select(p => p.Describe(keys[p.Id]).Summary(p.Id))
                .Concat((await Index.NowAsync(context, stop)).Select(entry => entry.Summary).Where(patient => spokenOf.Contains(patient.Key))).Take(most),
        ];
    }

    /// <summary>Whether nothing has been imported yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return !await context.Patients.AnyAsync(stop);
    }

    public void Dispose()
    {
        foreach (var index in _indexes.Values) index.Dispose();
    }

    private PatientIndex Index => _indexes.GetOrAdd(scopes.Current?.Organisation ?? OrganisationKeys.Home, _ => new PatientIndex(vault));

    private async Task<PatientSummary?> SummaryAsync(PrecisionCareContext context, PatientRow? row, CancellationToken stop) =>
        row is not { ErasedAt: null } ? null : row.Describe(await vault.KeyOfAsync(context, row.Id, stop)).Summary(row.Id);
}
