using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;

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
public sealed class PatientDirectory(IDbContextFactory<PrecisionCareContext> contexts)
{
    /// <summary>Lines of a page unless asked otherwise.</summary>
    public const int DefaultPageSize = 25;

    /// <summary>No page is longer.</summary>
    public const int MaximumPageSize = 200;

    /// <summary>No search looks for more words.</summary>
    private const int MaximumWords = 8;

    /// <summary>
    /// Patients in the order of family name, given name and key. A patient is found when every word of the search begins a word of the name, an identifier
    /// or the birth date (<c>rojas</c>, <c>mul 1961-04</c>, <c>MRN-0012</c>); no words find all.
    /// </summary>
    public async Task<Page<PatientSummary>> SearchAsync(
        string? text = null, int page = 1, int size = DefaultPageSize, CancellationToken stop = default)
    {
        page = Math.Max(1, page);
        size = Math.Clamp(size, 1, MaximumPageSize);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var found = context.Patients.AsNoTracking().Where(p => p.IsDescribed);
        foreach (string word in SearchText.Words(text ?? "").Take(MaximumWords))
        {
            string pattern = $"% {word}%";
            found = found.Where(p => EF.Functions.Like(p.Search, pattern));
        }
        int total = await found.CountAsync(stop);
        var rows = await found.OrderBy(p => p.SortName).ThenBy(p => p.Id).Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToListAsync(stop);
        return new Page<PatientSummary>([.. rows.Select(Summary)], total, page, size);
    }

    /// <returns><c>null</c> when there is no such patient.</returns>
    public async Task<PatientSummary?> FindAsync(Guid key, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == key, stop) is { } row ? Summary(row) : null;
    }

    /// <summary>The patient of an id in the record (<c>Patient/p1</c>).</summary>
    public async Task<PatientSummary?> FindAsync(string patientId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.PatientId == patientId, stop) is { } row ? Summary(row) : null;
    }

    /// <summary>Patients by their keys; those who do not exist are missing.</summary>
    public async Task<ImmutableDictionary<Guid, PatientSummary>> OfAsync(IReadOnlyCollection<Guid> keys, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return (await context.Patients.AsNoTracking().Where(p => keys.Contains(p.Id)).ToListAsync(stop)).ToImmutableDictionary(p => p.Id, Summary);
    }

    /// <summary>The patients of whom an imported file speaks, in the order of the list.</summary>
    public async Task<ImmutableArray<PatientSummary>> OfImportAsync(Guid importId, int most = MaximumPageSize, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        string? source = await context.Imports.Where(i => i.Id == importId).Select(i => i.ContentHash).FirstOrDefaultAsync(stop);
        if (source is null) return [];
        var rows = await context.Patients.AsNoTracking()
            .Where(p => context.PatientSources.Any(s => s.PatientKey == p.Id && s.SourceHash == source))
            .OrderBy(p => p.SortName).ThenBy(p => p.Id).Take(most).ToListAsync(stop);
        return [.. rows.Select(Summary)];
    }

    /// <summary>Whether nothing has been imported yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return !await context.Patients.AnyAsync(stop);
    }

    private static PatientSummary Summary(PatientRow row) => new(
        row.Id, row.PatientId, new PersonName(row.Family, row.Given), PartialDate.TryParse(row.BirthDate, out var date) ? date : null, row.Sex,
        row.MedicalRecordNumber, row.Deceased);
}
