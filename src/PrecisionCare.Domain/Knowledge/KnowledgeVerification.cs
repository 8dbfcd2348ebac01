using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Knowledge;

/// <summary>Reads a whole knowledge base and reports all that is wrong with it at once: altered or missing tables, and references that lead nowhere.</summary>
public static class KnowledgeVerification
{
    /// <summary>Checks that refer from one subject to another; each returns its faults, naming the table.</summary>
    private static readonly ImmutableArray<Func<KnowledgeBase, IEnumerable<Issue>>> Checks =
        [ReferenceChecks.Subjects, GuidelineGenes, GuidanceCodes, ReferenceChecks.Keys, ReferenceChecks.Drugs, ReferenceChecks.Caveats, ReferenceChecks.Priorities];

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
        catch (KnowledgeException fault)
        {
            return [new Issue("kb.altered", IssueSeverity.Error, fault.Fault, "Restore the file, or run 'kb build' again.", new SourceLocation(path))];
        }
    }

    private static IEnumerable<Issue> Run(Func<KnowledgeBase, IEnumerable<Issue>> check, KnowledgeBase knowledge)
    {
        try
        {
            return [.. check(knowledge)];
        }
        catch (Exception fault) when (fault is KnowledgeException or InvalidDataException or FormatException)
        {
            return [new Issue("kb.unreadable", IssueSeverity.Error, (fault as KnowledgeException)?.Fault ?? fault.Message, "Correct the row, or run 'kb build' again.", new SourceLocation("manifest.json"))];
        }
    }

    /// <summary>Guidelines look up genes that can be called or reported.</summary>
    private static IEnumerable<Issue> GuidelineGenes(KnowledgeBase knowledge) =>
        from guideline in knowledge.Guidelines.All
        from gene in guideline.Genes
        where knowledge.Pharmacogenes[gene] is null
        select Fault("kb.unknown-gene", $"Guideline {guideline.Id} looks up {gene}, which is no gene of the knowledge base.");

    /// <summary>Every code of a recommendation has words, and every drug of it stands in its guideline.</summary>
    private static IEnumerable<Issue> GuidanceCodes(KnowledgeBase knowledge)
    {
        foreach (var row in knowledge.Guidelines.All.SelectMany(g => knowledge.Guidelines.RowsOf(g)))
        {
            foreach (string code in row.Effects.SelectMany(e => e.Values).Where(e => !GuidanceWords.Effects.ContainsKey(e)))
                yield return Fault("kb.unknown-code", $"A recommendation of {row.Guideline.Id} has the effect '{code}', for which there are no words.");
            foreach (string code in row.Monitor.Where(m => !GuidanceWords.Monitoring.ContainsKey(m) && !GuidanceWords.Before.ContainsKey(m) && !GuidanceWords.Notes.ContainsKey(m)))
                yield return Fault("kb.unknown-code", $"A recommendation of {row.Guideline.Id} wants '{code}' watched, for which there are no words.");
            foreach (string drug in row.Drugs.Except(row.Guideline.Drugs))
                yield return Fault("kb.unknown-drug", $"A recommendation of {row.Guideline.Id} is for {drug}, of which the guideline does not speak.");
        }
    }

    private static Issue Fault(string code, string message) =>
        new(code, IssueSeverity.Error, message, "Correct the table, or run 'kb build' again.", new SourceLocation("recommendations.tsv"));
}
