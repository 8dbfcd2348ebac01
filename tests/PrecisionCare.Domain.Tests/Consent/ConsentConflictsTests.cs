using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Consent;

public sealed class ConsentConflictsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly ConsentSubject Patient = new("Patient/p1", PartialDate.OfYear(1980));

    [Fact]
    public void A_permit_and_a_denial_of_everything_contradict_each_other()
    {
        var conflict = Assert.Single(ConsentConflicts.Among([Consent("old", false), Consent("new", true)], Patient, Now));
        Assert.Equal(("old", "new"), (conflict.Denying, conflict.Permitting));
    }

    [Fact]
    public void Exceptions_within_one_consent_are_no_contradiction() =>
        Assert.Empty(ConsentConflicts.Among([new ConsentDirective { Id = "c", Active = true, Scope = ConsentScope.PatientPrivacy, Root = new ConsentChoices { Hidden = ["hiv"] }.Rule() }], Patient, Now));

    [Fact]
    public void Consents_for_different_purposes_do_not_contradict_each_other()
    {
        var care = new ConsentDirective { Id = "care", Active = true, Scope = ConsentScope.PatientPrivacy, Root = new ConsentChoices().Rule() };
        var research = new ConsentDirective { Id = "research", Active = true, Scope = ConsentScope.Research, Root = new ConsentChoices { Scope = ConsentScope.Research, Permits = false }.Rule() };
        Assert.Empty(ConsentConflicts.Among([care, research], Patient, Now));
    }

    [Fact]
    public void A_denial_that_has_ended_or_is_inactive_contradicts_nothing()
    {
        var ended = Consent("old", false) with { Validity = new ConsentPeriod(null, PartialDate.OfYear(2020)) };
        Assert.Empty(ConsentConflicts.Among([ended, Consent("off", false) with { Active = false }, Consent("new", true)], Patient, Now));
    }

    [Fact]
    public void A_denial_that_begins_later_is_found_now()
    {
        var later = Consent("later", false) with { Validity = new ConsentPeriod(PartialDate.OfYear(2028), null) };
        Assert.Single(ConsentConflicts.Among([later, Consent("now", true)], Patient, Now));
    }

    [Fact]
    public void A_permit_for_one_organisation_and_a_denial_of_another_meet_nobody()
    {
        var permit = Consent("a", true) with { Root = new ConsentRule { Permits = true, Actors = ["Organization/a"] } };
        var denial = Consent("b", false) with { Root = new ConsentRule { Permits = false, Actors = ["Organization/b"] } };
        Assert.Empty(ConsentConflicts.Among([permit, denial], Patient, Now));
    }

    [Fact]
    public void A_permit_of_normal_records_and_a_denial_of_a_sensitivity_meet_in_a_sensitive_record()
    {
        var permit = Consent("a", true) with { Root = new ConsentRule { Permits = true, Labels = ["N"] } };
        var denial = Consent("b", false) with { Root = new ConsentRule { Permits = false, Labels = ["HIV"] } };
        Assert.Equal(["HIV", "N"], Assert.Single(ConsentConflicts.Among([permit, denial], Patient, Now)).Example.Resource.Labels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_period_until_the_last_day_of_the_calendar_has_no_day_after_it() =>
        Assert.True(new ConsentPeriod(null, PartialDate.OfDay(DateOnly.MaxValue)).Contains(Now));

    private static ConsentDirective Consent(string id, bool permits) =>
        new() { Id = id, Active = true, Scope = ConsentScope.PatientPrivacy, Root = new ConsentRule { Permits = permits } };
}
