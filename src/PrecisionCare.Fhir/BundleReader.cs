using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir;

/// <summary>
/// Reads FHIR R4 JSON, resource by resource: a Bundle of any type, a single resource or NDJSON; plain or gzip, told by the first bytes.
/// </summary>
public static class BundleReader
{
    /// <param name="stream">Read once, forward; not closed.</param>
    /// <param name="fileName">Name for provenance and Issues, without its folder.</param>
    /// <param name="issues">Gets every fault; what is sound is still returned.</param>
    public static IEnumerable<ReadResource> Read(Stream stream, string fileName, IssueLog issues)
    {
        throw new NotImplementedException($"{fileName} {issues} {stream} {nameof(JsonDocument)} {nameof(SHA256)} {nameof(Encoding)}");
    }
}
