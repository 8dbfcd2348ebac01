using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PrecisionCare.Explanations;

/// <summary>Results and pages as JSON, the form in which they are kept: what is written is read back as the same value.</summary>
public static class ExplanationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>UTF-8; the same value gives the same bytes.</summary>
    public static byte[] Write(ExplainedResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Options);

    /// <summary>UTF-8, with what was composed and what it was composed from.</summary>
    public static byte[] Write(ExplanationText text) => JsonSerializer.SerializeToUtf8Bytes(text, Options);

    /// <summary>UTF-8, with signature and releases.</summary>
    public static byte[] Write(SignedExplanation explanation) => JsonSerializer.SerializeToUtf8Bytes(explanation, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write(ExplainedResult)"/> gives.</exception>
    public static ExplainedResult ReadResult(ReadOnlySpan<byte> json) => Read<ExplainedResult>(json);

    /// <exception cref="JsonException">The text is not what <see cref="Write(ExplanationText)"/> gives.</exception>
    public static ExplanationText ReadText(ReadOnlySpan<byte> json) => Read<ExplanationText>(json);

    /// <exception cref="JsonException">The text is not what <see cref="Write(SignedExplanation)"/> gives.</exception>
    public static SignedExplanation ReadSigned(ReadOnlySpan<byte> json) => Read<SignedExplanation>(json);

    private static T Read<T>(ReadOnlySpan<byte> json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("An object is expected.");
}
