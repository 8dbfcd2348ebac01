using PrecisionCare.Storage.Access;

namespace PrecisionCare.Web.Presentation;

/// <summary>Emergency access in words.</summary>
internal static class EmergencyText
{
    public static string Of(EmergencyReason reason) => reason switch
    {
        EmergencyReason.DangerToLife => "Danger to life, or of lasting harm",
        EmergencyReason.PatientCannotBeAsked => "The patient cannot be asked in time",
        EmergencyReason.TreatmentUnderWay => "A treatment under way is not safe without it",
        EmergencyReason.LegalDuty => "A legal duty to report or protect",
        _ => reason.ToString(),
    };

    public static string Of(RelationToPatient relation) => relation switch
    {
        RelationToPatient.TreatingPhysician => "Treating physician",
        RelationToPatient.OnCallPhysician => "Physician on call",
        RelationToPatient.Consultant => "Consultant who was asked",
        RelationToPatient.NurseOrPharmacist => "Nurse or pharmacist",
        RelationToPatient.GeneticCounselor => "Genetic counselor",
        _ => relation.ToString(),
    };

    public static string Of(EmergencyVerdict verdict) => verdict switch
    {
        EmergencyVerdict.Justified => "Justified",
        EmergencyVerdict.NotJustified => "Not justified",
        EmergencyVerdict.Referred => "Referred to the privacy officer",
        _ => verdict.ToString(),
    };
}
