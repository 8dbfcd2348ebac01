using PrecisionCare.Knowledge;

namespace PrecisionCare.Web.Hosting;

/// <summary>The knowledge base of this installation: the folder that the setting names, else the one that the site built in its data folder, else what ships.</summary>
internal static class KnowledgeInUse
{
    /// <summary>The data folder of verbs that have no configuration. <c>kb build</c> writes there by default, and everything looks there.</summary>
    public static string DataFolder => Environment.GetEnvironmentVariable("PRECISIONCARE_DATA") is { Length: > 0 } folder ? folder : "data";

    /// <param name="dataFolder">The installation's data folder.</param>
    /// <param name="named">Setting <c>Knowledge:Folder</c>.</param>
    /// <exception cref="KnowledgeException">The folder has no manifest that can be read.</exception>
    public static KnowledgeBase Open(string dataFolder, string? named = null) =>
        KnowledgeBase.Load(named is { Length: > 0 } ? KnowledgeFolder.At(named) : KnowledgeFolder.InUse(dataFolder));

    /// <summary>Reads a site's own knowledge base whole, before anybody is advised from it. What ships was checked when it was built.</summary>
    /// <exception cref="KnowledgeException">Something is wrong; the first faults are named.</exception>
    public static void Check(KnowledgeBase knowledge)
    {
        const int Shown = 5;
        if (knowledge.Folder.Origin == KnowledgeFolder.ShippedOrigin || KnowledgeVerification.Verify(knowledge) is not { IsEmpty: false } faults) return;
        string more = faults.Length > Shown ? $" And {faults.Length - Shown} more, which 'kb verify' lists." : "";
        throw new KnowledgeException($"The site's own knowledge base cannot be used. {string.Join(' ', faults.Take(Shown).Select(f => f.Message))}{more}");
    }
}
