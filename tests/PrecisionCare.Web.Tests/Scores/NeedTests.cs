using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Tests.Scores;

/// <summary>What a page says would be needed for a score that is not calculated.</summary>
public sealed class NeedTests
{
    private static readonly RiskModels Models = RiskModels.Load(KnowledgeFolder.Shipped());

    [Fact]
    public void A_polygenic_score_says_how_many_genotypes_it_lacks_and_does_not_list_them()
    {
        var need = Assert.Single(Need.Of(Lacking("PGS000001"), Models.Find("PGS000001")));
        Assert.StartsWith($"{Models.Find("PGS000001")!.Inputs.Length} of the ", need, StringComparison.Ordinal);
        Assert.InRange(need.Length, 1, 100);
    }

    [Fact]
    public void A_score_of_few_inputs_names_each_with_its_range()
    {
        var needs = Need.Of(Lacking("fib4"), Models.Find("fib4"));
        Assert.Equal(Models.Find("fib4")!.Inputs.Length, needs.Length);
        Assert.All(needs, n => Assert.Contains(": ", n, StringComparison.Ordinal));
    }

    private static RiskScore Lacking(string id)
    {
        var model = Models.Find(id)!;
        return model.Score(new Dictionary<string, InputValue>()) with { Inputs = [.. model.Inputs.Select(i => new ScoreInput(i.Name, InputValue.Missing("not recorded")))] };
    }
}
