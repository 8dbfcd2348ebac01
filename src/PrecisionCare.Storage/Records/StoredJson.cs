using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Variants;

namespace PrecisionCare.Storage.Records;

/// <summary>Values of the domain as JSON that reads back equal: samples and assessments. (Facts have a form of their own, <see cref="FactJson"/>.)</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        Converters = { new PartialDateJson(), new LocusJson(), new GenotypeJson(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is an object.");

    /// <summary><c>chr10:94781859</c>.</summary>
    private sealed class LocusJson : JsonConverter<Locus>
    {
        public override Locus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Locus.Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Locus value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>As VCF 4.4 writes it, with the phase of the first allele too: <c>|0|1</c>, <c>/0/.</c>.</summary>
    private sealed class GenotypeJson : JsonConverter<Genotype>
    {
        public override Genotype Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string text = reader.GetString() ?? throw new JsonException("A genotype is a text.");
            char separator = text[0];
            return new Genotype(
                [.. text[1..].Split(separator).Select(allele => allele == "." ? (int?)null : int.Parse(allele, CultureInfo.InvariantCulture))], separator == '|');
        }

        public override void Write(Utf8JsonWriter writer, Genotype value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Concat(value.Alleles.Select(a =>
                (value.Phased ? "|" : "/") + (a?.ToString(CultureInfo.InvariantCulture) ?? "."))));
    }
}
