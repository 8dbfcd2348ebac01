using PrecisionCare.Planning;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Planning;

public sealed class PlanDraftTests
{
    private static readonly DateOnly Today = AuthoredRecord.Today;

    [Fact]
    public void A_new_draft_is_reviewed_in_three_months() => Assert.Equal(new DateOnly(2027, 2, 22), PlanDraft.Of(Today).Review);

    [Fact]
    public void The_review_lies_in_the_future_and_is_needed_for_signing()
    {
        Assert.Equal(["Review"], Fields(new PlanDraft { Review = Today }, signing: false));
        Assert.Empty(Fields(new PlanDraft(), signing: false));
        Assert.Equal(["Review"], Fields(new PlanDraft(), signing: true));
        Assert.Empty(Fields(new PlanDraft { Review = Today.AddDays(1) }, signing: true));
    }

    [Fact]
    public void A_measured_goal_names_what_it_measures_its_bound_and_its_direction()
    {
        Assert.Empty(Fields(With(new PlanGoal("LDL down", "ldl", "<", 70, Today.AddMonths(3)))));
        Assert.Empty(Fields(With(new PlanGoal("Walks to the shop again"))));
        Assert.Equal(["Goals[0].Target", "Goals[0].Comparison"], Fields(With(new PlanGoal("LDL down", "ldl"))));
        Assert.Equal(["Goals[0].Measure"], Fields(With(new PlanGoal("LDL down", null, null, 70))));
        Assert.Equal(["Goals[0].Measure"], Fields(With(new PlanGoal("Luck", "luck", "<", 1))));
        Assert.Equal(["Goals[0].Text", "Goals[0].Due"], Fields(With(new PlanGoal("", Due: Today))));
    }

    [Fact]
    public void Lengths_and_numbers_are_bounded()
    {
        Assert.Equal(["Goals"], Fields(new PlanDraft { Goals = [.. Enumerable.Repeat(new PlanGoal("walks"), 9)] }));
        Assert.Equal(["Lifestyle", "Remarks"], Fields(new PlanDraft { Lifestyle = new string('x', 1001), Remarks = new string('x', 1001) }));
        Assert.Equal(["Measures"], Fields(new PlanDraft { Measures = ["stop-tobacco", "crystals"] }));
    }

    [Fact]
    public void Each_lifestyle_measure_has_a_code_of_its_own_and_a_dated_source()
    {
        Assert.Equal(LifestyleMeasure.All.Length, LifestyleMeasure.All.Select(m => m.Code).Distinct().Count());
        Assert.All(LifestyleMeasure.All, m => Assert.NotNull(m.Citation.Date));
    }

    private static PlanDraft With(PlanGoal goal) => new() { Goals = [goal] };

    private static IEnumerable<string> Fields(PlanDraft draft, bool signing = false) => draft.Faults(Today, AuthoredRecord.Knowledge.Parameters, signing).Select(f => f.Field);
}
