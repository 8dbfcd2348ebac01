using System.Collections.Immutable;

namespace PrecisionCare.Consent;

/// <summary>A request to use a dataset, in the words of the Data Use Ontology. What is not stated (<c>null</c>) is not granted where a term asks for it.</summary>
public sealed record DataUseRequest
{
    /// <summary><c>disease</c>, <c>biomedical</c>, <c>methods</c>, <c>ancestry</c>, <c>clinical-care</c> …</summary>
    public required string Purpose { get; init; }

    /// <summary>MONDO id of the disease under study.</summary>
    public string? Disease { get; init; }

    /// <summary>MONDO ids of the diseases that include it.</summary>
    public ImmutableArray<string> DiseaseAncestors { get; init; } = [];

    public bool? ForProfit { get; init; }
    public bool? EthicsApproval { get; init; }

    /// <summary>DUO ids of further conditions that the requester undertakes to meet (publication, collaboration, place, moratorium …).</summary>
    public ImmutableArray<string> Undertakings { get; init; } = [];
}

/// <summary>
/// Decides dataset use from DUO terms (Lawson et al., Cell Genomics 2021, PMID 34820659): one primary permission must cover the purpose and every modifier
/// must be met.
/// </summary>
public static class DataUse
{
    /// <param name="terms"><c>DUO:0000042</c> and the like; a disease-specific one carries its disease, <c>DUO:0000007:MONDO:0004992</c>.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>False also for a dataset without a primary permission, and for terms that are not known here.</returns>
    public static bool Permits(IReadOnlyCollection<string> terms, DataUseRequest request) =>
        terms.Any(t => IsPermission(t) && Covers(t, request)) && terms.All(t => IsPermission(t) || Meets(t, request));

    private static bool IsPermission(string term) =>
        Id(term) is "DUO:0000004" or "DUO:0000006" or "DUO:0000007" or "DUO:0000011" or "DUO:0000042" or "DUO:0000043";

    private static bool Covers(string term, DataUseRequest request) => Id(term) switch
    {
        "DUO:0000004" => true,                                                              // no restriction
        "DUO:0000042" => request.Purpose != "clinical-care",                                // general research use
        "DUO:0000006" => request.Purpose is "disease" or "biomedical" or "methods",         // health, medical, biomedical; no ancestry
        "DUO:0000007" => request.Purpose == "disease" && IsOf(term["DUO:0000007".Length..].TrimStart(':'), request),
        "DUO:0000011" => request.Purpose == "ancestry",                                     // population origins or ancestry
        "DUO:0000043" => request.Purpose == "clinical-care",
        _ => false,
    };

    private static bool IsOf(string disease, DataUseRequest request) =>
        disease.Length > 0 && (request.Disease == disease || request.DiseaseAncestors.Contains(disease));

    private static bool Meets(string term, DataUseRequest request) => Id(term) switch
    {
        "DUO:0000018" or "DUO:0000045" or "DUO:0000046" => request.ForProfit == false,      // not for profit, non-commercial
        "DUO:0000021" => request.EthicsApproval == true,
        "DUO:0000044" => request.Purpose != "ancestry",                                     // population origins prohibited
        "DUO:0000015" => request.Purpose != "methods",                                      // no general methods research
        var other => request.Undertakings.Contains(other),
    };

    private static string Id(string term) => term.Length > 11 && term[11] == ':' ? term[..11] : term;
}
