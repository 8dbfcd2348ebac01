using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Patients;

/// <summary>What somebody who asks for a patient gets.</summary>
/// <param name="Patient">Who it is, as the patient list says it.</param>
/// <param name="View">What this reader may see; <c>null</c> when that is nothing.</param>
internal sealed record PatientOpening(PatientSummary Patient, PatientView? View);
