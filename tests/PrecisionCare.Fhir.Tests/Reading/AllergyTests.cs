using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reading;

public sealed class AllergyTests
{
    private const string Penicillin = """{"coding":[{"system":"http://snomed.info/sct","code":"91936005","display":"Allergy to penicillin"}]}""";

    [Theory]
    [InlineData("http://snomed.info/sct", "716186003", AllergyScope.Any)]
    [InlineData("http://snomed.info/sct", "409137002", AllergyScope.Drug)]
    [InlineData("http://snomed.info/sct", "429625007", AllergyScope.Food)]
    [InlineData("http://snomed.info/sct", "1003774007", AllergyScope.Environment)]
    [InlineData("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-known-medication-allergies", AllergyScope.Drug)]
    public void No_known_allergy_is_a_denial_of_its_scope(string system, string code, AllergyScope scope)
    {
        var allergy = Allergy($$"""{"coding":[{"system":"{{system}}","code":"{{code}}"}]}""");
        Assert.Equal(scope, allergy.NoneKnown);
        Assert.False(allergy.IsPresent);
    }

    [Theory]
    [InlineData("No known allergies")]
    [InlineData("NKDA")]
    [InlineData(" no known drug allergies. ")]
    public void A_denial_in_words_counts_where_there_is_no_code(string words) => Assert.True(Allergy($$"""{"text":"{{words}}"}""").StatesNoneKnown);

    [Fact]
    public void Words_of_denial_do_not_outweigh_the_code_of_an_allergy() =>
        Assert.Null(Allergy("""{"coding":[{"system":"http://snomed.info/sct","code":"91936005"}],"text":"No known allergies"}""").NoneKnown);

    [Theory]
    [InlineData(AllergyStatus.NotRecorded)]
    [InlineData(AllergyStatus.Present, Penicillin)]
    [InlineData(AllergyStatus.NoKnown, """{"text":"NKA"}""")]
    [InlineData(AllergyStatus.NoKnown, """{"text":"NKDA"}""")]
    [InlineData(AllergyStatus.NotRecorded, """{"text":"No known food allergy"}""")]
    [InlineData(AllergyStatus.Contradictory, """{"text":"NKDA"}""", Penicillin)]
    [InlineData(AllergyStatus.Contradictory, """{"text":"NKA"}""", Penicillin)]
    public void No_known_is_told_from_not_recorded_and_from_contradictory(AllergyStatus expected, params string[] codes) =>
        Assert.Equal(expected, Status([.. codes.Select(c => $$""" "code":{{c}} """)]));

    [Fact]
    public void No_known_drug_allergy_does_not_contradict_an_allergy_to_food() => Assert.Equal(
        AllergyStatus.Present, Status(""" "code":{"text":"NKDA"} """, """ "category":["food"],"code":{"text":"Peanut"} """));

    [Fact]
    public void That_nothing_is_known_of_allergies_is_neither_an_allergy_nor_a_denial() => Assert.Equal(
        AllergyStatus.NotRecorded,
        Status(""" "code":{"coding":[{"system":"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips","code":"no-allergy-info"}]} """));

    [Fact]
    public void Reactions_severity_criticality_and_kind_are_read()
    {
        var allergy = FhirText.Fact<Allergy>("AllergyIntolerance", $$"""
            "patient":{"reference":"Patient/p1"},"code":{{Penicillin}},"type":"intolerance","criticality":"high","category":["medication"],"recordedDate":"2020-01-01",
            "reaction":[{"manifestation":[{"text":"Urticaria"},{"text":"Wheeze"}],"severity":"severe"},{"manifestation":[{"text":"Urticaria"}]}]
            """);
        Assert.Equal(["Urticaria", "Wheeze"], allergy.Reactions.AsEnumerable());
        Assert.Equal((true, true, true, AllergyScope.Drug, "2020-01-01"),
            (allergy.Severe, allergy.HighCriticality, allergy.Intolerance, allergy.Scope, allergy.Recorded?.ToString()));
    }

    [Theory]
    [InlineData("refuted")]
    [InlineData("entered-in-error")]
    public void A_refuted_or_mistaken_allergy_is_not_present(string verification) => Assert.False(FhirText.Fact<Allergy>("AllergyIntolerance", $$"""
        "patient":{"reference":"Patient/p1"},"code":{{Penicillin}},"verificationStatus":{"coding":[{"code":"{{verification}}"}]}
        """).IsPresent);

    private static Allergy Allergy(string code) => FhirText.Fact<Allergy>("AllergyIntolerance", $$""" "patient":{"reference":"Patient/p1"},"code":{{code}} """);

    private static AllergyStatus Status(params string[] allergies)
    {
        var resources = allergies.Select((a, i) => $$"""{"resourceType":"AllergyIntolerance","id":"a{{i}}","patient":{"reference":"Patient/p1"},{{a}}}""");
        var facts = FhirText.Read(FhirText.Bundle([FhirText.Patient, .. resources])).Resources.Select(r => r.Fact).ToList();
        return ClinicalRecord.From(facts.OfType<Person>().Single(), facts).AllergyStatus;
    }
}
