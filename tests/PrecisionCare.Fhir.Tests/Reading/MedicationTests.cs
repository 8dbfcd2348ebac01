using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reading;

public sealed class MedicationTests
{
    private const string Clopidogrel = """{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"32968","display":"clopidogrel"}]}""";

    [Fact]
    public void A_request_names_its_medicine_by_a_concept()
    {
        var use = Request($$""" "status":"active","intent":"order","medicationCodeableConcept":{{Clopidogrel}},"authoredOn":"2026-01-02" """);
        Assert.True(use.Medication.Has(CodeSystems.RxNorm, "32968"));
        Assert.Equal((MedicationUseKind.Request, MedicationUseStatus.Active, "2026-01-02"), (use.Kind, use.Status, use.Authored?.ToString()));
        Assert.True(use.IsCurrentAt(new DateOnly(2026, 2, 1)));
    }

    [Fact]
    public void A_contained_medication_gives_the_medicine() => Assert.Equal("clopidogrel", Request($$"""
        "status":"active","intent":"order","contained":[{"resourceType":"Medication","id":"m","code":{{Clopidogrel}} }],"medicationReference":{"reference":"#m"}
        """).Medication.Label);

    [Fact]
    public void A_contained_medication_without_code_is_known_by_its_ingredients() => Assert.True(Request($$"""
        "status":"active","intent":"order","contained":[{"resourceType":"Medication","id":"m","ingredient":[{"itemCodeableConcept":{{Clopidogrel}} }]}],
        "medicationReference":{"reference":"#m"}
        """).Medication.Has(CodeSystems.RxNorm, "32968"));

    [Theory]
    [InlineData("Medication/m1", "http://a.example/fhir/Medication/m1")]
    [InlineData("http://a.example/fhir/Medication/m1", "http://a.example/fhir/Medication/m1")]
    [InlineData("Medication/m1/_history/2", "http://a.example/fhir/Medication/m1")]
    [InlineData("urn:uuid:6f0c9d26-3a4f-4c3a-9d66-0c1a3f2d7b11", "urn:uuid:6f0c9d26-3a4f-4c3a-9d66-0c1a3f2d7b11")]
    public void A_referenced_medication_is_found_by_any_form_of_address_even_when_it_comes_later(string reference, string fullUrl)
    {
        string use = $$"""{"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"{{reference}}"} }""";
        string product = $$"""{"resourceType":"Medication","id":"m1","code":{{Clopidogrel}} }""";
        var contents = FhirText.Read(FhirText.BundleOf("transaction", Entry(use), Entry(FhirText.Patient), Entry(product, fullUrl)));
        Assert.Empty(contents.Issues);
        var facts = contents.Resources.Select(r => r.Fact).ToList();
        var medicine = Assert.Single(ClinicalRecord.From(facts.OfType<Person>().Single(), facts).Medications);
        Assert.Equal(("Medication/m1", "clopidogrel"), (medicine.ProductId, medicine.Medication.Label));
    }

    [Fact]
    public void A_medicine_named_in_words_only_is_kept_in_words() => Assert.Equal("Aspirin 75 mg", Request("""
        "status":"active","intent":"order","medicationReference":{"display":"Aspirin 75 mg"}
        """).Medication.Label);

    [Theory]
    [InlineData("active", MedicationUseStatus.Active)]
    [InlineData("on-hold", MedicationUseStatus.OnHold)]
    [InlineData("cancelled", MedicationUseStatus.Stopped)]
    [InlineData("not-taken", MedicationUseStatus.Stopped)]
    [InlineData("draft", MedicationUseStatus.Draft)]
    [InlineData("entered-in-error", MedicationUseStatus.Unknown)]
    public void Status_is_folded_to_what_rules_ask(string code, MedicationUseStatus status) => Assert.Equal(status, Request($$"""
        "status":"{{code}}","intent":"order","medicationCodeableConcept":{{Clopidogrel}}
        """).Status);

    [Fact]
    public void A_proposal_is_not_current_use() => Assert.False(Request($$"""
        "status":"active","intent":"proposal","medicationCodeableConcept":{{Clopidogrel}}
        """).IsCurrentAt(new DateOnly(2026, 1, 1)));

    [Fact]
    public void A_request_not_to_give_is_not_current_use() => Assert.False(Request($$"""
        "status":"active","intent":"order","doNotPerform":true,"medicationCodeableConcept":{{Clopidogrel}}
        """).IsCurrentAt(new DateOnly(2026, 1, 1)));

