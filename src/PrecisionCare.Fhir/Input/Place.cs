using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Input;

/// <summary>Where a stretch of JSON stands in its file: paths within it are told from there.</summary>
/// <param name="File">File name without its folder.</param>
/// <param name="Line">Line, from 1, where each line holds a resource of its own.</param>
/// <param name="Path">JSON path of the stretch, such as <c>entry[3]</c>; empty at the top.</param>
internal sealed record Place(string File, long? Line = null, string Path = "")
{
    public Place Within(string path) => path.Length == 0 ? this : this with { Path = Path.Length == 0 ? path : $"{Path}.{path}" };

    public SourceLocation Location => new(File, Line, Path.Length == 0 ? null : Path);

    /// <summary>The place as facts keep it: <c>entry[3].resource</c>, or <c>line 12</c> for one resource a line.</summary>
    public FactSource Source(string? versionId, DateTimeOffset? lastUpdated)
    {
        string path = (Line, Path) switch
        {
            ({ } line, "") => $"line {line}",
            ({ } line, _) => $"line {line} {Path}",
            _ => Path,
        };
        return new FactSource(File, path, versionId, lastUpdated);
    }
}
