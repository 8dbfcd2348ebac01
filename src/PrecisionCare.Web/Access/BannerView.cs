using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Access;

/// <summary>The head of a patient's page: who it is, and how this reader stands to them.</summary>
internal sealed record BannerView(PatientBanner Banner, PatientAccess Access);
