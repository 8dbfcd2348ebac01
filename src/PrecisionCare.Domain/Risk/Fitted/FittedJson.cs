using System.Text.Json.Serialization;

namespace PrecisionCare.Risk.Fitted;

/// <summary>The files of fitted models: artefact, evaluation and card.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true, IndentSize = 1, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FittedDefinition))]
[JsonSerializable(typeof(ModelEvaluation))]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class FittedJson : JsonSerializerContext;
