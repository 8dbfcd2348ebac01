using System.Collections.Immutable;

namespace PrecisionCare.Web.Consents;

/// <summary>Terms of the Data Use Ontology that the research form offers, with their names (Lawson et al., Cell Genomics 2021, PMID 34820659).</summary>
internal static class DataUseTerms
{
    public const string GeneralResearch = "DUO:0000042";
    public const string DiseaseSpecific = "DUO:0000007";

    public static ImmutableArray<(string Id, string Name)> Permissions { get; } =
    [
        (GeneralResearch, "General research use"),
        ("DUO:0000006", "Health, medical and biomedical research"),
        (DiseaseSpecific, "Research on one disease"),
        ("DUO:0000011", "Research on origins and ancestry only"),
        ("DUO:0000004", "No restriction"),
    ];

    public static ImmutableArray<(string Id, string Name)> Modifiers { get; } =
    [
        ("DUO:0000021", "Ethics approval required"),
        ("DUO:0000018", "Not-for-profit organisations and non-commercial use only"),
        ("DUO:0000015", "No research on methods in general"),
        ("DUO:0000044", "No research on origins and ancestry"),
    ];

    public static bool IsPermission(string term) => Permissions.Any(p => p.Id == Bare(term));

    /// <summary>The term without its disease.</summary>
    public static string Bare(string term) => term.Length > GeneralResearch.Length ? term[..GeneralResearch.Length] : term;

    public static string? DiseaseOf(string term) =>
        term.StartsWith(DiseaseSpecific + ":", StringComparison.Ordinal) ? term[(DiseaseSpecific.Length + 1)..] : null;

    public static string Name(string term) =>
        Permissions.Concat(Modifiers).FirstOrDefault(t => t.Id == Bare(term)).Name is { } name ? DiseaseOf(term) is { } disease ? $"{name}, {disease}" : name : term;
}
