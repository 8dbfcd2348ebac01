using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PrecisionCare.Patients;

/// <summary>
/// Clinical facts as compact JSON, the form in which they are stored: what <see cref="Write"/> gives, <see cref="Read"/> turns into an equal fact. Optional members at
/// their default and empty lists are left out, and a member that an older text lacks keeps its initial value.
/// </summary>
/// <remarks>Not source-generated: generated code sets absent init-only members to <c>default</c>, which for a list is no list at all.</remarks>
public static class FactJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new PartialDateJson(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteWhatIsStated } },
    };

    public static byte[] Write(ClinicalFact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Options);

    /// <exception cref="JsonException">The text is not what <see cref="Write"/> gives.</exception>
    public static ClinicalFact Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ClinicalFact>(json, Options) ?? throw new JsonException("A fact is an object.");

    private static void WriteWhatIsStated(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsRequired) property.ShouldSerialize = (_, _) => true;
            else if (typeof(IList).IsAssignableFrom(property.PropertyType) && property.AssociatedParameter is null)
                property.ShouldSerialize = (_, list) => ((IList)list!).Count > 0;
        }
    }
}
