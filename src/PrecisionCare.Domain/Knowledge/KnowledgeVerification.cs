using System.Collections.Immutable;

namespace PrecisionCare.Knowledge;

/// <summary>Reads a whole knowledge base and reports all that is wrong with it at once: altered or missing tables, and references that lead nowhere.</summary>
public static class KnowledgeVerification
{
    /// <summary>Checks that refer from one subject to another; each returns its faults, naming the table.</summary>
    private static readonly ImmutableArray<Func<KnowledgeBase, IEnumerable<Issue>>> Checks = [];

    public static ImmutableArray<Issue> Verify(KnowledgeBase knowledge)
    {
        var altered = knowledge.Folder.Paths.SelectMany(path => Opens(knowledge.Folder, path)).ToImmutableArray();
        return altered.IsEmpty ? [.. Checks.SelectMany(check => Run(check, knowledge))] : altered;
    }

    private static IEnumerable<Issue> Opens(KnowledgeFolder folder, string path)
    {
        try
        {
            folder.Read(path);
            return [];
        }
        catch (InvalidDataException fault)
        {
            return [new Issue("kb.altered", IssueSeverity.Error, fault.Message, "Restore the file, or run 'kb build' again.", new SourceLocation(path))];
        }
    }

    private static IEnumerable<Issue> Run(Func<KnowledgeBase, IEnumerable<Issue>> check, KnowledgeBase knowledge)
    {
        try
        {
            return [.. check(knowledge)];
        }
        catch (InvalidDataException fault)
        {
            return [new Issue("kb.unreadable", IssueSeverity.Error, fault.Message, "Correct the row, or run 'kb build' again.", new SourceLocation("manifest.json"))];
        }
    }
}
