using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>DiagnosticReport.</summary>
internal static class DiagnosticReportReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("""
        identifier basedOn status category code subject encounter effective[DateTime|Period] issued performer resultsInterpreter specimen result imagingStudy
        media conclusion conclusionCode presentedForm
        """);

    public static DiagnosticReport Read(Resource resource)
    {
        var report = resource.Root;
        Elements.Check(report);
        var code = report.Concept("code"u8);
        if (code is null) report.Missing("code");
        if (!report.Has("status"u8)) report.Missing("status");
        var (start, end) = report.DateOrPeriod("effectiveDateTime"u8, "effectivePeriod"u8);
        var conclusions = report.ConceptList("conclusionCode"u8);
        return new DiagnosticReport
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = report.Text("status"u8) == "entered-in-error",
            Code = code ?? Concept.Unknown,
            Effective = start ?? end ?? report.Date("issued"u8),
            ResultIds = report.Targets("result"u8),
            Laboratory = report.Objects("performer"u8).Select(p => p.Text("display"u8)).FirstOrDefault(d => d is not null),
            Number = report.Objects("identifier"u8).Select(i => i.Text("value"u8)).FirstOrDefault(v => v is not null),
            Conclusion = report.Text("conclusion"u8) ?? (conclusions.IsEmpty ? null : string.Join("; ", conclusions.Select(c => c.Label))),
        };
    }
}
