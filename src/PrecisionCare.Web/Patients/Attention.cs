using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Patients;

/// <summary>Why a patient needs a look, as the list of patients says it.</summary>
/// <param name="Band">The worst band among current medicines, when it is avoid or contraindicated.</param>
/// <param name="Drug">The medicine.</param>
/// <param name="HeldBack">Genomic advice waits until someone settles whose sample it is.</param>
/// <param name="Conflicts">How many disagreements of sources there are.</param>
/// <param name="HasGenome">A sample or a laboratory result is linked; <c>null</c> when genetic data are not shown to this reader.</param>
internal sealed record Attention(Band? Band, string? Drug, bool HeldBack, int Conflicts, bool? HasGenome)
{
    public static Attention Of(PatientView patient)
    {
        var worst = patient.Assessment.Medicines.Where(m => m.Recognised && m.Band is Therapy.Band.Contraindicated or Therapy.Band.Avoid).MinBy(m => m.Band);
        var conflicts = patient.Assessment.Conflicts;
        return new Attention(
            worst?.Band, worst?.Drug, conflicts.Any(c => c.HoldsBackGenomicAdvice), conflicts.Length, patient.ShowsGenetic ? !patient.Record.Samples.IsEmpty || !patient.Record.OutsideCalls.IsEmpty : null);
    }
}
