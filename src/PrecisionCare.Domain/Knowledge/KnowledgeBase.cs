using System.Collections.Immutable;

namespace PrecisionCare.Knowledge;

/// <summary>
/// The clinical knowledge that conclusions rest on: facts with source, release and citation, loaded once into frozen indexes. Immutable; a newer release is
/// another instance.
/// </summary>
public sealed class KnowledgeBase
{
    private KnowledgeBase(KnowledgeFolder folder)
    {
        Sources = folder.Sources;
    }

    /// <summary>Reads and checks all tables.</summary>
    /// <exception cref="InvalidDataException">A table is missing, altered, or refers to something that does not exist.</exception>
    public static KnowledgeBase Load(KnowledgeFolder folder) => new(folder);

    public ImmutableArray<KnowledgeSource> Sources { get; }
}
