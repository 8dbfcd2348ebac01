using PrecisionCare.Decisions;
using PrecisionCare.Tests.Therapy;
using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Decisions;

public sealed class AdvisedOptionTests
{
    private static readonly Assessment HeartFailure = AuthoredRecord.Man(66).NoKnownAllergies()
        .With("Atrial fibrillation").With("Heart failure with reduced ejection fraction").Taking("Warfarin 5 MG Oral Tablet").Assess();

    [Fact]
    public void Diltiazem_in_heart_failure_stands_as_excluded_with_the_rule_that_decides()
    {
        var diltiazem = AdvisedOption.Find(HeartFailure, "af-rate-control", "diltiazem")!;
        Assert.True(diltiazem.Excluded && diltiazem.AdvisesAgainst && diltiazem.NeedsConfirmation);
        Assert.Equal(Band.Contraindicated, diltiazem.Band);
        Assert.StartsWith("disease:", Assert.Single(diltiazem.Rules), StringComparison.Ordinal);
    }

    [Fact]
    public void An_alternative_that_the_patient_takes_is_what_the_option_would_replace()
    {
        Assert.Equal("warfarin", Assert.Single(AdvisedOption.Find(HeartFailure, "af", "apixaban")!.TakenInstead));
        Assert.Empty(AdvisedOption.Find(HeartFailure, "af", "warfarin")!.TakenInstead);
    }

    [Fact]
    public void An_option_that_no_rule_speaks_of_is_counted_under_its_list()
    {
        var enalapril = AdvisedOption.Find(HeartFailure, "heart_failure", "enalapril")!;
        Assert.Empty(enalapril.Deciding);
        Assert.Equal("option:heart_failure", Assert.Single(enalapril.Rules));
    }

    [Fact]
    public void What_is_no_option_of_the_problem_is_not_found()
    {
        Assert.Null(AdvisedOption.Find(HeartFailure, "af", "ibuprofen"));
        Assert.Null(AdvisedOption.Find(HeartFailure, "gout", "allopurinol"));
    }
}
