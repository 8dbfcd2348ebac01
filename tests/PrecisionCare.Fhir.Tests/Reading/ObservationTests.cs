using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Reading;

public sealed class ObservationTests
{
    [Fact]
    public void A_laboratory_result_has_code_value_unit_time_range_and_interpretation()
    {
        var observation = Observation("""
            "category":[{"coding":[{"code":"laboratory"}]}],"effectiveDateTime":"2026-01-02T08:30:00+02:00",
            "valueQuantity":{"value":1.20,"unit":"mg/dl","system":"http://unitsofmeasure.org","code":"mg/dL"},
            "referenceRange":[{"low":{"value":0.5,"unit":"mg/dL"},"high":{"value":1.1,"unit":"mg/dL"}}],"interpretation":[{"coding":[{"code":"H"}]}]
            """);
        Assert.Equal(new Measure(1.20m, "mg/dL"), observation.Value!.Quantity);
        Assert.Equal("2026-01-02T08:30:00+02:00", observation.Effective.ToString());
        Assert.Equal([new ReferenceRange(0.5m, 1.1m)], observation.Ranges.AsEnumerable());
        Assert.Equal(["laboratory", "H"], [.. observation.Categories, .. observation.Interpretations]);
    }

    [Theory]
    [InlineData("""{"value":80,"unit":"kg"}""", "kg")]
    [InlineData("""{"value":80,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}""", "mm[Hg]")]
    [InlineData("""{"value":80,"unit":"mmHg"}""", "mm[Hg]")]
    [InlineData("""{"value":80,"unit":"mg/dl"}""", "mg/dL")]
    [InlineData("""{"value":2,"unit":"tablet","system":"http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm","code":"TAB"}""", "tablet")]
    [InlineData("""{"value":2.5}""", "")]
    public void A_unit_is_its_UCUM_code_or_the_words_of_the_source(string quantity, string unit) =>
        Assert.Equal(unit, Observation($$""" "valueQuantity":{{quantity}} """).Value!.Quantity!.Unit);

    [Fact]
    public void A_value_below_the_limit_of_detection_keeps_its_comparator() => Assert.Equal(
        new Measure(0.01m, "ng/mL", "<"), Observation(""" "valueQuantity":{"value":0.01,"comparator":"<","unit":"ng/mL"} """).Value!.Quantity);

    [Theory]
    [InlineData(""" "valueString":"trace" """, "trace")]
    [InlineData(""" "valueBoolean":true """, "true")]
    [InlineData(""" "valueRange":{"low":{"value":1,"unit":"mg"},"high":{"value":2,"unit":"mg"}} """, "1 mg to 2 mg")]
    [InlineData(""" "valueRatio":{"numerator":{"value":1},"denominator":{"value":128}} """, "1:128")]
    [InlineData(""" "valueTime":"08:30:00" """, "08:30:00")]
    [InlineData(""" "valueDateTime":"2020-02" """, "2020-02")]
    [InlineData(""" "valuePeriod":{"start":"2020","end":"2021"} """, "2020 to 2021")]
    public void Values_that_are_neither_quantity_nor_concept_become_words(string members, string words) => Assert.Equal(words, Observation(members).Value!.Text);

    [Fact]
    public void A_whole_number_is_a_quantity_without_unit() => Assert.Equal(new Measure(3, ""), Observation(""" "valueInteger":3 """).Value!.Quantity);

    [Fact]
    public void A_coded_value_is_a_concept() =>
        Assert.Equal("Positive", Observation(""" "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"10828004","display":"Positive"}]} """).Value!.Concept!.Label);

    [Fact]
    public void Why_there_is_no_value_is_a_value() => Assert.Equal(
        "not-performed", Observation(""" "dataAbsentReason":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"not-performed"}]} """).Value!.AbsentReason);

    [Fact]
    public void Components_have_codes_values_and_ranges_of_their_own()
    {
        var observation = Observation("""
            "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":132,"unit":"mmHg"},"referenceRange":[{"high":{"value":130,"unit":"mmHg"}}]},
              {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"dataAbsentReason":{"text":"cuff slipped"}}]
            """);
        Assert.Null(observation.Value);
        Assert.Equal((new Measure(132, "mm[Hg]"), 130m), (observation.Components[0].Value!.Quantity, observation.Components[0].Ranges[0].High));
        Assert.Equal("cuff slipped", observation.Components[1].Value!.AbsentReason);
    }

    [Fact]
    public void A_range_in_another_unit_than_the_value_stays_in_words()
    {
        var range = Observation(""" "valueQuantity":{"value":106,"unit":"umol/L"},"referenceRange":[{"low":{"value":0.5,"unit":"mg/dL"},"high":{"value":1.1,"unit":"mg/dL"}}] """).Ranges[0];
        Assert.Equal((null, null, "0.5 mg/dL to 1.1 mg/dL"), (range.Low, range.High, range.Text));
    }

    [Theory]
    [InlineData(""" "effectivePeriod":{"start":"2026-01-01","end":"2026-01-03"} """, "2026-01-01")]
    [InlineData(""" "effectiveInstant":"2026-01-01T00:00:00Z" """, "2026-01-01T00:00:00+00:00")]
    [InlineData(""" "issued":"2026-01-01T00:00:00Z" """, "2026-01-01T00:00:00+00:00")]
    public void The_time_of_a_finding_is_read_from_any_of_its_forms(string members, string time) => Assert.Equal(time, Observation(members).Effective.ToString());

    [Theory]
    [InlineData("final", ObservationStatus.Final)]
    [InlineData("corrected", ObservationStatus.Final)]
    [InlineData("preliminary", ObservationStatus.Preliminary)]
    [InlineData("cancelled", ObservationStatus.Cancelled)]
    public void Status_is_folded_to_what_rules_ask(string code, ObservationStatus status) => Assert.Equal(
        status, FhirText.FactOfPatient<Observation>("Observation", $$""" "status":"{{code}}","code":{"text":"x"} """).Status);

    private static Observation Observation(string members) => FhirText.FactOfPatient<Observation>("Observation", $$"""
        "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},{{members}}
        """);
}