    [Fact]
    public void A_request_ends_when_all_its_dosages_have_ended()
    {
        const string Ended = """{"timing":{"repeat":{"boundsPeriod":{"start":"2025-01-01","end":"2025-02-01"}}}}""";
        const string Open = """{"timing":{"repeat":{"boundsPeriod":{"start":"2025-03-01"}}}}""";
        Assert.Equal("2025-02-01", Request($$""" "status":"active","intent":"order","medicationCodeableConcept":{{Clopidogrel}},"dosageInstruction":[{{Ended}}] """).End?.ToString());
        var use = Request($$""" "status":"active","intent":"order","medicationCodeableConcept":{{Clopidogrel}},"dosageInstruction":[{{Open}},{{Ended}}] """);
        Assert.Equal(("2025-01-01", null), (use.Start?.ToString(), use.End?.ToString()));
    }

    [Theory]
    [InlineData("""{"text":"1 tablet daily"}""", "1 tablet daily")]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":75,"unit":"mg"}}],"route":{"text":"oral"},"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}}}""", "75 mg, oral, 1 times in 1 d")]
    [InlineData("""{"asNeededBoolean":true,"doseAndRate":[{"doseQuantity":{"value":1.5,"unit":"mL"}}]}""", "1.5 mL, as needed")]
    public void Dosage_is_the_words_of_the_source_or_its_parts(string dosage, string words) => Assert.Equal(words, Request($$"""
        "status":"active","intent":"order","medicationCodeableConcept":{{Clopidogrel}},"dosageInstruction":[{{dosage}}]
        """).Dosage);

    [Fact]
    public void Reasons_name_the_conditions() => Assert.Equal(["Condition/c1"], Request($$"""
        "status":"active","intent":"order","medicationCodeableConcept":{{Clopidogrel}},"reasonReference":[{"reference":"Condition/c1"}]
        """).ReasonIds.AsEnumerable());

    [Fact]
    public void A_statement_holds_for_its_period()
    {
        var use = FhirText.FactOfPatient<MedicationUse>("MedicationStatement", $$"""
            "status":"active","medicationCodeableConcept":{{Clopidogrel}},"effectivePeriod":{"start":"2024","end":"2025-03"},"dateAsserted":"2025-01-01"
            """);
        Assert.Equal((MedicationUseKind.Statement, "2024", "2025-03"), (use.Kind, use.Start?.ToString(), use.End?.ToString()));
        Assert.True(use.IsCurrentAt(new DateOnly(2025, 3, 31)));
        Assert.False(use.IsCurrentAt(new DateOnly(2025, 4, 1)));
    }

    [Fact]
    public void A_dose_that_was_given_is_no_current_use()
    {
        var use = FhirText.FactOfPatient<MedicationUse>("MedicationAdministration", $$"""
            "status":"completed","medicationCodeableConcept":{{Clopidogrel}},"effectiveDateTime":"2026-01-01T08:00:00Z","dosage":{"dose":{"value":300,"unit":"mg"} }
            """);
        Assert.Equal((MedicationUseKind.Administration, "300 mg"), (use.Kind, use.Dosage));
        Assert.False(use.IsCurrentAt(new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void That_no_medicine_is_taken_is_no_medicine() => FhirText.FactOfPatient<OtherResource>("MedicationStatement", """
        "status":"unknown","medicationCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips","code":"no-known-medications"}]}
        """);

    [Fact]
    public void A_product_lists_its_active_ingredients()
    {
        var product = FhirText.Fact<MedicationProduct>("Medication", $$"""
            "code":{"text":"DuoPlavin"},"ingredient":[{"itemCodeableConcept":{{Clopidogrel}} },{"itemCodeableConcept":{"text":"aspirin"},"isActive":true},{"itemCodeableConcept":{"text":"lactose"},"isActive":false}]
            """);
        Assert.Equal(["clopidogrel", "aspirin"], product.Ingredients.Select(i => i.Label));
        Assert.Equal("DuoPlavin", product.Code.Label);
        Assert.True(product.Code.Has(CodeSystems.RxNorm, "32968"));
    }

    private static string Entry(string resource, string? fullUrl = null) => $$"""{"fullUrl":"{{fullUrl}}","resource":{{resource}} }""";

    private static MedicationUse Request(string members) => FhirText.FactOfPatient<MedicationUse>("MedicationRequest", members);
}
