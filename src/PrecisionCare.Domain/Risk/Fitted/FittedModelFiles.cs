using System.Text.Json;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Risk.Fitted;

/// <summary>The fitted models of a knowledge base: artefact, evaluation and card of each, under <c>risk/models</c>.</summary>
public static class FittedModelFiles
{
    private const string Folder = "risk/models/";
    private const string EvaluationEnd = ".evaluation.json";
    private const string CardEnd = ".card.json";

    /// <summary>The models in the order of the manifest.</summary>
    /// <exception cref="InvalidDataException">An artefact cannot be read.</exception>
    public static IEnumerable<FittedModel> Load(KnowledgeFolder folder) => Artefacts(folder).Select(bytes => FittedModel.Read(bytes));

    internal static IEnumerable<byte[]> Artefacts(KnowledgeFolder folder) =>
        folder.Paths.Where(p => p.StartsWith(Folder, StringComparison.Ordinal) && !p.EndsWith(EvaluationEnd, StringComparison.Ordinal) && !p.EndsWith(CardEnd, StringComparison.Ordinal))
            .Select(folder.Read);

    /// <summary>What was measured of a model before it shipped; <c>null</c> when nothing was.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static ModelEvaluation? EvaluationOf(KnowledgeFolder folder, string model) =>
        Bytes(folder, model + EvaluationEnd) is { } bytes ? ReadEvaluation(bytes) : null;

    /// <summary>The card of a model; <c>null</c> when there is none.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static ModelCard? CardOf(KnowledgeFolder folder, string model)
    {
        if (Bytes(folder, model + CardEnd) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize(bytes, FittedJson.Default.ModelCard);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The card of {model} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>The file of an evaluation.</summary>
    public static byte[] Write(ModelEvaluation evaluation) => [.. JsonSerializer.SerializeToUtf8Bytes(evaluation, FittedJson.Default.ModelEvaluation), (byte)'\n'];

    /// <exception cref="InvalidDataException">It is no evaluation.</exception>
    public static ModelEvaluation ReadEvaluation(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, FittedJson.Default.ModelEvaluation) ?? throw new InvalidDataException("The evaluation is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The evaluation of a fitted model cannot be read: {fault.Message}", fault);
        }
    }

    private static byte[]? Bytes(KnowledgeFolder folder, string file) => folder.Paths.Contains(Folder + file) ? folder.Read(Folder + file) : null;
}
