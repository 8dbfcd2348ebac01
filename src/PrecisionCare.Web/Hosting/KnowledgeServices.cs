using PrecisionCare.Fhir;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Knowledge;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Vcf;

namespace PrecisionCare.Web.Hosting;

/// <summary>Registers the knowledge base and the readers of files, which ask it what to keep.</summary>
internal static class KnowledgeServices
{
    /// <summary>Setting: <c>Knowledge:Folder</c>, a knowledge base made by <c>kb build</c>; the shipped one by default.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        var knowledge = KnowledgeBase.Load(configuration["Knowledge:Folder"] is { Length: > 0 } folder ? KnowledgeFolder.At(folder) : KnowledgeFolder.Shipped());
        services.AddSingleton(knowledge);
        services.AddSingleton(new ImportReaders(
            BundleReader.Read, (stream, file, stop) => VcfReader.Read(stream, file, knowledge.PositionsOf, cancel: stop),
            string.Join("; ", knowledge.Sources.Select(s => $"{s.Source} {s.Version}"))));
        services.AddSingleton(new ConsentFormat(ConsentReader.Read, SignedConsentReader.Read, ConsentWriter.Write, ConsentWriter.WithStatus));
        return services;
    }
}
