using System.Text;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Patients;

public sealed class FactJsonTests
{
    [Fact]
    public void A_fact_is_stored_without_what_it_does_not_state() => Assert.Equal(
        """{"fact":"condition","code":{"codings":[],"text":"Gout"},"onset":"1961","id":"Condition/c1","source":{"file":"a.json","path":"entry[1].resource"}}""",
        Encoding.UTF8.GetString(FactJson.Write(new Condition
        {
            Id = "Condition/c1", Source = new("a.json", "entry[1].resource"), Code = new([], "Gout"), Onset = PartialDate.OfYear(1961),
        })));

    [Fact]
    public void A_list_that_an_older_text_lacks_is_empty()
    {
        var observation = Assert.IsType<Observation>(FactJson.Read("""{"fact":"observation","id":"Observation/o1","source":{"file":"a","path":"p"},"code":{"codings":[]}}"""u8));
        Assert.Empty(observation.Components);
        Assert.Empty(observation.Ranges);
    }

    [Fact]
    public void A_number_keeps_its_trailing_zeros_and_a_date_its_precision_and_zone()
    {
        Assert.True(PartialDate.TryParse("2026-01-02T03:04:05.678+02:00", out var time));
        var restored = Assert.IsType<Observation>(FactJson.Read(FactJson.Write(new Observation
        {
            Id = "Observation/o1", Source = new("a", "p"), Code = Concept.Unknown, Effective = time, Value = new() { Quantity = new(1.00m, "mg/dL", "<") },
        })));
        Assert.Equal("1.00", restored.Value!.Quantity!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(time, restored.Effective);
        Assert.Equal("2026-01-02T03:04:05.678+02:00", restored.Effective.ToString());
    }

    [Fact]
    public void The_kind_of_a_medication_use_is_always_written() =>
        Assert.Contains("\"kind\":\"request\"", Encoding.UTF8.GetString(FactJson.Write(new MedicationUse
        {
            Id = "MedicationRequest/m", Source = new("a", "p"), Kind = MedicationUseKind.Request, Medication = Concept.Unknown,
        })), StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"fact":"sorcery","id":"x","source":{"file":"a","path":"p"}}""")]
    public void What_is_no_stored_fact_is_refused(string json) =>
        Assert.ThrowsAny<Exception>(() => FactJson.Read(Encoding.UTF8.GetBytes(json)));
}
