using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.ClinicalStories;

public sealed partial class StoryFolderTests
{
    public static TheoryData<string> Demos => [.. DemoNames];

    private static IEnumerable<string> DemoNames => Directory.EnumerateDirectories(StoryFolder.Demos).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(StoryFolder.Rows), MemberType = typeof(StoryFolder))]
    public void A_story_says_which_guideline_it_follows(string name)
    {
        var story = StoryFolder.Open(name);

        Assert.True(File.Exists(story.Bundle));
        Assert.NotEmpty(story.Expected.Sources);
        Assert.All(story.Expected.Sources, s => Assert.NotEmpty(s.States));
    }

    [Theory]
    [MemberData(nameof(StoryFolder.Rows), MemberType = typeof(StoryFolder))]
    public void Every_source_of_a_story_can_be_looked_up(string name) =>
        Assert.All(StoryFolder.Open(name).Expected.Sources, s => Assert.True(CanBeLookedUp(s), $"'{s.Guideline}' has neither PubMed id nor year, and is no label or guideline set by its name."));

    [Fact]
    public void There_are_at_least_forty_stories_each_with_a_published_source() =>
        Assert.True(StoryFolder.Names.Count(n => StoryFolder.Open(n).Expected.Sources.Any(CanBeLookedUp)) >= 40);

    [Fact]
    public void There_are_ten_demo_patients_and_each_has_an_expected_outcome()
    {
        var expected = StoryFolder.Names.Select(name => StoryFolder.Open(name).Expected.Demo).OfType<string>();

        Assert.Equal(10, DemoNames.Count());
        Assert.Equal(DemoNames, expected.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Demos))]
    public void The_genome_of_a_demo_patient_names_the_patient_in_its_header(string demo)
    {
        string folder = Path.Combine(StoryFolder.Demos, demo);
        var patients = Resources(folder).Where(r => (string?)r["resourceType"] == "Patient");

        string mrn = Assert.Single(patients, p => p["link"] is null)["identifier"]![0]!["value"]!.GetValue<string>();
        Assert.Contains(File.ReadLines(Path.Combine(folder, "calls.vcf")), line => line.StartsWith("##SAMPLE=", StringComparison.Ordinal) && line.EndsWith($"PatientID={mrn}>", StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_demo_patients_share_a_record_number_or_a_resource_id()
    {
        var stories = DemoNames.Select(d => Resources(Path.Combine(StoryFolder.Demos, d)).ToList()).ToList();

        var ids = stories.SelectMany(s => s).Select(r => $"{r["resourceType"]}/{r["id"]}").ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var numbers = stories.SelectMany(s => s.Where(r => (string?)r["resourceType"] == "Patient").Select(p => (string)p["identifier"]![0]!["value"]!).Distinct()).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    /// <summary>A paper by its PubMed id, a guideline by body and year, a label by its product, a DPWG recommendation by gene and drug: the group keeps one of each pair.</summary>
    private static bool CanBeLookedUp(ExpectedSource source) =>
        source.Pmid is { } pmid ? PubMedId().IsMatch(pmid) : Year().IsMatch(source.Guideline) || Label().IsMatch(source.Guideline) || Pair().IsMatch(source.Guideline);

    [GeneratedRegex("^[1-9][0-9]{6,7}$")]
    private static partial Regex PubMedId();

    [GeneratedRegex(@"\b(19|20)[0-9]{2}\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"^FDA label, [a-z]+ \([A-Z][a-z]+\), \S")]
    private static partial Regex Label();

    [GeneratedRegex("^DPWG, [a-z]+ and [A-Z0-9]+$")]
    private static partial Regex Pair();

    private static IEnumerable<JsonNode> Resources(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "bundle.json")))!["entry"]!.AsArray().Select(e => e!["resource"]!);
}
