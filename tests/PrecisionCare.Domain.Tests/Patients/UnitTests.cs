using PrecisionCare.Patients;
using PrecisionCare.Patients.Units;

namespace PrecisionCare.Tests.Patients;

public sealed class UnitTests
{
    [Theory]
    [InlineData("mmHg", "mm[Hg]")]
    [InlineData("mm[Hg]", "mm[Hg]")]
    [InlineData("mg/dl", "mg/dL")]
    [InlineData("mg/dL", "mg/dL")]
    [InlineData("MG/DL", "mg/dL")]
    [InlineData("µmol/l", "umol/L")]
    [InlineData("mcg/mL", "ug/mL")]
    [InlineData("x10*9/L", "10*9/L")]
    [InlineData("10^3/uL", "10*3/uL")]
    [InlineData("K/uL", "10*3/uL")]
    [InlineData("beats/minute", "/min")]
    [InlineData("lbs", "[lb_av]")]
    [InlineData("in", "[in_i]")]
    [InlineData("IU/L", "[IU]/L")]
    [InlineData("kg/m²", "kg/m2")]
    [InlineData("mL/min/1.73m2", "mL/min/{1.73_m2}")]
    [InlineData("yrs", "a")]
    [InlineData("°F", "[degF]")]
    [InlineData("Cel", "Cel")]
    [InlineData("tablet", "tablet")]
    [InlineData("{score}", "{score}")]
    [InlineData(" ", "")]
    public void A_unit_as_records_spell_it_becomes_UCUM_where_its_meaning_is_sure(string written, string ucum) => Assert.Equal(ucum, UnitNames.ToUcum(written));

    [Theory]
    [InlineData(180, "[lb_av]", "kg", 81.6466266)]
    [InlineData(70, "[in_i]", "cm", 177.8)]
    [InlineData(5.4, "[ft_i]", "m", 1.64592)]
    [InlineData(12.5, "g/dL", "g/L", 125)]
    [InlineData(250, "10*3/uL", "10*9/L", 250)]
    [InlineData(16, "kPa", "mm[Hg]", 120.0102009)]
    [InlineData(72, "/min", "/s", 1.2)]
    [InlineData(36, "mo", "a", 3)]
    [InlineData(600, "mg/d", "g/wk", 4.2)]
    [InlineData(98.6, "[degF]", "Cel", 37)]
    [InlineData(0.5, "ukat/L", "U/L", 30)]
    public void Within_a_dimension_every_unit_converts(decimal value, string from, string to, decimal expected) =>
        Assert.Equal(new Measure(expected, to), new Measure(value, from).To(to));

    /// <summary>Factors as laboratories publish them: creatinine 88.4, cholesterol 0.02586, triglycerides 0.01129, glucose 0.0555, bilirubin 17.1, urate 59.48, urea 0.357, calcium 0.2495.</summary>
    [Theory]
    [InlineData("2160-0", "mg/dL", "umol/L", 88.40)]
    [InlineData("2093-3", "mg/dL", "mmol/L", 0.02586)]
    [InlineData("2085-9", "mg/dL", "mmol/L", 0.02586)]
    [InlineData("2571-8", "mg/dL", "mmol/L", 0.01129)]
    [InlineData("2345-7", "mg/dL", "mmol/L", 0.05551)]
    [InlineData("1975-2", "mg/dL", "umol/L", 17.10)]
    [InlineData("3084-1", "mg/dL", "umol/L", 59.48)]
    [InlineData("3094-0", "mg/dL", "mmol/L", 0.3570)]
    [InlineData("17861-6", "mg/dL", "mmol/L", 0.2495)]
    public void Mass_and_amount_convert_by_the_molar_mass_of_the_test_both_ways(string loinc, string from, string to, double published)
    {
        var test = new Concept([new Coding(CodeSystems.Loinc, loinc)]);
        decimal factor = new Measure(1, from).To(to, test)!.Value;
        Assert.InRange((double)factor / published, 0.999, 1.001);
        Assert.InRange((double)new Measure(factor, to).To(from, test)!.Value, 0.999999, 1.000001);
        Assert.Null(new Measure(1, from).To(to));
    }

    [Theory]
    [InlineData(7.0, 53)]
    [InlineData(6.5, 48)]
    [InlineData(5.0, 31)]
    public void Haemoglobin_A1c_converts_by_the_master_equation(decimal percent, int millimolesPerMole) =>
        Assert.Equal(millimolesPerMole, Math.Round(new Measure(percent, "%").To("mmol/mol", new Concept([new Coding(CodeSystems.Loinc, "4548-4")]))!.Value));

    [Fact]
    public void A_per_cent_of_anything_else_is_ten_millimoles_in_a_mole() => Assert.Equal(70, new Measure(7, "%").To("mmol/mol")!.Value);

    [Fact]
    public void The_comparator_survives_conversion() => Assert.Equal(new Measure(100, "g/L", "<"), new Measure(10, "g/dL", "<").To("g/L"));

    [Theory]
    [InlineData("mg", "mL")]
    [InlineData("tablet", "mg")]
    [InlineData("[IU]/L", "U/L")]
    [InlineData("meq/L", "mmol/L")]
    [InlineData("", "mg")]
    [InlineData("mg/{", "mg")]
    [InlineData("m9999999999", "m")]
    [InlineData("Tg20", "fg20")]
    public void What_has_no_sure_way_is_not_converted(string from, string to) => Assert.Null(new Measure(1, from).To(to));
}
