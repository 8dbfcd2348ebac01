using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PrecisionCare.Genome;

namespace PrecisionCare;

/// <summary>
/// An assessment as JSON, the form in which snapshots are kept: what <see cref="Write"/> gives, <see cref="Read"/> turns into an equal assessment. A member
/// that an older text lacks keeps its initial value.
/// </summary>
/// <remarks>Not source-generated: generated code sets absent init-only members to <c>default</c>, which for a list is no list at all.</remarks>
public static class AssessmentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new LocusText(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>UTF-8; the same assessment gives the same bytes.</summary>
    public static byte[] Write(Assessment assessment) => JsonSerializer.SerializeToUtf8Bytes(assessment, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> gives.</exception>
    public static Assessment Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Assessment>(json, Options) ?? throw new JsonException("An assessment is an object.");

    /// <summary>A locus as <c>chr10:94781859</c>.</summary>
    private sealed class LocusText : JsonConverter<Locus>
    {
        public override Locus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return Locus.Parse(reader.GetString());
            }
            catch (FormatException fault)
            {
                throw new JsonException(fault.Message, fault);
            }
        }

        public override void Write(Utf8JsonWriter writer, Locus value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
