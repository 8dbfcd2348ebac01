using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>
/// Finds the Medication resources to which a patient's medicines refer. They belong to no patient, and hand-written files like to call them all <c>m1</c>; so the
/// versions that came in files that also speak of this patient go first, the newest of them, and only then the current one of all files.
/// </summary>
internal static class MedicinalProducts
{
    public static async Task<IEnumerable<ClinicalFact>> OfAsync(
        PrecisionCareContext context, InstallationKey installation, Guid patient, IReadOnlyCollection<ClinicalFact> facts, CancellationToken stop)
    {
        var own = facts.OfType<MedicationProduct>().Select(p => p.Id).ToHashSet();
        string[] wanted = [.. facts.OfType<MedicationUse>().Select(m => m.ProductId).OfType<string>().Where(id => !own.Contains(id)).Distinct().Select(installation.OfFact)];
        if (wanted.Length == 0) return [];
        var versions = await context.Resources.Where(r => r.PatientKey == null && wanted.Contains(r.FactMark))
            .Select(r => new
            {
                r.Id,
                r.FactMark,
                r.Fact,
                r.IsCurrent,
                r.LastUpdated,
                r.Version,
                FromOwnFile = context.PatientSources.Any(s => s.PatientKey == patient && s.SourceHash == r.SourceHash),
            }).ToListAsync(stop);
        return versions.GroupBy(v => v.FactMark).Select(product =>
            product.OrderByDescending(v => v.FromOwnFile).ThenByDescending(v => v.FromOwnFile ? v.LastUpdated : null).ThenByDescending(v => v.IsCurrent)
                .ThenByDescending(v => v.Version).First()).Select(v => ResourceRow.OpenFact(installation.Key, v.Id, v.Fact));
    }
}
