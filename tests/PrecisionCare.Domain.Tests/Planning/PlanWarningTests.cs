using PrecisionCare.Decisions;
using PrecisionCare.Planning;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Planning;

public sealed class PlanWarningTests
{
    private static readonly Signature Rivera = new(Guid.Empty, "Dr A. Rivera", "Clinician", DateTimeOffset.UnixEpoch);

    private static AuthoredRecord Fibrillation => AuthoredRecord.Man(66).NoKnownAllergies().With("Atrial fibrillation");

    [Fact]
    public void A_plan_says_when_the_advice_about_a_medicine_has_changed_since()
    {
        var before = Fibrillation.Assess();
        var after = Fibrillation.With("Heart failure with reduced ejection fraction").Assess();
        var diltiazem = Accepted(before, "af-rate-control", "diltiazem");
        Assert.Empty(PlanWarning.Of(Plan(diltiazem), [diltiazem], before));
        var warning = Assert.Single(PlanWarning.Of(Plan(diltiazem), [diltiazem], after));
        Assert.Equal("diltiazem", warning.Drug);
        Assert.EndsWith("and is contraindicated.", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_says_when_a_medicine_was_decided_otherwise_later_or_another_was_added()
    {
        var now = Fibrillation.Assess();
        var apixaban = Accepted(now, "af", "apixaban");
        var not = apixaban with { Id = Guid.NewGuid(), Gives = false, Kind = DecisionKind.Overridden, Supersedes = apixaban.Id };
        var edoxaban = Accepted(now, "af", "edoxaban");
        Assert.Equal(
            ["apixaban was decided otherwise since, by Dr A. Rivera: not to be given.", "edoxaban was decided to be given by Dr A. Rivera, and is not in this version."],
            PlanWarning.Of(Plan(apixaban), [not, edoxaban], now).Select(w => w.Text));
        var half = apixaban with { Id = Guid.NewGuid(), Kind = DecisionKind.Modified, Change = "2.5 mg twice daily" };
        Assert.EndsWith("decided anew since, by Dr A. Rivera: 2.5 mg twice daily.", Assert.Single(PlanWarning.Of(Plan(apixaban), [half], now)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_says_when_its_problem_is_no_longer_one()
    {
        var apixaban = Accepted(Fibrillation.Assess(), "af", "apixaban");
        Assert.Contains("no longer among the options", Assert.Single(PlanWarning.Of(Plan(apixaban), [apixaban], AuthoredRecord.Man(66).With("Gout").Assess())).Text, StringComparison.Ordinal);
    }

    private static Decision Accepted(Assessment assessment, string indication, string drug) => new()
    {
        Id = Guid.NewGuid(), Advised = AdvisedOption.Find(assessment, indication, drug)!, Kind = DecisionKind.Accepted, Gives = true, Signature = Rivera, Assessment = Guid.Empty, Number = 1,
    };

    private static TreatmentPlan Plan(params Decision[] items) =>
        new() { Id = Guid.NewGuid(), Version = 1, Items = [.. items], Content = PlanDraft.Of(AuthoredRecord.Today), Signature = Rivera, Assessment = Guid.Empty };
}
