using PrecisionCare.Fhir;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Knowledge;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Vcf;

namespace PrecisionCare.Web.Hosting;

/// <summary>Registers the knowledge base and the readers of files, which ask it what to keep.</summary>
internal static class KnowledgeServices
{
    /// <summary>Setting: <c>Knowledge:Folder</c>, a knowledge base made by <c>kb build</c>; see <see cref="KnowledgeInUse"/>. Opened when first asked for.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => KnowledgeInUse.Open(provider.GetRequiredService<DatabaseSettings>().DataFolder, configuration["Knowledge:Folder"]));
        services.AddSingleton(provider => Readers(provider.GetRequiredService<KnowledgeBase>()));
        services.AddSingleton(new ConsentFormat(ConsentReader.Read, SignedConsentReader.Read, ConsentWriter.Write, ConsentWriter.WithStatus));
        return services;
    }

    private static ImportReaders Readers(KnowledgeBase knowledge) => new(
        BundleReader.Read, (stream, file, stop) => VcfReader.Read(stream, file, knowledge.PositionsOf, cancel: stop),
        string.Join("; ", knowledge.Sources.Select(s => $"{s.Source} {s.Version}")));
}
