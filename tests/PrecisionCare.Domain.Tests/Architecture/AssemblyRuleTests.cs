using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PrecisionCare.Tests.Architecture;

public sealed class AssemblyRuleTests
{
    /// <summary>The domain, and the libraries beside it as far as they were built in the same configuration.</summary>
    public static TheoryData<string> Libraries => [.. ((string[])["Domain", "Fhir", "Risk", "Storage"]).Select(PathOf).Where(File.Exists)];

    [Fact]
    public void The_domain_references_nothing_outside_System() =>
        Assert.All(typeof(Issue).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_public_type_says_what_it_means(string library)
    {
        string[] types = [.. PublicTypes(library)];
        var summaries = XDocument.Load(Path.ChangeExtension(library, ".xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value);

        Assert.NotEmpty(types);
        Assert.Empty(types.Select(type => "T:" + type).Except(summaries));
    }

    private static string PathOf(string library)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(ReferenceData.Repository, "src", $"PrecisionCare.{library}", "bin", configuration, "net10.0", $"PrecisionCare.{library}.dll");
    }

    /// <summary>Names as the documentation writes them. Migrations are written by a tool and public by its will.</summary>
    private static IEnumerable<string> PublicTypes(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.TypeDefinitions)
            if (PublicName(metadata, metadata.GetTypeDefinition(handle)) is { } name && !name.Contains(".Migrations.", StringComparison.Ordinal))
                yield return name;
    }

    /// <summary>The full name of a type that code outside its assembly can see, <c>null</c> for any other.</summary>
    private static string? PublicName(MetadataReader metadata, TypeDefinition type)
    {
        string name = metadata.GetString(type.Name);
        var visibility = type.Attributes & TypeAttributes.VisibilityMask;
        if (visibility == TypeAttributes.Public) return $"{metadata.GetString(type.Namespace)}.{name}";
        if (visibility != TypeAttributes.NestedPublic) return null;
        return PublicName(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())) is { } outer ? $"{outer}.{name}" : null;
    }
}
