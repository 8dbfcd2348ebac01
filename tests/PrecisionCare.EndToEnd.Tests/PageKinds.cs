using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Tests;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>A kind of page of the application: its route, as the first line of its file says it.</summary>
internal sealed partial record PageKind(string Route)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<PageKind> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(ReferenceData.Repository, "src", "PrecisionCare.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Directive().Match(File.ReadLines(file).First())).Where(m => m.Success).Select(m => new PageKind(m.Groups[1].Value)).OrderBy(k => k.Route, StringComparer.Ordinal),
    ];

    /// <summary>Parts of the route that are not the same in every address.</summary>
    private string[] Segments { get; } = Route.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The kind of an address; <c>null</c> for what is no page, such as a file. A part that a route names goes before one that it leaves open.</summary>
    public static PageKind? Of(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return All.Where(k => k.Fits(parts)).OrderByDescending(k => k.Segments.Count(s => !IsOpen(s))).FirstOrDefault();
    }

    public override string ToString() => Route;

    private bool Fits(string[] parts) =>
        parts.Length <= Segments.Length && Segments.Skip(parts.Length).All(s => s.EndsWith("?}", StringComparison.Ordinal))
        && parts.Zip(Segments).All(p => IsOpen(p.Second) ? !p.Second.Contains(":guid", StringComparison.Ordinal) || Guid.TryParse(p.First, out _) : string.Equals(p.First, p.Second, StringComparison.OrdinalIgnoreCase));

    private static bool IsOpen(string segment) => segment[0] == '{';

    [GeneratedRegex("^\ufeff?@page \"([^\"]+)\"")]
    private static partial Regex Directive();
}
