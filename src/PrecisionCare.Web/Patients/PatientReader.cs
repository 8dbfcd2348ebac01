using System.Runtime.CompilerServices;
using PrecisionCare.Consent;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Patients;

/// <summary>The one door from stored records to readers: what this person may see of this patient, and what is concluded from that and nothing else.</summary>
internal sealed class PatientReader(PatientRecords records, PatientDirectory directory, KnowledgeBase knowledge, TimeProvider time)
{
    /// <summary>What was concluded lives as long as the cached record on which it rests.</summary>
    private readonly ConditionalWeakTable<PatientRecord, PatientView> _views = [];

    /// <param name="key">Our key of the patient.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="stop">Stops.</param>
    /// <param name="purpose">Code of v3 ActReason.</param>
    /// <returns><c>null</c> when there is no such patient.</returns>
    public async Task<PatientOpening?> OpenAsync(Guid key, CurrentReader who, CancellationToken stop, string purpose = Purposes.Treatment)
    {
        if (await directory.FindAsync(key, stop) is not { } patient || await records.FindAsync(key, stop) is not { } record) return null;
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        if (_views.TryGetValue(record, out var view) && view.Assessment.At == today) return new PatientOpening(patient, view);
        view = new PatientView(key, record, Assessor.Assess(record, knowledge, today));
        _views.AddOrUpdate(record, view);
        return new PatientOpening(patient, view);
    }
}
