using System.Globalization;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Dosage: what is said of dose and rhythm, in words, and from when to when it holds.</summary>
internal static class Dosages
{
    /// <summary>The source's own words; where it has none, dose, route and rhythm put together.</summary>
    public static string? Words(Element[] dosages)
    {
        var parts = dosages.Select(d => d.Text("text"u8) ?? d.Text("patientInstruction"u8) ?? Compose(d)).Where(t => t.Length > 0).ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    /// <summary>The first start and, where every dosage has an end, the last end.</summary>
    public static (PartialDate? Start, PartialDate? End) Bounds(Element[] dosages)
    {
        PartialDate? first = null, last = null;
        bool open = dosages.Length == 0;
        foreach (var dosage in dosages)
        {
            var (start, end) = dosage.Object("timing"u8).Object("repeat"u8).Period("boundsPeriod"u8);
            if (start is not null && (first is null || start < first)) first = start;
            if (end is null) open = true;
            else if (last is null || end > last) last = end;
        }

        return (first, open ? null : last);
    }

    private static string Compose(Element dosage)
    {
        var amount = dosage.Objects("doseAndRate"u8).Select(d => Quantities.Words(d.Object("doseQuantity"u8))).FirstOrDefault(q => q is not null)
            ?? Quantities.Words(dosage.Object("dose"u8));
        var parts = new[] { amount, dosage.Concept("route"u8)?.Label, Rhythm(dosage.Object("timing"u8)), dosage.Flag("asNeededBoolean"u8) == true ? "as needed" : null };
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Rhythm(Element timing)
    {
        if (timing.Concept("code"u8) is { } code) return code.Label;
        var repeat = timing.Object("repeat"u8);
        if (repeat.Number("frequency"u8) is not { } frequency || repeat.Number("period"u8) is not { } period) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{frequency} times in {period} {repeat.Text("periodUnit"u8)}");
    }
}
