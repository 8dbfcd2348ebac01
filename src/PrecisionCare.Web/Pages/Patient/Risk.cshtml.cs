using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Risk and dose scores with what went into them.</summary>
internal sealed class RiskModel(PatientReader reader) : PatientPage(reader);
