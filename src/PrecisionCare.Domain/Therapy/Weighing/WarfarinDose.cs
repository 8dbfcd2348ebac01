using PrecisionCare.Findings;
using PrecisionCare.Measurements;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>The dose of warfarin by the IWPC equations, with its interval: with genotypes where they are known, without them else.</summary>
internal static class WarfarinDose
{
    private const int DaysOfAWeek = 7;

    public static string? Of(string drug, PatientFindings patient)
    {
        if (drug != "warfarin") return null;
        var score = new[] { "iwpc_warfarin_pharmacogenetic", "iwpc_warfarin_clinical" }.Select(m => patient.Scores.GetValueOrDefault(m)).FirstOrDefault(s => s?.Value is not null);
        return score is not { Value: { } week, Interval: { } interval } ? null
            : $"about {Words.Number(Math.Round(week, 1))} mg a week ({Words.Number(Math.Round(week / DaysOfAWeek, 1))} mg a day), "
                + $"{interval.Level:0%} interval {Words.Number(Math.Round(interval.Low, 1))} to {Words.Number(Math.Round(interval.High, 1))} mg a week ({score.Name})";
    }
}
