using System.Text.Json.Nodes;

namespace PrecisionCare.Web.Tests.ClinicalStories;

public sealed class StoryFolderTests
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

    private static IEnumerable<JsonNode> Resources(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "bundle.json")))!["entry"]!.AsArray().Select(e => e!["resource"]!);
}
