using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PrecisionCare.Tests.Architecture;

/// <summary>Every expected feature has a test that says so, in whichever test project it stands.</summary>
public sealed partial class FeatureCoverageTests
{
    private const int Last = 34;

    /// <summary>
    /// Not in the product: nothing classifies variants by the ACMG criteria yet. A feature leaves this list with its first marked test; it must not stand in both.
    /// </summary>
    private static readonly string[] Awaited = [nameof(Feature.AcmgCriteria)];

    private static IEnumerable<FieldInfo> Features => typeof(Feature).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Fact]
    public void Features_are_numbered_from_1_to_34_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Last), Features.Select(NumberOf).Order());

    [Fact]
    public void Every_feature_that_the_product_has_is_marked_on_a_test()
    {
        var marked = Marked();

        Assert.Empty(Features.Select(f => f.Name).Except(marked).Except(Awaited));
        Assert.Empty(marked.Intersect(Awaited));
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
