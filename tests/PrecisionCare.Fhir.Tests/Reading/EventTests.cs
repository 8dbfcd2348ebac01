using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reading;

public sealed class EventTests
{
    [Theory]
    [InlineData("completed", true)]
    [InlineData("in-progress", true)]
    [InlineData("not-done", false)]
    public void A_procedure_is_performed_or_not(string status, bool performed)
    {
        var procedure = FhirText.FactOfPatient<Procedure>("Procedure", $$"""
            "status":"{{status}}","code":{"text":"PCI"},"performedPeriod":{"start":"2026-01-01","end":"2026-01-02"},"reasonReference":[{"reference":"Condition/c1"}]
            """);
        Assert.Equal((performed, "2026-01-01", "2026-01-02", "Condition/c1"),
            (procedure.Performed, procedure.Start?.ToString(), procedure.End?.ToString(), procedure.ReasonIds.Single()));
    }

    [Fact]
    public void An_encounter_has_class_type_and_period()
    {
        var encounter = FhirText.FactOfPatient<Encounter>("Encounter", """
            "status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"EMER"},"type":[{"text":"Emergency admission"}],"period":{"start":"2026-01-01T10:00:00Z"}
            """);
        Assert.Equal(("EMER", "Emergency admission", null), (encounter.Class, encounter.Type.Label, encounter.End));
    }

    [Fact]
    public void A_report_names_its_results_and_concludes()
    {
        var report = FhirText.FactOfPatient<DiagnosticReport>("DiagnosticReport", """
            "status":"final","code":{"text":"Lipid panel"},"effectiveDateTime":"2026-01-01","result":[{"reference":"Observation/o1"},{"reference":"Observation/o2"}],"conclusionCode":[{"text":"Raised LDL"}]
            """);
        Assert.Equal(["Observation/o1", "Observation/o2"], report.ResultIds.AsEnumerable());
        Assert.Equal("Raised LDL", report.Conclusion);
    }

    [Fact]
    public void A_relative_has_conditions_with_the_age_at_onset_in_years()
    {
        var relative = FhirText.Fact<FamilyMember>("FamilyMemberHistory", """
            "patient":{"reference":"Patient/p1"},"status":"completed","relationship":{"text":"Mother"},"sex":{"coding":[{"code":"female"}]},"deceasedAge":{"value":61,"unit":"a"},
            "condition":[{"code":{"text":"Breast cancer"},"onsetAge":{"value":48,"unit":"years","code":"a"}},{"code":{"text":"Asthma"},"onsetAge":{"value":6,"unit":"mo"}},{"code":{"text":"Gout"}}]
            """);
        Assert.Equal(("Mother", AdministrativeSex.Female, true), (relative.Relationship.Label, relative.Sex, relative.Deceased));
        Assert.Equal([48m, 0.5m, null], relative.Conditions.Select(c => c.OnsetAge));
    }

    [Theory]
    [InlineData("completed", true)]
    [InlineData("not-done", false)]
    public void A_vaccination_is_given_or_not(string status, bool given)
    {
        var immunization = FhirText.Fact<Immunization>("Immunization", $$"""
            "patient":{"reference":"Patient/p1"},"status":"{{status}}","vaccineCode":{"text":"Influenza"},"occurrenceDateTime":"2025-10"
            """);
        Assert.Equal(("Influenza", given, "2025-10"), (immunization.Vaccine.Label, immunization.Given, immunization.Date?.ToString()));
    }

    [Theory]
    [InlineData("Procedure", "subject", """ "code":{"text":"x"} """)]
    [InlineData("Encounter", "subject", """ "class":{"code":"AMB"} """)]
    [InlineData("DiagnosticReport", "subject", """ "code":{"text":"x"} """)]
    [InlineData("Observation", "subject", """ "code":{"text":"x"} """)]
    [InlineData("Immunization", "patient", """ "vaccineCode":{"text":"x"} """)]
    [InlineData("FamilyMemberHistory", "patient", """ "relationship":{"text":"x"} """)]
    [InlineData("CarePlan", "subject", """ "intent":"plan" """)]
    public void Every_kind_entered_in_error_is_kept_and_marked(string type, string subject, string members) => Assert.True(FhirText.Sound($$"""
        {"resourceType":"{{type}}","id":"x","status":"entered-in-error","{{subject}}":{"reference":"Patient/p1"},{{members}}}
        """).Fact.EnteredInError);

    [Theory]
    [InlineData("CarePlan", """ "subject":{"reference":"Patient/p1"},"title":"Diabetes care","period":{"start":"2020"} """, "Diabetes care", "2020")]
    [InlineData("Claim", """ "patient":{"reference":"Patient/p1"},"type":{"coding":[{"code":"pharmacy"}]},"created":"2021-02-03" """, "pharmacy", "2021-02-03")]
    [InlineData("Coverage", """ "beneficiary":{"reference":"Patient/p1"},"type":{"text":"Public insurance"} """, "Public insurance", null)]
    [InlineData("Task", """ "for":{"reference":"Patient/p1"},"description":"Call back","authoredOn":"2022" """, "Call back", "2022")]
    [InlineData("ResearchSubject", """ "individual":{"reference":"Patient/p1"} """, null, null)]
    public void Any_other_resource_is_kept_with_its_patient_its_label_and_its_date(string type, string members, string? label, string? date)
    {
        var resource = FhirText.Sound($$"""{"resourceType":"{{type}}","id":"x",{{members}}}""");
        var other = Assert.IsType<OtherResource>(resource.Fact);
        Assert.Equal(("Patient/p1", type, label, date), (resource.PatientId, other.ResourceType, other.Label, other.Date?.ToString()));
    }
}
