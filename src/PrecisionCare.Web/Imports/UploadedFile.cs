using System.Collections.Frozen;
using System.Text;

namespace PrecisionCare.Web.Imports;

/// <summary>
/// What may be uploaded, told by name and first bytes together (OWASP ASVS 5.0, 5.2.2): <c>.json</c> and <c>.ndjson</c> begin with a brace or bracket,
/// <c>.vcf</c> with <c>##fileformat=VCF</c>, their packed forms <c>.gz</c> and <c>.bgz</c> with the mark of gzip. What is inside a packed file, the reader checks.
/// </summary>
internal static class UploadedFile
{
    /// <summary>Enough for the marks, after a byte order mark and blank lines.</summary>
    public const int HeadLength = 512;

    private const int LongestName = 200;

    private static readonly FrozenSet<string> Packed = FrozenSet.Create(".gz", ".bgz");

    /// <summary>A name for lists: without folders, control characters or a length that breaks them. Nothing is opened or stored by it.</summary>
    public static string NameOf(string given)
    {
        string last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        string plain = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
        return plain.Length switch { 0 => "unnamed", > LongestName => plain[^LongestName..], _ => plain };
    }

    /// <returns>What is wrong with the file; <c>null</c> when it may be one of ours.</returns>
    public static Issue? FaultOf(string name, ReadOnlySpan<byte> head)
    {
        string lower = name.ToLowerInvariant();
        bool packed = Packed.Contains(Path.GetExtension(lower));
        string kind = Path.GetExtension(packed ? Path.GetFileNameWithoutExtension(lower) : lower);
        if (kind is not (".json" or ".ndjson" or ".vcf")) return Fault("upload.type", "Files of this kind are not taken.", "Send FHIR as .json or .ndjson, or calls as .vcf; each may be packed as .gz or .bgz.", name);
        if (head.IsEmpty) return Fault("upload.empty", "The file is empty.", "Export it again.", name);
        if (packed) return head is [0x1f, 0x8b, ..] ? null : Fault("upload.content", "The file is named as packed, but is not gzip.", "Pack it with gzip or bgzip, or correct its name.", name);
        string start = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        bool fits = kind == ".vcf" ? start.StartsWith("##fileformat=VCF", StringComparison.OrdinalIgnoreCase) : start is ['{' or '[', ..];
        return fits ? null : Fault("upload.content", "The file's contents are not what its name says.", "Look whether the right file was chosen.", name);
    }

    private static Issue Fault(string code, string message, string remedy, string name) => new(code, IssueSeverity.Error, message, remedy, new SourceLocation(name));
}
