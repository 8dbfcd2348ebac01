using PrecisionCare.Decisions;
using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Decisions;

public sealed class ProposedDecisionTests
{
    private static readonly AdvisedOption Offered = new() { Indication = "af", Problem = "Atrial fibrillation", Drug = "apixaban", DrugClass = "DOAC", Band = Band.Favoured, Rank = 1 };
    private static readonly AdvisedOption ToBeAvoided = Offered with { Drug = "warfarin", Band = Band.Avoid };
    private static readonly AdvisedOption Excluded = Offered with { Drug = "diltiazem", Band = Band.Contraindicated, Excluded = true, Rank = 0 };

    [Fact]
    public void Accepting_gives_what_is_offered_and_leaves_out_what_is_advised_against()
    {
        var accepted = new ProposedDecision(DecisionKind.Accepted);
        Assert.True(accepted.Gives(Offered));
        Assert.True(accepted.Gives(Offered with { Band = Band.NotAssessable }));
        Assert.False(accepted.Gives(ToBeAvoided));
        Assert.False(accepted.Gives(Excluded));
        Assert.Empty(accepted.Faults(Excluded));
    }

    [Fact]
    public void An_override_of_what_is_offered_leaves_it_out_and_of_what_is_advised_against_gives_it()
    {
        var overridden = new ProposedDecision(DecisionKind.Overridden, Reason: "patient-preference");
        Assert.False(overridden.Gives(Offered));
        Assert.True(overridden.Gives(ToBeAvoided));
        Assert.Empty(overridden.Faults(Offered));
        Assert.Empty(overridden.Faults(ToBeAvoided));
    }

    [Fact]
    public void An_override_without_a_coded_reason_or_with_one_of_the_other_direction_is_not_signed()
    {
        Assert.Equal(["Reason"], Fields(new ProposedDecision(DecisionKind.Overridden), ToBeAvoided));
        Assert.Equal(["Reason"], Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "because"), ToBeAvoided));
        Assert.Equal(["Reason"], Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "already-tolerated"), Offered));
        Assert.Equal(["Reason"], Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "tried-before"), ToBeAvoided));
    }

    [Fact]
    public void Another_reason_needs_words_and_words_are_bounded()
    {
        Assert.Equal(["Text"], Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "other", Text: "short"), ToBeAvoided));
        Assert.Empty(Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "other", Text: "a sentence that says why"), ToBeAvoided));
        Assert.Equal(["Text"], Fields(new ProposedDecision(DecisionKind.Accepted, Text: new string('x', 1001)), Offered));
        Assert.Equal(["Change"], Fields(new ProposedDecision(DecisionKind.Modified, Change: new string('x', 301)), Offered));
    }

    [Fact]
    public void An_excluded_option_is_given_only_after_it_was_confirmed_by_name()
    {
        Assert.Equal(["Confirmed"], Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "benefit-outweighs-risk"), Excluded));
        Assert.Empty(Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "benefit-outweighs-risk", Confirmed: true), Excluded));
        Assert.Empty(Fields(new ProposedDecision(DecisionKind.Overridden, Reason: "benefit-outweighs-risk"), ToBeAvoided));
    }

    [Fact]
    public void A_modification_says_what_is_changed_and_never_stands_for_an_override()
    {
        Assert.Equal(["Change"], Fields(new ProposedDecision(DecisionKind.Modified, Change: "  "), Offered));
        Assert.Empty(Fields(new ProposedDecision(DecisionKind.Modified, Change: "2.5 mg twice daily"), Offered));
        Assert.Equal(["Kind"], Fields(new ProposedDecision(DecisionKind.Modified, Change: "half the dose"), ToBeAvoided));
        Assert.Equal(["Kind"], Fields(new ProposedDecision(null), Offered));
    }

    [Fact]
    public void What_was_filled_in_for_another_kind_is_not_signed()
    {
        var tidy = new ProposedDecision(DecisionKind.Accepted, "5 mg", "patient-preference", " well ", true).Tidy(Offered);
        Assert.Equal((null, null, "well"), (tidy.Change, tidy.Reason, tidy.Text));
        Assert.Null(new ProposedDecision(DecisionKind.Overridden, "5 mg", "patient-preference").Tidy(Offered).Change);
        Assert.Equal("5 mg", new ProposedDecision(DecisionKind.Overridden, "5 mg", "patient-preference").Tidy(ToBeAvoided).Change);
    }

    [Fact]
    public void Codes_of_reasons_are_unique_and_each_serves_a_direction()
    {
        Assert.Equal(OverrideReasons.All.Length, OverrideReasons.All.Select(r => r.Code).Distinct().Count());
        Assert.All(OverrideReasons.All, r => Assert.True(r.ForGiving || r.ForLeavingOut));
        Assert.All(OverrideReasons.All, r => Assert.Matches("^[a-z][a-z-]{0,39}$", r.Code));
    }

    private static IEnumerable<string> Fields(ProposedDecision decision, AdvisedOption option) => decision.Tidy(option).Faults(option).Select(f => f.Field);
}
