using System.Runtime.CompilerServices;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Patients;

/// <summary>The one door from stored records to pages: record, assessment for today, and the way back to the sources.</summary>
internal sealed class PatientReader(PatientRecords records, KnowledgeBase knowledge, TimeProvider time)
{
    /// <summary>What was concluded lives as long as the cached record on which it rests.</summary>
    private readonly ConditionalWeakTable<PatientRecord, PatientView> _views = [];

    /// <returns><c>null</c> when there is no such patient.</returns>
    public async Task<PatientView?> OpenAsync(Guid key, CancellationToken stop)
    {
        if (await records.FindAsync(key, stop) is not { } record) return null;
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        if (_views.TryGetValue(record, out var view) && view.Assessment.At == today) return view;
        view = new PatientView(key, record, Assessor.Assess(record, knowledge, today));
        _views.AddOrUpdate(record, view);
        return view;
    }
}
