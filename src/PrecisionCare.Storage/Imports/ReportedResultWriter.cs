using System.Collections.Immutable;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>
/// Stores results of genes that a file reports, within the caller's transaction, for the patient whom the importer chose or the file beside it names. Those
/// that a file of the same name gave before are replaced.
/// </summary>
internal sealed class ReportedResultWriter(PrecisionCareContext context, PatientVault vault, ImportRow import, ImportOrigin origin, DateTimeOffset now)
{
    /// <returns>Why nothing was stored; <c>null</c> when all was.</returns>
    public async Task<Issue?> StoreAsync(ImmutableArray<OutsideCall> calls, SampleLink? link, ImportCounts counts, CancellationToken stop)
    {
        var named = import.ChosenPatient ?? (link is null ? null : await FindAsync(link, stop));
        if (named is not { } patient)
            return new Issue("outside.no-patient", IssueSeverity.Error, "Nothing says whose results these are; none was stored.",
                $"Choose the patient when importing, or name the patient in a file beside it, {origin.File}{SampleLink.Suffix}.", new SourceLocation(origin.File));

        int replaced = await OutsideCalls.ReplaceAsync(context, vault, patient, origin.File, calls, import.RequestedBy, now, stop);
        for (int i = 0; i < calls.Length; i++) counts.Add("ReportedResult", replaced > 0 ? StoredAs.Replaced : StoredAs.Added);
        return null;
    }

    private async Task<Guid?> FindAsync(SampleLink link, CancellationToken stop)
    {
        var candidates = await LinkCandidates.FindAsync(context, vault, new[] { link.PatientId, link.Identifier?.Value }.OfType<string>(), stop);
        if (link.PatientId is { } id) return candidates.KeyOf(id);
        var persons = candidates.Persons.Where(p => p.Identifiers.Any(i =>
            i.Value == link.Identifier!.Value && (link.Identifier.System.Length == 0 || i.System == link.Identifier.System))).ToList();
        return persons is [var only] ? candidates.KeyOf(only.Id) : null;
    }
}
