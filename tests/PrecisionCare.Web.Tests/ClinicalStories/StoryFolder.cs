using PrecisionCare.Tests;

namespace PrecisionCare.Web.Tests.ClinicalStories;

/// <summary>A folder of <c>tests/Cases</c>, with the input beside it or, for a demo patient, in the application's own demo folder.</summary>
internal sealed record StoryFolder(string Name, Expectation Expected, string Input)
{
    public static string Cases { get; } = Path.Combine(ReferenceData.Repository, "tests", "Cases");

    public static string Demos { get; } = Path.Combine(ReferenceData.Repository, "src", "PrecisionCare.Web", "Demo");

    public static TheoryData<string> Rows => [.. Names];

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Cases).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    public string Bundle => Path.Combine(Input, "bundle.json");

    /// <summary><c>null</c> when the story has no genome.</summary>
    public string? Calls => Existing("calls.vcf");

    /// <summary>Results that a laboratory reported; <c>null</c> when the story has none.</summary>
    public string? Outside => Existing("outside.tsv");

    public static StoryFolder Open(string name)
    {
        var expected = Expectation.Read(Path.Combine(Cases, name, "expected.json"));
        return new StoryFolder(name, expected, expected.Demo is { } demo ? Path.Combine(Demos, demo) : Path.Combine(Cases, name));
    }

    private string? Existing(string file) => Path.Combine(Input, file) is var path && File.Exists(path) ? path : null;
}
