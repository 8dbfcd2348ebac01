using System.Collections.Immutable;
using PrecisionCare.Storage.Records;
using PrecisionCare.Variants;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Patients;

/// <summary>
/// Samples on their way to a patient. One that is nobody's yet is shown to those who look for its owner; one that is somebody's only to those who may see that
/// patient's genome.
/// </summary>
internal sealed class SampleReader(SampleLinks links, PatientReader patients)
{
    public async Task<ImmutableArray<StoredSample>> WaitingAsync(CancellationToken stop) => (await links.WaitingAsync(stop: stop)).Items;

    /// <summary>The samples of an import that still wait for a patient.</summary>
    public async Task<ImmutableArray<StoredSample>> WaitingOfImportAsync(Guid import, CancellationToken stop) =>
        [.. (await links.OfImportAsync(import, stop)).Where(s => s.Patient is null)];

    /// <returns><c>null</c> when there is no such sample, or none that this reader may see.</returns>
    public async Task<SampleCalls?> OpenAsync(Guid sample, CurrentReader who, CancellationToken stop)
    {
        if (await links.FindAsync(sample, stop) is not { } stored) return null;
        if (stored.Patient is not { } patient) return await links.CallsAsync(sample, stop);
        var seen = (await patients.OpenAsync(patient, who, stop))?.View?.Record.Samples ?? [];
        return seen.FirstOrDefault(s => s.Calls.ContentHash == stored.ContentHash && s.Calls.Sample == stored.Sample)?.Calls;
    }

    /// <summary>A person who may see a patient's sample takes positions that its file does not mention for reference, or no longer.</summary>
    public async Task<bool> AssumeReferenceAsync(Guid patient, string file, string sample, bool assume, CurrentReader who, CancellationToken stop)
    {
        var seen = (await patients.OpenAsync(patient, who, stop))?.View?.Record.Samples ?? [];
        return seen.Any(s => s.Calls.ContentHash == file && s.Calls.Sample == sample)
            && await links.AssumeReferenceAsync(patient, file, sample, assume, who.Account, stop);
    }

    /// <summary>A person says whose sample it is: one that is nobody's, or one that they may see.</summary>
    public async Task<bool> LinkAsync(Guid sample, Guid patient, CurrentReader who, CancellationToken stop) =>
        await OpenAsync(sample, who, stop) is not null && await links.LinkAsync(sample, patient, who.Account, stop);
}
