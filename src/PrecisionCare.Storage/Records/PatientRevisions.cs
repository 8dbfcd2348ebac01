using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Records;

/// <summary>Marks patients as changed, in the transaction of the change.</summary>
internal static class PatientRevisions
{
    public static Task TouchAsync(this PrecisionCareContext context, IReadOnlyCollection<Guid> patients, DateTimeOffset now, CancellationToken stop) =>
        context.Patients.Where(p => patients.Contains(p.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Revision, p => p.Revision + 1).SetProperty(p => p.ChangedAt, now), stop);
}
