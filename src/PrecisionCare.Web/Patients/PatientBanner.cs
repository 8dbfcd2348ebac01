using PrecisionCare.Patients;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Patients;

/// <summary>Who the page is about, as the head of every patient page and of every printed sheet says it.</summary>
internal sealed record PatientBanner(string Name, string Sex, string Born, string? Died, string? MedicalRecordNumber, string? Allergies, string AllergyStyle)
{
    /// <param name="clinical">The record.</param>
    /// <param name="at">The day at which the age is told.</param>
    public static PatientBanner Of(ClinicalRecord clinical, DateOnly at)
    {
        var person = clinical.Patient;
        string? died = person.DeceasedAt?.Shown() ?? (person.Deceased ? "date not recorded" : null);
        string age = died is null && person.AgeAt(at) is { } years ? $" ({years} y)" : "";
        return new PatientBanner(
            person.DisplayName?.Banner ?? "Name not recorded", SexText(person.Sex), person.BirthDate is { } birth ? birth.Shown() + age : "not recorded", died,
            person.MedicalRecordNumber, AllergyText(clinical), StyleOf(clinical.AllergyStatus));
    }

    /// <summary>Who it is, for readers who may see nothing else of the patient.</summary>
    public static PatientBanner Of(PatientSummary patient, DateOnly at) =>
        new(patient.Name.Banner is { Length: > 0 } name ? name : "Name not recorded", SexText(patient.Sex), BornText(patient.BirthDate, at, patient.Deceased),
            patient.Deceased ? "yes" : null, patient.MedicalRecordNumber, null, "");

    private static string BornText(PartialDate? birth, DateOnly at, bool died) => birth is not { } date ? "not recorded"
        : died || AgeAt(date, at) is not { } years ? date.Shown() : $"{date.Shown()} ({years} y)";

    private static int? AgeAt(PartialDate birth, DateOnly at) =>
        new Person { Id = "Patient/-", Source = new FactSource("", ""), BirthDate = birth }.AgeAt(at);

    public static string SexText(AdministrativeSex sex) => sex switch
    {
        AdministrativeSex.Female => "female",
        AdministrativeSex.Male => "male",
        AdministrativeSex.Other => "other",
        _ => "not recorded",
    };

    /// <summary>The four states that a reader has to tell apart (NHS Common User Interface): present, none known, not recorded, contradictory.</summary>
    private static string AllergyText(ClinicalRecord clinical) => clinical.AllergyStatus switch
    {
        AllergyStatus.Present => "▲ " + Listed(clinical),
        AllergyStatus.NoKnown => "No known allergies",
        AllergyStatus.Contradictory => $"◆ Contradictory: none known, but also {Listed(clinical)}",
        _ => "○ Not recorded",
    };

    private static string Listed(ClinicalRecord clinical) => string.Join("; ", clinical.Allergies.Where(a => a.IsPresent)
        .OrderByDescending(a => a.Severe || a.HighCriticality).ThenBy(a => a.Code.Label, StringComparer.OrdinalIgnoreCase)
        .Select(a => a.Reactions is [var reaction, ..] ? $"{a.Code.Label} ({reaction})" : a.Code.Label).Distinct());

    private static string StyleOf(AllergyStatus status) => status switch
    {
        AllergyStatus.Present => "allergy-present",
        AllergyStatus.Contradictory => "allergy-contradictory",
        AllergyStatus.NotRecorded => "allergy-unknown",
        _ => "",
    };
}
