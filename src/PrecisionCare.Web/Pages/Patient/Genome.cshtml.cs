using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What is known of each pharmacogene, and what is not.</summary>
internal sealed class GenomeModel(PatientReader reader) : PatientPage(reader);
