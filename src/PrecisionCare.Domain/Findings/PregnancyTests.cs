using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>Pregnancy as observations state it: pregnancy status (LOINC 82810-3), and a positive choriogonadotropin test of the last months.</summary>
internal static class PregnancyTests
{
    private const string StatusCode = "82810-3";
    private const string Pregnant = "77386006";
    private const string Positive = "10828004";
    private const int TestCountsDays = 90;
    private const int StatusCountsDays = 280;

    /// <summary>Qualitative choriogonadotropin in serum and in urine.</summary>
    private static readonly string[] TestCodes = ["2118-8", "2106-3", "2112-1"];

    /// <summary>The newest status and the newest test count; a newer negative result ends what an older one says.</summary>
    public static void AddTo(PatientProblems problems, ClinicalRecord record, DateOnly at)
    {
        if (Newest(record, [StatusCode], StatusCountsDays, at) is { } status && Says(status, Pregnant, "pregnant")) problems.Add("pregnancy", status.Id, now: true);
        if (Newest(record, TestCodes, TestCountsDays, at) is { } test && Says(test, Positive, "positive")) problems.Add("pregnancy", test.Id, now: true);
    }

    private static Observation? Newest(ClinicalRecord record, string[] codes, int days, DateOnly at) =>
        record.Observations.FirstOrDefault(o => o.Status is ObservationStatus.Final or ObservationStatus.Unknown
            && o.Effective is { } day && day.Day <= at && at.DayNumber - day.Day.DayNumber <= days
            && codes.Any(c => o.Code.Has(CodeSystems.Loinc, c)));

    private static bool Says(Observation observation, string snomed, string word) =>
        observation.Value?.Concept is { } concept ? concept.Has(CodeSystems.Snomed, snomed) || concept.Label.Equals(word, StringComparison.OrdinalIgnoreCase)
            : observation.Value?.Text?.Equals(word, StringComparison.OrdinalIgnoreCase) == true;
}
