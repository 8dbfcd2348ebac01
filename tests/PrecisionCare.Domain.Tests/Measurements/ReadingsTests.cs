using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Measurements;

/// <summary>Which value of a record rules may use.</summary>
public sealed class ReadingsTests
{
    private static readonly ParameterTable Parameters = ParameterTable.Load(KnowledgeFolder.Shipped());
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_most_recent_usable_value_counts_in_the_unit_of_the_rules()
    {
        var readings = Read(Creatinine(88.4m, "umol/L", "2026-11-01"), Creatinine(2.0m, "mg/dL", "2026-10-01"));

        var creatinine = readings["creatinine"].Reading!;

        Assert.Equal(1.0, creatinine.Value, 1e-4);
        Assert.Equal("1 mg/dL on 01-Nov-2026", creatinine.ShownWithDay);
    }

    [Theory]
    [InlineData(820, "mg/dL", "2026-11-20", null, "outside the believable range")]
    [InlineData(1, "mmol", "2026-11-20", null, "not a unit of it")]
    [InlineData(1, "mg/dL", "2019-05-01", null, "too old")]
    [InlineData(1, "mg/dL", "2027-01-01", null, "after the day")]
    [InlineData(0.2, "mg/dL", "2026-11-20", "<", "only as <")]
    public void A_value_that_cannot_be_trusted_is_refused_with_its_reason(double value, string unit, string day, string? comparator, string reason)
    {
        var readings = Read(Creatinine((decimal)value, unit, day, comparator));

        Assert.Null(readings["creatinine"].Reading);
        Assert.Contains(reason, readings["creatinine"].Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unusable_newer_value_does_not_hide_a_usable_older_one()
    {
        var readings = Read(Creatinine(820m, "mg/dL", "2026-11-20"), Creatinine(1.4m, "mg/dL", "2026-09-20"));

        Assert.Equal(1.4, readings["creatinine"].Reading!.Value, 1e-9);
    }

    [Fact]
    public void What_was_never_measured_is_not_recorded()
    {
        Assert.Equal("potassium is not recorded", Read()["potassium"].Refusal);
        Assert.Equal("ALT is not recorded", Read()["alt"].Refusal);
    }

    [Fact]
    public void A_component_of_a_panel_counts_as_its_own_measurement()
    {
        var pressure = new ObservationComponent(
            new Concept([new Coding(CodeSystems.Loinc, "8480-6")]), new ObservationValue { Quantity = new Measure(172, "mm[Hg]") }, []);
        var panel = Creatinine(1, "mg/dL", "2026-11-01") with { Code = new Concept([new Coding(CodeSystems.Loinc, "85354-9")]), Value = null, Components = [pressure] };

        Assert.Equal(172, Read(panel)["systolic"].Reading!.Value);
    }

    private static Readings Read(params Observation[] observations) =>
        Readings.Of(ClinicalRecord.From(new Person { Id = "Patient/p1", Source = new FactSource("a.json", "") }, observations), Parameters, Today);

    private static Observation Creatinine(decimal value, string unit, string day, string? comparator = null) =>
        new()
        {
            Id = "Observation/" + day,
            Source = new FactSource("a.json", ""),
            Code = new Concept([new Coding(CodeSystems.Loinc, "2160-0")]),
            Status = ObservationStatus.Final,
            Effective = PartialDate.TryParse(day, out var date) ? date : null,
            Value = new ObservationValue { Quantity = new Measure(value, unit, comparator) },
        };
}
