using System.Text;
using System.Text.Json;

namespace PrecisionCare.Web.Presentation;

/// <summary>A raw resource, indented for reading.</summary>
internal static class ResourceJson
{
    /// <summary>Beyond this a resource holds an attachment, which nobody reads as text.</summary>
    private const int Longest = 60_000;

    public static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        string text = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "\n… cut here");
    }
}
