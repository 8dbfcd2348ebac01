using System.Collections.Immutable;
using PrecisionCare.Reports;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Reports;

/// <summary>What can be chosen in the form of a report. That the report does not say is a choice of its own.</summary>
internal static class PaperChoices
{
    public static ImmutableArray<(string Value, string Words)> Classes { get; } =
        [.. GenomicsCodes.Classes.Select(c => (c.Value.ToString(), VariantText.Of(c.Value))), (nameof(Pathogenicity.NotStated), "none: the report gives no class")];

    public static ImmutableArray<(string Value, string Words)> Zygosities { get; } =
    [
        (nameof(ReportedZygosity.Heterozygous), "heterozygous (one of two)"), (nameof(ReportedZygosity.Homozygous), "homozygous (both)"), (nameof(ReportedZygosity.Hemizygous), "hemizygous (the only one)"),
        (nameof(ReportedZygosity.Heteroplasmic), "heteroplasmic (mitochondria, some)"), (nameof(ReportedZygosity.Homoplasmic), "homoplasmic (mitochondria, all)"),
        (nameof(ReportedZygosity.NotStated), "the report does not say"),
    ];

    public static ImmutableArray<(string Value, string Words)> Origins { get; } =
        [(nameof(VariantOrigin.Germline), "germline (inherited)"), (nameof(VariantOrigin.Somatic), "somatic (in the tumour)"), (nameof(VariantOrigin.NotStated), "the report does not say")];

    public static ImmutableArray<(string Value, string Words)> Inheritances { get; } =
        [.. Enum.GetValues<PaperInheritance>().Select(i => (i.ToString(), PaperReportText.Of(i) ?? "the report does not say"))];
}
