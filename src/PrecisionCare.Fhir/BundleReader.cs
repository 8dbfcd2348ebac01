using PrecisionCare.Fhir.Input;
using PrecisionCare.Fhir.Reading;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir;

/// <summary>
/// Reads FHIR R4 JSON, resource by resource: a Bundle of any type, a single resource or NDJSON; plain or gzip, told by the first bytes. Memory is needed for
/// the resource at hand, the addresses in the Bundle, and resources that refer to later ones; never for the file.
/// </summary>
public static class BundleReader
{
    /// <summary>Reads on as the result is enumerated; whoever wants to stop stops enumerating.</summary>
    /// <param name="stream">Read once, forward; not closed.</param>
    /// <param name="fileName">Name for provenance and Issues; a folder before it is dropped. <c>.ndjson</c> and <c>.jsonl</c> mean one resource a line.</param>
    /// <param name="issues">Gets every fault, see <see cref="FhirFault"/>; what is sound is still returned.</param>
    public static IEnumerable<ReadResource> Read(Stream stream, string fileName, IssueLog issues)
    {
        string name = Path.GetFileName(fileName);
        using var text = Utf8Input.Open(stream, name, issues);
        using var window = new ByteWindow(text);
        var slicer = new Slicer(window, new Place(name), issues);
        var slices = IsByLines(name) ? slicer.Lines() : slicer.Texts();
        bool empty = true;
        foreach (var resource in new EntryReader(issues, new TextPool()).Read(slices))
        {
            empty = false;
            yield return resource;
        }

        if (empty && issues.IsEmpty) issues.Add(FhirFault.Empty.At(new SourceLocation(name), "No resource was found."));
    }

    private static bool IsByLines(string name)
    {
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
    }
}
