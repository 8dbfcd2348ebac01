using PrecisionCare.Patients;
using PrecisionCare.Web.Drawing;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Tests.Drawing;

namespace PrecisionCare.Web.Tests.Presentation;

/// <summary>Laboratory values in their groups, against their ranges, and drawn.</summary>
public sealed class LabTests
{
    private static readonly FactSource Source = new("labs.json", "entry[0].resource");

    [Fact]
    [Trait("Feature", Feature.LabTimeline)]
    public void One_test_in_two_units_is_two_courses_never_one_axis()
    {
        var series = LabSeries.Of(Record(Result("a", 1.1m, "mg/dL", 2025), Result("b", 97m, "umol/L", 2026), Result("c", 1.2m, "mg/dL", 2026)));
        Assert.Equal(["mg/dL", "umol/L"], series.Select(s => s.Latest.Quantity!.Unit).Order());
        Assert.Equal([2, 1], series.OrderBy(s => s.Latest.Quantity!.Unit).Select(s => s.Values.Length));
    }

    [Fact]
    public void The_latest_value_stands_first()
    {
        var series = Assert.Single(LabSeries.Of(Record(Result("a", 1.4m, "mg/dL", 2026), Result("b", 0.9m, "mg/dL", 2024))));
        Assert.Equal(1.4m, series.Latest.Quantity!.Value);
        Assert.Equal("Kidney", series.Group);
    }

    [Theory]
    [InlineData(0.4, null, nameof(LabFlag.Low))]
    [InlineData(0.5, null, nameof(LabFlag.None))]
    [InlineData(1.1, null, nameof(LabFlag.None))]
    [InlineData(1.2, null, nameof(LabFlag.High))]
    [InlineData(1.2, "N", nameof(LabFlag.None))]
    [InlineData(0.8, "HH", nameof(LabFlag.High))]
    [InlineData(0.8, "A", nameof(LabFlag.Abnormal))]
    public void The_laboratory_s_own_judgement_goes_before_the_comparison_with_its_range(double value, string? interpretation, string flag)
    {
        var result = Result("a", (decimal)value, "mg/dL", 2026) with { Interpretations = interpretation is null ? [] : [interpretation] };
        Assert.Equal(flag, Assert.Single(LabSeries.Of(Record(result))).Latest.Flag.ToString());
    }

    [Fact]
    public void A_cancelled_result_is_not_a_value() =>
        Assert.Empty(LabSeries.Of(Record(Result("a", 1.1m, "mg/dL", 2026) with { Status = ObservationStatus.Cancelled })));

    [Fact]
    public void The_parts_of_a_blood_pressure_are_courses_of_their_own()
    {
        var pressure = new Observation
        {
            Id = "Observation/bp", Source = Source, Status = ObservationStatus.Final, Categories = ["vital-signs"], Effective = PartialDate.OfYear(2026),
            Code = new Concept([new Coding(CodeSystems.Loinc, "85354-9", "Blood pressure")]),
            Components =
            [
                new ObservationComponent(new Concept([new Coding(CodeSystems.Loinc, "8480-6", "Systolic")]), new ObservationValue { Quantity = new Measure(128, "mm[Hg]") }, []),
                new ObservationComponent(new Concept([new Coding(CodeSystems.Loinc, "8462-4", "Diastolic")]), new ObservationValue { Quantity = new Measure(80, "mm[Hg]") }, []),
            ],
        };
        Assert.Equal(["Systolic", "Diastolic"], LabSeries.Of(Record(pressure)).Select(s => s.Name));
    }

    [Fact]
    public void A_picture_encodes_its_texts_and_has_no_inline_style()
    {
        var odd = Result("a", 1.4m, "mg/dL", 2026) with { Code = new Concept([new Coding(CodeSystems.Loinc, "2160-0", "<Crea> & \"co\"")]) };
        var older = Result("b", 1.0m, "mg/dL", 2024) with { Code = odd.Code };
        string svg = Drawn.Text(TrendChart.Draw(Assert.Single(LabSeries.Of(Record(odd, older)))));
        Assert.Contains("&lt;Crea&gt; &amp; &quot;co&quot; over time", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"point out\"", svg, StringComparison.Ordinal);
        System.Xml.Linq.XElement.Parse(svg);
    }

    [Fact]
    public void A_course_of_equal_values_still_has_an_axis() =>
        System.Xml.Linq.XElement.Parse(Drawn.Text(TrendChart.Draw(Assert.Single(LabSeries.Of(Record(Result("a", 0m, "mg/dL", 2026), Result("b", 0m, "mg/dL", 2025)))))));

    private static ClinicalRecord Record(params Observation[] observations) => ClinicalRecord.From(new Person { Id = "Patient/p", Source = Source }, observations);

    private static Observation Result(string id, decimal value, string unit, int year) => new()
    {
        Id = "Observation/" + id, Source = Source, Code = new Concept([new Coding(CodeSystems.Loinc, "2160-0", "Creatinine")]), Status = ObservationStatus.Final,
        Categories = ["laboratory"], Effective = PartialDate.OfYear(year), Value = new ObservationValue { Quantity = new Measure(value, unit) }, Ranges = [new ReferenceRange(0.5m, 1.1m)],
    };
}
