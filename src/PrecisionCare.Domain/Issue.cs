namespace PrecisionCare;

/// <summary>How much an <see cref="Issue"/> matters to the person who imported the input.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing; nothing was lost.</summary>
    Information,

    /// <summary>Something was set aside or taken with a reservation; the rest of the input stands.</summary>
    Warning,

    /// <summary>A part of the input could not be used at all.</summary>
    Error,
}

/// <summary>Where in an input something stands. Every part is optional except the file's name (without its folder).</summary>
/// <param name="File">File name as the user knows it, without its folder, which may carry a person's name.</param>
/// <param name="Line">Line, counted from 1, for line-based formats (VCF, NDJSON, TSV).</param>
/// <param name="Path">JSON path such as <c>entry[3].resource.birthDate</c>, or a column name.</param>
public sealed record SourceLocation(string File, long? Line = null, string? Path = null)
{
    public override string ToString() =>
        File + (Line is { } line ? $" line {line}" : "") + (Path is { Length: > 0 } path ? $" at {path}" : "");
}

/// <summary>
/// A fault of the input, never of the program: reported with all others of an import at once, while what is sound is kept.
/// </summary>
/// <param name="Code">Permanent code such as <c>vcf.truncated</c>: subject, dot, fault in kebab case. Scripts and help pages rely on it.</param>
/// <param name="Severity">Whether something was lost.</param>
/// <param name="Message">What is wrong, in a sentence without personal data.</param>
/// <param name="Remedy">What the user can do about it, in a sentence.</param>
/// <param name="Where">Where it stands.</param>
public sealed record Issue(string Code, IssueSeverity Severity, string Message, string Remedy, SourceLocation Where);
