using PrecisionCare.Therapy;

namespace PrecisionCare.Tests.Therapy;

/// <summary>What a reader is told that the advice says otherwise than before, and why.</summary>
public sealed class AdviceChangesTests
{
    private static AuthoredRecord Patient => AuthoredRecord.Man(64).With("Atrial fibrillation").Taking("Digoxin 0.25 MG").Creatinine(1.0).Weight(80);

    [Fact]
    public void The_same_record_gives_no_change() => Assert.Empty(AdviceChanges.Between(Patient.Assess(), Patient.Assess()));

    [Fact]
    public void A_medicine_begun_since_is_named_with_what_it_does_to_the_others()
    {
        var changes = AdviceChanges.Between(Patient.Assess(), Patient.Taking("Clarithromycin 500 MG").Assess());

        var begun = Assert.Single(changes, c => c.Subject == "clarithromycin, taken");
        Assert.Null(begun.Before);
        var moved = Assert.Single(changes, c => c.Subject == "digoxin, taken");
        Assert.NotEqual(moved.Before, moved.Now);
        Assert.Contains(moved.Causes, c => c.StartsWith("new: ", StringComparison.Ordinal) && c.Contains("clarithromycin", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Feature", Feature.CurrentMedicines)]
    public void A_medicine_that_ended_takes_its_reasons_along()
    {
        var changes = AdviceChanges.Between(Patient.Taking("Clarithromycin 500 MG").Assess(), Patient.Assess());

        Assert.Null(Assert.Single(changes, c => c.Subject == "clarithromycin, taken").Now);
        Assert.Contains(Assert.Single(changes, c => c.Subject == "digoxin, taken").Causes, c => c.StartsWith("no longer: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gene_tested_since_reads_from_not_tested_to_its_result()
    {
        var change = Assert.Single(AdviceChanges.Between(Patient.Assess(), Patient.Gene("CYP2C19", "*2/*2").Assess()), c => c.Subject == "CYP2C19");

        Assert.Equal(("not tested", "*2/*2"), (change.Before, change.Now));
    }

    [Fact]
    public void A_problem_added_since_comes_with_its_first_choice()
    {
        var gout = AdviceChanges.Between(Patient.Assess(), Patient.With("Gout").Assess()).Where(c => c.Subject.StartsWith("Gout", StringComparison.Ordinal)).ToList();

        Assert.Equal(["Gout: flare", "Gout: urate lowering"], gout.Select(c => c.Subject).Order());
        Assert.All(gout, c => Assert.True(c.Before is null && c.Now!.EndsWith(" first", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Feature", Feature.ChangeNotice)]
    public void A_first_choice_that_gave_way_says_what_became_of_it()
    {
        var before = AuthoredRecord.Man(64).With("Hyperlipidaemia").With("Coronary heart disease").Creatinine(1.0).Weight(80).Assess();
        string drug = before.Problems.First(p => p.Name == "Hyperlipidaemia").Suggestions[0].Drug;
        var after = AuthoredRecord.Man(64).With("Hyperlipidaemia").With("Coronary heart disease").Creatinine(1.0).Weight(80).AllergicTo(drug, "rash").Assess();

        var change = Assert.Single(AdviceChanges.Between(before, after), c => c.Before == $"{drug} first" && c.Subject.StartsWith("Hyperlipidaemia", StringComparison.Ordinal));
        Assert.Contains(change.Causes, c => c.StartsWith($"{drug} was ", StringComparison.Ordinal) && c.EndsWith("is to be avoided", StringComparison.Ordinal));
    }

    [Fact]
    public void A_newer_release_of_a_source_is_given_as_a_cause()
    {
        var now = Patient.Taking("Clarithromycin 500 MG").Assess();
        var earlier = Patient.Assess();
        string source = earlier.KnowledgeSources[0].Source;
        earlier = earlier with { KnowledgeSources = earlier.KnowledgeSources.SetItem(0, earlier.KnowledgeSources[0] with { Version = "2020-01-01" }) };

        Assert.Contains(Assert.Single(AdviceChanges.Between(earlier, now), c => c.Subject == "digoxin, taken").Causes, c => c.StartsWith($"{source} 2020-01-01 became ", StringComparison.Ordinal));
    }
}
