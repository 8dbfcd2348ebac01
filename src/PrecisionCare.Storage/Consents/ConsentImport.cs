using PrecisionCare.Patients;
using PrecisionCare.Storage.Imports;

namespace PrecisionCare.Storage.Consents;

/// <summary>Takes the consents of an imported file into the register, in the transaction of the import.</summary>
internal static class ConsentImport
{
    /// <param name="ledger">Of the transaction.</param>
    /// <param name="consents">Consents that became the current version of their resource, with their patients.</param>
    /// <param name="import">The import.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task StoreAsync(
        ConsentLedger ledger, IEnumerable<(Guid Patient, ReadResource Consent)> consents, ImportRow import, CancellationToken stop)
    {
        foreach (var ofPatient in consents.GroupBy(c => c.Patient, c => c.Consent)) await StoreAsync(ledger, ofPatient.Key, ofPatient, import, stop);
    }

    private static async Task StoreAsync(ConsentLedger ledger, Guid patient, IEnumerable<ReadResource> consents, ImportRow import, CancellationToken stop)
    {
        var current = (await ledger.CurrentAsync(patient, stop)).ToDictionary(v => v.ConsentId);
        foreach (var resource in consents)
        {
            string id = resource.Fact.Id["Consent/".Length..];
            var former = current.GetValueOrDefault(id);
            if (former is not null && (former.ContentHash == ledger.MarkOf(resource.ContentHash) || Outranks(former, resource))) continue;
            current[id] = ledger.Add(former, resource.Json.ToArray(), new ConsentEvent(patient, id, ConsentSource.Imported, ConsentChange.Imported)
            {
                By = import.RequestedBy, Import = import.Id, ContentHash = resource.ContentHash,
            });
        }
        await ledger.SaveAsync(patient, stop);
    }

    /// <summary>What was recorded here, a withdrawal above all, holds against every file that does not state that it was updated later.</summary>
    private static bool Outranks(ConsentVersionRow here, ReadResource file) =>
        here.Change != ConsentChange.Imported && !(file.Fact.Source.LastUpdated is { } updated && updated > here.RecordedAt);
}
