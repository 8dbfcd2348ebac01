using System.Collections.Immutable;

namespace PrecisionCare.Knowledge;

/// <summary>
/// The clinical knowledge that conclusions rest on: facts with source, release and citation, in frozen indexes. Immutable; a newer release is another
/// instance. The manifest is read at once; each subject is read, checked against its digest and indexed when it is first asked for, so that a short command
/// pays only for what it uses. <see cref="KnowledgeVerification"/> reads everything and checks the references between subjects.
/// </summary>
public sealed class KnowledgeBase
{
    private KnowledgeBase(KnowledgeFolder folder)
    {
        Folder = folder;
    }

    /// <summary>Opens a knowledge base.</summary>
    /// <exception cref="InvalidDataException">The manifest is missing or unreadable. Asking for a subject throws the same when one of its tables is missing or altered.</exception>
    public static KnowledgeBase Load(KnowledgeFolder folder) => new(folder);

    /// <summary>The tables behind the indexes.</summary>
    public KnowledgeFolder Folder { get; }

    public ImmutableArray<KnowledgeSource> Sources => Folder.Sources;
}
