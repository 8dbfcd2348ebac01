using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Access;

namespace PrecisionCare.Web.Patients;

/// <summary>What somebody who asks for a patient gets.</summary>
/// <param name="Patient">Who it is, as the patient list says it.</param>
/// <param name="View">What this reader may see; <c>null</c> when that is nothing.</param>
/// <param name="Access">Why, and what may be said about the rest.</param>
/// <param name="Request">What was asked, for asking about single facts.</param>
/// <param name="Whole">The whole record, for telling what must not show in a source. It does not leave the gate.</param>
internal sealed record PatientOpening(PatientSummary Patient, PatientView? View, PatientAccess Access, RecordRequest Request, PatientRecord Whole)
{
    /// <summary>What lies before the reader, for being compared with what lay before others who wrote. Never asked where nothing may be seen.</summary>
    public Sight Sight => new(View!.ShowsGenetic, Access.Readable.LeftOut);
}
