using System.Text.Json;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Risk.Fitted;

/// <summary>The artefact of a fitted model, of which only so much is read as tells whether the model is wanted.</summary>
/// <param name="Id">Id of the model.</param>
/// <param name="Relevance">As <see cref="IRiskModel.Relevance"/>.</param>
/// <param name="Model">Read when first asked for; <see cref="KnowledgeException"/> when it cannot be.</param>
internal sealed record FittedModelFile(string Id, string? Relevance, Lazy<FittedModel> Model)
{
    /// <summary>The fitted models of a knowledge base, in the order of its manifest.</summary>
    /// <exception cref="InvalidDataException">An artefact is altered or is no JSON.</exception>
    public static IEnumerable<FittedModelFile> In(KnowledgeFolder folder) => FittedModelFiles.Artefacts(folder).Select(bytes =>
    {
        var (id, relevance) = Head(bytes);
        return new FittedModelFile(id, relevance, KnowledgeBase.Subject(() => FittedModel.Read(bytes)));
    });

    private static (string Id, string? Relevance) Head(ReadOnlySpan<byte> artefact)
    {
        string? id = null, relevance = null;
        try
        {
            var reader = new Utf8JsonReader(artefact);
            while (reader.Read())
            {
                if (reader.CurrentDepth > 1) reader.Skip();
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
                bool isId = reader.ValueTextEquals("id"u8), isRelevance = reader.ValueTextEquals("relevance"u8);
                reader.Read();
                if (isId) id = reader.GetString();
                if (isRelevance) relevance = reader.GetString();
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The artefact of a fitted model cannot be read: {fault.Message}", fault);
        }

        return (id ?? throw new InvalidDataException("The artefact of a fitted model has no id."), relevance);
    }
}
