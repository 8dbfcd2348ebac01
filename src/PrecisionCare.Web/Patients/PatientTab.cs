using System.Collections.Immutable;

namespace PrecisionCare.Web.Patients;

/// <summary>A page of the patient that every other one leads to.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Page">Address below the patient's; empty for the first.</param>
internal sealed record PatientTab(string Name, string Page)
{
    public static ImmutableArray<PatientTab> All { get; } =
    [
        new("Therapies", ""), new("Medicines", "medicines"), new("Plan", "plan"), new("Genome", "genome"), new("Labs", "labs"), new("Risk", "risk"), new("Timeline", "timeline"),
        new("Family", "family"), new("Explain", "explain"), new("Counseling", "counseling"), new("Conference", "conferences"), new("Record", "record"),
    ];
}
