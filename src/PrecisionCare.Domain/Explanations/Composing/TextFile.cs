using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>The embedded texts: lines of a key, a colon and a value; <c>#</c> begins a remark.</summary>
internal static class TextFile
{
    private const string Folder = "explanations/";

    private static readonly ImmutableArray<string> All =
        [.. typeof(TextFile).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..].Replace('\\', '/'))];

    /// <summary>Paths such as <c>es/common.txt</c>.</summary>
    public static ImmutableArray<string> Paths => All;

    /// <exception cref="FormatException">A line is not a key, a colon and a value, or a key stands twice.</exception>
    public static Dictionary<string, string> Entries(string path)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Lines(path))
        {
            int at = line.IndexOf(": ", StringComparison.Ordinal);
            if (at <= 0) throw new FormatException($"{path}: '{line}' is not a key, a colon and a value.");
            if (!entries.TryAdd(line[..at], line[(at + 2)..].Trim())) throw new FormatException($"{path} has '{line[..at]}' twice.");
        }
        return entries;
    }

    /// <summary>Lines that say something, trimmed.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(Open(path));
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } text && text[0] != '#') yield return text;
    }

    public static Stream Open(string path) =>
        typeof(TextFile).Assembly.GetManifestResourceStream(Folder + path) ?? throw new FileNotFoundException($"The texts lack {path}.");
}
