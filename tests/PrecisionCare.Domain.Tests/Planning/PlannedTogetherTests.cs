using PrecisionCare.Decisions;
using PrecisionCare.Planning;
using PrecisionCare.Tests.Therapy;

namespace PrecisionCare.Tests.Planning;

public sealed class PlannedTogetherTests
{
    private static readonly AuthoredRecord Fibrillation = AuthoredRecord.Man(60).NoKnownAllergies().With("Atrial fibrillation");

    [Fact]
    public void Amiodarone_planned_beside_digoxin_is_said_although_neither_is_taken_yet()
    {
        var warnings = Check(Fibrillation, ("af-rhythm-control", "amiodarone"), ("af-rate-control", "digoxin"));
        Assert.Contains(warnings, w => w.Text.Contains("digoxin", StringComparison.Ordinal) && w.Text.Contains("amiodarone", StringComparison.Ordinal));
        Assert.Equal(warnings.Length, warnings.Select(w => w.Text).Distinct().Count());
    }

    [Fact]
    public void A_medicine_alone_and_medicines_that_go_together_give_no_warning()
    {
        Assert.Empty(Check(Fibrillation, ("af-rhythm-control", "amiodarone")));
        Assert.Empty(Check(Fibrillation, ("af", "apixaban"), ("af-rate-control", "bisoprolol")));
    }

    [Fact]
    public void What_the_plan_replaces_and_what_is_taken_besides_is_not_warned_of_again()
    {
        var onWarfarin = AuthoredRecord.Man(60).NoKnownAllergies().With("Atrial fibrillation").Taking("Warfarin 5 MG Oral Tablet");
        Assert.Empty(Check(onWarfarin, ("af", "apixaban"), ("af-rate-control", "bisoprolol")));
    }

    private static System.Collections.Immutable.ImmutableArray<PlanWarning> Check(AuthoredRecord record, params (string Indication, string Drug)[] options)
    {
        var assessment = record.Assess();
        var items = options.Select(o => new Decision
        {
            Id = Guid.NewGuid(), Advised = AdvisedOption.Find(assessment, o.Indication, o.Drug)!, Kind = DecisionKind.Accepted, Gives = true, Assessment = Guid.Empty, Number = 1,
            Signature = new Signature(Guid.Empty, "Dr A. Rivera", "Clinician", DateTimeOffset.UnixEpoch),
        }).ToList();
        return PlannedTogether.Check(items, record.Record, AuthoredRecord.Knowledge, AuthoredRecord.Today);
    }
}
