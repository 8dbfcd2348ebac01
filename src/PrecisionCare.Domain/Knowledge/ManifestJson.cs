using System.Text.Json.Serialization;

namespace PrecisionCare.Knowledge;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(KnowledgeSource[]))]
internal sealed partial class ManifestJson : JsonSerializerContext;
