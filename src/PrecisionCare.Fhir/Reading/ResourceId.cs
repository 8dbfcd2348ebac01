namespace PrecisionCare.Fhir.Reading;

/// <summary>The id by which a resource is known: its own, else the one in its entry's fullUrl, else one made from its content.</summary>
internal static class ResourceId
{
    private const int LongestId = 64;
    private const int LongestUsable = 256;
    private const int DigestDigits = 32;

    /// <param name="stated">The resource's id, when it has one.</param>
    /// <param name="fullUrl">The entry's fullUrl, when it has one.</param>
    /// <param name="digest">Digest of the content.</param>
    /// <param name="fault">What is to be reported, or <c>null</c>.</param>
    public static string Of(string? stated, string? fullUrl, string digest, out FhirFault? fault)
    {
        fault = null;
        if (stated is not null)
        {
            if (!IsValid(stated)) fault = FhirFault.BadId;
            if (IsUsable(stated)) return stated;
        }

        if (fullUrl is not null && fullUrl[(fullUrl.LastIndexOfAny([':', '/']) + 1)..] is var last && IsValid(last)) return last;
        fault ??= FhirFault.MissingId;
        return "content-" + digest[..DigestDigits];
    }

    /// <summary>FHIR R4, datatype id.</summary>
    private static bool IsValid(string id) => id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    /// <summary>Whether an id that FHIR forbids can stand in an address all the same, as the underscores of many systems do.</summary>
    private static bool IsUsable(string id) => id.Length is > 0 and <= LongestUsable && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');
}
