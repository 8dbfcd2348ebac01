using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests;

/// <summary>FHIR as text, read as an import reads it.</summary>
internal static class FhirText
{
    public const string Patient = """{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1961-04"}""";

    public static FhirContents Read(string json, string fileName = "input.json") => Read(Encoding.UTF8.GetBytes(json), fileName);

    public static FhirContents Read(byte[] bytes, string fileName = "input.json")
    {
        var issues = new IssueLog();
        return new FhirContents([.. BundleReader.Read(new MemoryStream(bytes), fileName, issues)], issues.Issues);
    }

    /// <summary>A collection Bundle of resources, each an entry without fullUrl.</summary>
    public static string Bundle(params string[] resources) => BundleOf("collection", [.. resources.Select(r => $$"""{"resource":{{r}} }""")]);

    public static string BundleOf(string type, params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(",", entries)}}]}""";

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>The one fact of one resource that has no fault, its members written as JSON without the outer braces.</summary>
    public static T Fact<T>(string type, string members)
        where T : ClinicalFact => Assert.IsType<T>(Sound($$"""{"resourceType":"{{type}}","id":"x1",{{members}}}""").Fact);

    /// <summary>A fact of patient p1.</summary>
    public static T FactOfPatient<T>(string type, string members)
        where T : ClinicalFact => Fact<T>(type, $$""" "subject":{"reference":"Patient/p1"},{{members}}""");

    public static ReadResource Sound(string json)
    {
        var contents = Read(json);
        Assert.Empty(contents.Issues);
        return Assert.Single(contents.Resources);
    }
}

internal sealed record FhirContents(ImmutableArray<ReadResource> Resources, ImmutableArray<Issue> Issues)
{
    public IEnumerable<string> Ids => Resources.Select(r => r.Fact.Id);

    public IEnumerable<string> Codes => Issues.Select(i => i.Code);

    /// <summary>The only Issue, with the code and the path that it must have.</summary>
    public Issue Fault(string code, string? path)
    {
        var issue = Assert.Single(Issues);
        Assert.Equal(code, issue.Code);
        Assert.Equal(path, issue.Where.Path);
        return issue;
    }
}
