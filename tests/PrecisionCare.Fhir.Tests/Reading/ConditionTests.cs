using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reading;

public sealed class ConditionTests
{
    [Fact]
    public void A_condition_carries_all_its_codings_and_its_text()
    {
        var condition = Condition("""
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"90560007","display":"Gout"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"M10.9"}],"text":"Gout attack"}
            """);
        Assert.True(condition.Code.Has(CodeSystems.Snomed, "90560007"));
        Assert.True(condition.Code.Has(CodeSystems.Icd10Cm, "M10.9"));
        Assert.Equal("Gout attack", condition.Code.Label);
    }

    [Theory]
    [InlineData("active", ClinicalStatus.Active)]
    [InlineData("relapse", ClinicalStatus.Active)]
    [InlineData("remission", ClinicalStatus.Inactive)]
    [InlineData("resolved", ClinicalStatus.Resolved)]
    public void Clinical_status_is_folded_to_what_rules_ask(string code, ClinicalStatus status) =>
        Assert.Equal(status, Condition($$$""" "clinicalStatus":{"coding":[{"code":"{{{code}}}"}]} """).Status);

    [Fact]
    public void A_condition_entered_in_error_is_kept_but_never_present()
    {
        var condition = Condition(""" "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"entered-in-error"}]} """);
        Assert.True(condition.EnteredInError);
        Assert.False(condition.IsPresentAt(new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void A_differential_diagnosis_is_not_confirmed() =>
        Assert.Equal(VerificationStatus.Unconfirmed, Condition(""" "verificationStatus":{"coding":[{"code":"differential"}]} """).Verification);

    [Fact]
    public void Onset_and_abatement_are_read_from_moments_and_from_periods()
    {
        Assert.Equal(("2020-05", "2021"), Span(Condition(""" "onsetDateTime":"2020-05","abatementDateTime":"2021" """)));
        Assert.Equal(("2019", "2022-01-02"), Span(Condition(""" "onsetPeriod":{"start":"2019"},"abatementPeriod":{"start":"2022-01-01","end":"2022-01-02"} """)));

        static (string?, string?) Span(Condition c) => (c.Onset?.ToString(), c.Abatement?.ToString());
    }

    [Fact]
    public void A_condition_that_ended_at_an_unstated_time_is_resolved() =>
        Assert.Equal(ClinicalStatus.Resolved, Condition(""" "abatementString":"as a child" """).Status);

    [Fact]
    public void The_stage_of_a_tumour_is_kept_in_words() =>
        Assert.Equal("Stage IIB", Condition(""" "stage":[{"summary":{"text":"Stage IIB"}}] """).Stage);

    [Theory]
    [InlineData("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-known-problems")]
    [InlineData("http://snomed.info/sct", "160245001")]
    public void That_no_problem_is_known_is_no_problem(string system, string code)
    {
        var other = FhirText.FactOfPatient<OtherResource>("Condition", $$$""" "code":{"coding":[{"system":"{{{system}}}","code":"{{{code}}}"}]} """);
        Assert.Equal("Condition", other.ResourceType);
    }

    private static Condition Condition(string members) => FhirText.FactOfPatient<Condition>("Condition", members);
}
