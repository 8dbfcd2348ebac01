using PrecisionCare.Risk;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Current medicines, checked against genome, laboratory, allergies and each other.</summary>
internal sealed class MedicinesModel(PatientReader reader) : PatientPage(reader)
{
    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;
}
