using System.Text.Json.Nodes;
using PrecisionCare.Reports;

namespace PrecisionCare.Fhir.Reports;

/// <summary>Writes resources again as entered in error, with a Provenance that says who says so and why: they stay in the record's history and leave every result.</summary>
public static class WithdrawnReportWriter
{
    /// <param name="resources">As they stand, with the number of their version.</param>
    /// <param name="entry">Names the Provenance.</param>
    /// <param name="patient">Id of the Patient.</param>
    /// <param name="what">The report, in words.</param>
    /// <param name="reason">Why, as a person wrote it.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>A transaction Bundle.</returns>
    public static byte[] Write(IEnumerable<(ReadOnlyMemory<byte> Json, int Version)> resources, Guid entry, string patient, string what, string reason, string by, DateTimeOffset at)
    {
        var bundle = new StoredBundle(patient, at);
        var targets = new List<string>();
        foreach (var (json, version) in resources)
        {
            var resource = JsonNode.Parse(json.Span)!.AsObject();
            resource["status"] = "entered-in-error";
            targets.Add(bundle.Add(resource, version + 1));
        }

        // The label is shown in lists, where nothing could withhold what a free reason says; the reason stands in the source.
        bundle.AddProvenance(entry.ToString(), targets, HandEntry.Withdrawn, $"{what} was entered in error, says {by}", [("enterer", by)], null, reason);
        return bundle.Write();
    }
}
