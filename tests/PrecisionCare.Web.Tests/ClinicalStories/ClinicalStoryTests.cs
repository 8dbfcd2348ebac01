using PrecisionCare.Knowledge;

namespace PrecisionCare.Web.Tests.ClinicalStories;

public sealed class ClinicalStoryTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    [Theory]
    [MemberData(nameof(StoryFolder.Rows), MemberType = typeof(StoryFolder))]
    public void The_files_of_a_story_are_read_without_a_fault_and_its_sample_is_linked(string name)
    {
        var story = StoryFolder.Open(name);

        var (record, issues) = StoryReader.Read(story, Knowledge);

        Assert.Empty(issues);
        Assert.Equal(story.Calls is null ? 0 : 1, record.Samples.Length);
    }

    [Theory]
    [MemberData(nameof(StoryFolder.Rows), MemberType = typeof(StoryFolder))]
    public void A_story_comes_out_as_its_guideline_says(string name)
    {
        var story = StoryFolder.Open(name);

        var assessment = Assessor.Assess(StoryReader.Read(story, Knowledge).Record, Knowledge, story.Expected.At);

        var differences = Comparison.Differences(story.Expected, assessment).ToList();
        Assert.True(differences.Count == 0, $"{story.Expected.Story}\n{string.Join('\n', differences)}");
    }
}
