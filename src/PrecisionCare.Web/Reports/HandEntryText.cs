using PrecisionCare.Reports;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Reports;

/// <summary>Where a result comes from that somebody typed in.</summary>
internal static class HandEntryText
{
    /// <summary><c>entered by hand by Jonas Weber on 22-Nov-2026 from LAB's report A-1</c>; <c>null</c> for what came as a file.</summary>
    public static string? Of(PatientView patient, string factId)
    {
        if (HandEntry.Of(patient.Record.Clinical).FirstOrDefault(e => e.Resources.Contains(factId)) is not { } entry) return null;
        var report = patient.Record.Clinical.Reports.FirstOrDefault(r => entry.Resources.Contains(r.Id));
        return Of(entry) + (report is null ? "" : $" from {report.Laboratory}’s report {report.Number}");
    }

    /// <summary><c>entered by hand by Jonas Weber on 22-Nov-2026</c>.</summary>
    public static string Of(HandEntry entry) => entry.At is { } at ? $"{entry.Words} on {at.Day.Shown()}" : entry.Words;
}
