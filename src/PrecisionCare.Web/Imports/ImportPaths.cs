using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Imports;

/// <summary>Which files a list of paths means.</summary>
internal static class ImportPaths
{
    private static readonly string[] Endings = [".json", ".ndjson", ".vcf", ".tsv", ".json.gz", ".ndjson.gz", ".vcf.gz", ".vcf.bgz"];

    /// <summary>Files as named, folders with all files below them that may hold a record or a genome, in the order of their names.</summary>
    /// <exception cref="FileNotFoundException">A path is neither.</exception>
    public static ImmutableArray<string> Expand(IEnumerable<string> paths) =>
        [.. paths.SelectMany<string, string>(path => Directory.Exists(path) ? Below(path) : File.Exists(path) ? [path] : throw new FileNotFoundException("There is no such file or folder.", path))];

    private static IOrderedEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && !f.EndsWith(SampleLink.Suffix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
