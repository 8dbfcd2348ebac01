using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PrecisionCare.Tests.Architecture;

/// <summary>Every expected feature has a test that says so, in whichever test project it stands.</summary>
public sealed partial class FeatureCoverageTests
{
    /// <summary>The clinician's, and of the rest the counselor's and everybody's; those of consent between them are told by the tests of consent.</summary>
    private static readonly IEnumerable<int> Numbers = Enumerable.Range(1, 37).Concat(Enumerable.Range(42, 3));

    private static IEnumerable<FieldInfo> Features => typeof(Feature).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Fact]
    public void Features_are_numbered_as_expected_of_the_product() => Assert.Equal(Numbers, Features.Select(NumberOf).Order());

    [Fact]
    public void Every_feature_that_the_product_has_is_marked_on_a_test()
    {
        var marked = Marked();

        Assert.Empty(Features.Select(f => f.Name).Except(marked));
        Assert.Empty(marked.Except(Features.Select(f => f.Name)));
    }

    private static int NumberOf(FieldInfo feature)
    {
        string text = (string)feature.GetRawConstantValue()!;
        return int.Parse(text[..text.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    private static HashSet<string> Marked() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(ReferenceData.Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Mark().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value),
    ];

    /// <summary>On a test method, not on a remark about one.</summary>
    [GeneratedRegex(@"^ +\[(?:[^\]\n]*, )?Trait\(""Feature"", Feature\.(\w+)\)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
